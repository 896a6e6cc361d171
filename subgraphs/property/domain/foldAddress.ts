import { brokenTypeWords, typeWords } from "./typeWords.ts";

/** What is left of an address, or of what somebody types for one, when only what tells places apart is kept. */
export interface FoldedAddress {
  /** Names, in folded letters, each once. */
  readonly words: readonly string[];
  /** House, flat and microdistrict numbers as they are compared: "12" is `00012`, «12а» `00012а`, 12/1 `00012/1`. */
  readonly numbers: readonly string[];
}

/** Letters that are typed for one another: the nine of Kazakh that a Russian keyboard lacks, ё, and the silent signs. */
// prettier-ignore
const letters: Readonly<Record<string, string>> = {
  қ: "к", ә: "а", ө: "о", ү: "у", ұ: "у", і: "и", i: "и", ң: "н", ғ: "г", һ: "х", ё: "е", ь: "", ъ: "",
};

const exchanged = new RegExp(`[${Object.keys(letters).join("")}]`, "gu");

/** «7-й», «1-ая», «12-ші»: the number alone. */
const ordinal = /(\d+)\s?-\s?(?:[йяе]|[ыо]й|[ао][яе]|ши|шы|[иы]?нши|ы?ншы)(?!\p{L})/gu;
/** «12а», «12-а», «12/а»: a house of its own, next to 12. */
const joinedLetter = /(\d)[-/]?([абвгдежз])(?![\p{L}.])(?!\s*\d)/gu;
/** «12 а» only where nothing else can be meant: at the end, before a comma, before the flat. */
const spacedLetter = /(\d) ([абвгдежз])(?=\s*(?:$|[,;)]|кв|пат|корп))/gu;

const tokens = /\d+(?:\/\d+)?\p{L}?(?![\p{L}\d])|\d+|\p{L}+/gu;

/** The address as `search_text` keeps it: words of both languages, a bar, numbers. Imports and seeds call it. */
export function foldAddress(addressKk: string, addressRu: string): string {
  const kk = foldTyped(addressKk);
  const ru = foldTyped(addressRu);
  const words = [...new Set([...kk.words, ...ru.words])].sort();
  const numbers = [...new Set([...kk.numbers, ...ru.numbers])];
  return `${words.join(" ")} | ${numbers.join(" ")}`;
}

/** What somebody has typed, folded the same way. */
export function foldTyped(typed: string): FoldedAddress {
  const words = new Set<string>();
  const numbers: string[] = [];
  for (const [token] of plain(typed).matchAll(tokens)) {
    if (/^\d/.test(token)) numbers.push(comparable(token, numbers));
    else if (!typeWords.has(token)) words.add(token);
  }
  return { words: [...words], numbers };
}

/** Whether the word may be the beginning of a type word, still being typed: «көшес», «прос». */
export function beginsTypeWord(word: string): boolean {
  return (
    word.length >= 2 && typeWords.values().some((type) => type.length > word.length && type.startsWith(word))
  );
}

function plain(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(exchanged, (letter) => letters[letter] ?? letter)
    .replace(/\s+/g, " ")
    .replace(brokenTypeWords, " ")
    .replace(ordinal, "$1 ")
    .replace(joinedLetter, "$1$2 ")
    .replace(spacedLetter, "$1$2");
}

/** Five digits, so that text order is that of houses. The second 12 of «12 үй, 12 пәтер» is a number of its own. */
function comparable(token: string, before: readonly string[]): string {
  const digits = /^\d+/.exec(token)?.[0] ?? "";
  const number = digits.replace(/^0+(?=\d)/, "").padStart(5, "0") + token.slice(digits.length);
  const again = before.filter((one) => one === number || one.startsWith(`${number}*`)).length;
  return again === 0 ? number : `${number}*${again + 1}`;
}
