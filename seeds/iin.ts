import { checkDigit } from "../subgraphs/shared/domain/iin.ts";
import { about, below } from "./mix.ts";

/**
 * The numbers of invented persons.
 *
 * The block: the seventh digit, which tells century and sex of those who were given a number at birth, is 0, so no
 * citizen's number lies in it. The six digits before it are a counter and not a birthday: often they are no date, and
 * whoever reads an age from them is wrong, as the law has it. tests/guards/numbers.test.ts finds any number outside.
 *
 * The first ten thousand slots belong to the named cast and its crowds; generated persons follow, in rising order, so
 * that an index over them grows at its end. There are slots for 52 million.
 */
const slotWidth = 190;
const chosenWithin = 140;
const firstGenerated = 10_000;

/** The number of a slot: the same on every installation, on every day. */
export function iinOfSlot(slot: number): string {
  // Of 11-digit beginnings 1 in 121 has no check digit; in the fifty that are left of a slot there is always one that has.
  for (let place = slot * slotWidth + below(chosenWithin, about.iin, slot); ; place += 1) {
    const base = `${String(Math.floor(place / 10_000)).padStart(6, "0")}0${String(place % 10_000).padStart(4, "0")}`;
    const last = checkDigit(base);
    if (last !== null) return `${base}${String(last)}`;
  }
}

/** The number of the i-th generated person. */
export const iinOf = (i: number): string => iinOfSlot(firstGenerated + i);
