import { isDay, type Day } from "../domain/calendar.ts";
import { isBin, isIin, isKato, isPhone, isRka } from "../domain/iin.ts";
import { malformed } from "./malformed.ts";

/** Makes a value of the wanted kind out of what JSON holds, or throws {@link Malformed}. */
export type Reader<Value> = (given: unknown) => Value;
export type ReadBy<R> = R extends Reader<infer Value> ? Value : never;

const string: Reader<string> = (given) => {
  if (given === undefined || given === null) throw malformed("is missing");
  if (typeof given !== "string") throw malformed("is not a text");
  return given;
};

const matching =
  (wrong: string, isRight: (text: string) => boolean): Reader<string> =>
  (given) => {
    const text = string(given);
    if (!isRight(text)) throw malformed(wrong);
    return text;
  };

// Control characters and halves of characters are no text; PostgreSQL takes neither NUL nor the halves.
const isText = (text: string) => text.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(text);

/** A text of at least one and at most so many characters, without spaces around it. */
export const text =
  (longest: number): Reader<string> =>
  (given) => {
    const written = string(given).trim();
    if (written === "") throw malformed("is empty");
    if (written.length > longest) throw malformed(`is longer than ${String(longest)} characters`);
    if (!isText(written)) throw malformed("holds characters that are not text");
    return written;
  };

// PostgreSQL knows no year 0, and no living register a year before 1800.
export const day: Reader<Day> = matching(
  "is not a day that exists, written YYYY-MM-DD",
  (text) => isDay(text) && text >= "1800",
);
export const iin = matching("is not an IIN: 12 digits, the last a check digit", isIin);
export const bin = matching("is not a BIN: 12 digits, the last a check digit", isBin);
export const rka = matching("is not an RKA: 16 digits", isRka);
export const kato = matching("is not a KATO code: 9 digits", isKato);
export const mobilePhone = matching("is not a mobile number of Kazakhstan: +77…", isPhone);
/** Any telephone of the country, an office's landline as well. */
export const anyPhone = matching("is not a telephone number: +7 and ten digits", (text) =>
  /^\+7\d{10}$/.test(text),
);
export const citizenshipCode = matching("is not a country's code of three letters", (text) =>
  /^[A-Z]{3}$/.test(text),
);
export const cadastralNumber = matching("is not a cadastral number: NN:NNN:NNN:NNNN", (text) =>
  /^\d{2}:\d{3}:\d{3}:\d{1,5}(:[0-9A-Za-zА-Яа-я/-]{1,16}){0,4}$/.test(text),
);

export const oneOf = <const Word extends string>(...words: readonly Word[]): Reader<Word> => {
  const known: ReadonlyMap<string, Word> = new Map(words.map((word) => [word, word]));
  return (given) => {
    const word = known.get(string(given));
    if (word === undefined) throw malformed(`is none of ${words.join(", ")}`);
    return word;
  };
};

const figure: Reader<number> = (given) => {
  if (given === undefined || given === null) throw malformed("is missing");
  if (typeof given !== "number") throw malformed("is not a number");
  return given;
};

/** Square metres: more than none, less than a town. */
export const area: Reader<number> = (given) => {
  const metres = figure(given);
  if (!(metres > 0 && metres < 10_000_000)) throw malformed("is not an area in square metres");
  return metres;
};

const largestInteger = 2_147_483_647;

/** A part of a share: a whole number from 1. */
export const count: Reader<number> = (given) => {
  const whole = figure(given);
  if (!Number.isInteger(whole) || whole < 1 || whole > largestInteger)
    throw malformed("is not a whole number from 1");
  return whole;
};

export const flag: Reader<boolean> = (given) => {
  if (given === undefined || given === null) throw malformed("is missing");
  if (typeof given !== "boolean") throw malformed("is neither true nor false");
  return given;
};

/** What may be left out; null when it was, and null is as good as left out. */
export const optional =
  <Value>(read: Reader<Value>): Reader<Value | null> =>
  (given) =>
    given === undefined || given === null ? null : read(given);
