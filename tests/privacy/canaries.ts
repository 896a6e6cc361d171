import { castPersons } from "../../seeds/cast.ts";
import { iinOfSlot } from "../../seeds/iin.ts";
import { personAt } from "../../seeds/persons.ts";
import type { PersonRecord } from "../../subgraphs/population/importRecords.ts";
import { kazakhstanDay } from "../../subgraphs/shared/domain/calendar.ts";
import { seedPersons } from "../journeys/people.ts";

/** Somebody whose names stand nowhere else: planted, so that whatever shows one of them has carried it out. */
export const planted = {
  iin: iinOfSlot(9_777),
  surname: "Қанарейұлы",
  given: "Сарғалдақ",
  patronymic: "Торғайқызы",
  surnameRu: "Канарейулы",
  givenRu: "Саргалдак",
  patronymicRu: "Торгайкызы",
  surnameLatin: "KANAREIULY",
  givenLatin: "SARGALDAQ",
  birthDate: "1988-01-09",
  sex: "FEMALE",
  citizenship: "KAZ",
  phone: "+77070007777",
} as const;

/** Words of no person that only those who ask write: into searches, cases, headers, documents. */
export const plantedWords = ["Шымшықтөбе", "Vorobyinaya", "password-of-a-canary", "Kanarka8"];

/** What is looked for in all that leaves the process. */
export interface Canaries {
  readonly words: ReadonlySet<string>;
  readonly texts: readonly string[];
  /** Codes that were sent by SMS while the journeys ran. */
  readonly codes: Set<string>;
}

const isText = (value: unknown): value is string => typeof value === "string";

/** Everybody of the seeds and the planted, by every name and number, as it is and in other letters. */
export function canaries(): Canaries {
  const people: readonly Partial<PersonRecord>[] = [
    planted,
    ...castPersons(kazakhstanDay(new Date())),
    ...Array.from({ length: seedPersons }, (_, i) => personAt(i)),
  ];
  const names = people.flatMap((one) =>
    [one.surname, one.given, one.patronymic, one.surnameRu, one.givenRu, one.patronymicRu]
      .concat(one.surnameLatin, one.givenLatin)
      .filter(isText),
  );
  const written = [...plantedWords.flatMap((word) => word.split("-"))].filter((word) => word.length > 7);
  const numbers = people.flatMap(({ iin }) => (iin === undefined ? [] : [iin]));
  return {
    words: new Set([...names, ...written].flatMap(wordsOf)),
    texts: numbers.flatMap((iin) =>
      (["base64", "base64url", "hex"] as const).map((form) =>
        Buffer.from(iin).toString(form).replace(/=+$/, ""),
      ),
    ),
    codes: new Set(),
  };
}

const wordsOf = (text: string) => (text.match(/[\p{L}]{3,}/gu) ?? []).map((word) => word.toLowerCase());

// A moment and an opaque id have digits of their own.
const moment = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?/g;
const opaque = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** What of a text should not have left, by kind; the text itself is told to nobody. */
export function leaksIn(text: string, { words, texts, codes }: Canaries): string[] {
  const rest = text.replaceAll(moment, " ").replaceAll(opaque, " ");
  const runs = rest.match(/\d+/g) ?? [];
  return [
    ...wordsOf(rest).flatMap((word) => (words.has(word) ? [`a name or word: ${word.slice(0, 2)}…`] : [])),
    ...runs.flatMap((run) => (run.length >= 10 ? [`a number of ${run.length} digits`] : [])),
    ...runs.flatMap((run) => (codes.has(run) ? ["a code"] : [])),
    ...texts.flatMap((one) => (rest.includes(one) ? ["a number in other letters"] : [])),
    ...(/eyJ[\w-]{5}|Bearer [\w.~+/-]{20}/.test(rest) ? ["a token"] : []),
  ];
}
