import { beginsTypeWord, type FoldedAddress } from "./foldAddress.ts";
import { isOneTypoApart } from "./oneTypo.ts";
import { typeWords } from "./typeWords.ts";

/** A word of an address that would do for the typed word number `place`: any from `low` up to, but not, `high`. */
export interface Spelling {
  readonly place: number;
  readonly low: string;
  readonly high: string;
  /** What is held against the address: nothing for a word as typed. */
  readonly cost: number;
}

/** Every word must be found, each in one of its spellings. */
export interface WantedWords {
  /** How many there are. */
  readonly words: number;
  readonly spellings: readonly Spelling[];
}

const mistyped = 3;
/** Sorts behind every letter. */
const last = "\u{10FFFF}";

const begins = (word: string, place: number): Spelling => ({ place, low: word, high: word + last, cost: 0 });

/**
 * Each typed word is a word of the address, or the beginning of one. A single letter beside longer words is the
 * initial in «А. Байтұрсынұлы», or a word hardly begun: it tells nothing.
 */
export function asTyped(words: readonly string[]): WantedWords {
  const telling = tellingWords(words);
  return { words: telling.length, spellings: telling.map(begins) };
}

const tellingWords = (words: readonly string[]): readonly string[] => {
  const long = words.filter((word) => word.length > 1);
  return long.length > 0 ? long : words;
};

/** The words without the last, where that may be «көшесі» or «улица» still being typed; null where it is not. */
export function withoutUnfinished({ words, numbers }: FoldedAddress): FoldedAddress | null {
  const unfinished = words.at(-1);
  if (unfinished === undefined || !beginsTypeWord(unfinished)) return null;
  const kept = words.slice(0, -1);
  return kept.length + numbers.length > 0 ? { words: kept, numbers } : null;
}

/**
 * The same, where each word may have one typo: `near` are words of addresses that come into question. Null where that
 * makes no difference.
 */
export function withTypos(words: readonly string[], near: readonly string[]): WantedWords | null {
  const told = tellingWords(words).map((typed) => ({
    typed,
    meant: near.filter((word) => !word.startsWith(typed) && isOneTypoApart(typed, word)),
    known: near.some((word) => word.startsWith(typed)),
  }));
  // A word that is no word of an address may be a type word with a typo: «улеца».
  const wanted = told.filter(
    ({ typed, meant, known }) => known || meant.length > 0 || !isMistypedType(typed),
  );
  if (wanted.length === told.length && told.every(({ meant }) => meant.length === 0)) return null;
  return {
    words: wanted.length,
    spellings: wanted.flatMap(({ typed, meant }, place) => [
      begins(typed, place),
      ...meant.map((word) => ({ place, low: word, high: `${word} `, cost: mistyped })),
    ]),
  };
}

const isMistypedType = (typed: string): boolean =>
  typeWords.values().some((type) => type.length >= 5 && isOneTypoApart(typed, type));
