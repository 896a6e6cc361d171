/**
 * Chance without state: the same purpose and counter always give the same number, and neighbours differ in every bit.
 * So row i depends on i alone, and any part of the seeds can be made anew, alone, or by several at once.
 */
export function mix(purpose: number, counter: number): number {
  let h = Math.imul(counter ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(purpose + 1, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}

/** A number from 0 to below the limit. */
export const below = (limit: number, purpose: number, counter: number): number =>
  mix(purpose, counter) % limit;

/** True so many times in a thousand. */
export const inThousand = (times: number, purpose: number, counter: number): boolean =>
  below(1000, purpose, counter) < times;

/** One of a list, which is not empty. */
export function pick<Item>(items: readonly Item[], purpose: number, counter: number): Item {
  const item = items[below(items.length, purpose, counter)];
  if (item === undefined) throw new RangeError("there is nothing to choose from");
  return item;
}

/** What chance is asked for: one number each, so that two questions about one row are answered apart. */
export const about = {
  iin: 1,
  bin: 2,
  birth: 3,
  age: 4,
  sex: 5,
  given: 6,
  surname: 7,
  father: 8,
  slavic: 9,
  phone: 10,
  residence: 11,
  capacity: 12,
  death: 13,
  citizenship: 14,
  place: 15,
  street: 16,
  house: 17,
  flat: 18,
  kind: 19,
  area: 20,
  fund: 21,
  owner: 22,
  otherOwner: 23,
  organisation: 24,
  contractDirt: 25,
  contractEnd: 26,
  applicant: 27,
  outcome: 28,
  channel: 29,
  submitted: 30,
  decided: 31,
  reason: 32,
  identity: 33,
  elsewhere: 34,
  formerHome: 35,
} as const;
