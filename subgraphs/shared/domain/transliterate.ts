/** Names in Latin letters where a register holds none, in the manner of Kazakhstan's passports. */

// prettier-ignore
const letters: Readonly<Record<string, string>> = {
  а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", е: "e", ё: "yo", ж: "zh", з: "z", и: "i", й: "y",
  к: "k", қ: "k", л: "l", м: "m", н: "n", ң: "n", о: "o", ө: "o", п: "p", р: "r", с: "s", т: "t", у: "u",
  ұ: "u", ү: "u", ф: "f", х: "kh", һ: "h", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", і: "i",
  ь: "", э: "e", ю: "yu", я: "ya",
};

/** «Е» is heard as "ye" at the beginning of a word and after these: Yerlan, Andreyevich. */
const beforeSoftE = /[аәеёиіоөуұүыэюяъь]/u;

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /\p{Letter}/u.test(character);

function latinOf(letter: string, before: string | undefined): string {
  if (letter === "е" && (before === undefined || !isLetter(before) || beforeSoftE.test(before))) return "ye";
  return letters[letter] ?? letter;
}

const isUpper = (character: string | undefined): boolean =>
  character !== undefined && character !== character.toLowerCase();

/** Kazakh or Russian Cyrillic in Latin letters; what is not Cyrillic stays. «Ерлан Жұмабай» → "Yerlan Zhumabay". */
export function transliterate(name: string): string {
  const written = [...name.normalize("NFC")];
  return written
    .map((character, place) => {
      const latin = latinOf(character.toLowerCase(), written[place - 1]?.toLowerCase());
      if (!isUpper(character) || latin === "") return latin;
      const shouted = isUpper(written[place + 1]) || (written.length > 1 && isUpper(written[place - 1]));
      return shouted ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);
    })
    .join("");
}
