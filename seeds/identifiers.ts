import { checkDigit } from "../subgraphs/shared/domain/iin.ts";

/**
 * The other numbers of the seeds, each from a block that nobody living or trading has.
 *
 * - BIN: registered in (19)70, when there were no such numbers, serial beginning with 0: `70MM40 0…`.
 * - RKA: `02` and a counter, the cast's from 02 9.
 * - Mobile phones: `+77PP 000 xxxx`, that is, subscriber numbers beginning with 000; prefix 700 for the cast. Beyond
 *   180,000 persons the numbers repeat.
 * - Offices' landlines: the last six digits begin with 00.
 */
export function binOf(organisation: number): string {
  const month = String(1 + (organisation % 12)).padStart(2, "0");
  for (let serial = organisation * 8; ; serial += 1) {
    const base = `70${month}40${String(serial).padStart(5, "0")}`;
    const last = checkDigit(base);
    if (last !== null) return `${base}${String(last)}`;
  }
}

/** The address code of the i-th generated dwelling. */
export const rkaOf = (dwelling: number): string => `02${String(dwelling).padStart(14, "0")}`;
/** The address code of the cast's i-th dwelling. */
export const rkaOfCast = (dwelling: number): string => `029${String(dwelling).padStart(13, "0")}`;

// prettier-ignore
const prefixes = [
  "701", "702", "705", "706", "707", "708", "747", "760", "761", "762", "763", "764", "771", "775", "776", "777", "778",
  "785",
];
const numbersOfPrefix = 10_000;

/** The mobile number of the i-th generated person. */
export function phoneOf(person: number): string {
  const within = person % (prefixes.length * numbersOfPrefix);
  const prefix = prefixes[Math.floor(within / numbersOfPrefix)] ?? "701";
  return `+7${prefix}000${String(within % numbersOfPrefix).padStart(4, "0")}`;
}

/** The mobile number of the cast's person in that slot. */
export const phoneOfCast = (slot: number): string => `+7700000${String(slot).padStart(4, "0")}`;

/** An office's landline, by the four digits of its town. */
export const landline = (town: string, office: number): string =>
  `+7${town}00${String(office).padStart(4, "0")}`;
