import { ageOn, type Day } from "../../shared/domain/calendar.ts";
import { ages } from "./ages.ts";

/** One record of a person's registration at a dwelling. */
export interface ResidenceRecord {
  readonly id: string;
  readonly rka: string;
  readonly since: Day;
  readonly until: Day | null;
}

/** Where a person lives in law, and why. */
export interface Home extends ResidenceRecord {
  readonly basis: "REGISTERED" | "FOLLOWS_REPRESENTATIVE";
}

/** A person with the residences that may count: the own one, and those of the representatives as recorded. */
export interface Housed {
  readonly birthDate: Day;
  readonly own: ResidenceRecord | null;
  /** In the order in which the register recorded the representatives; `actsSince` is the representation's first day. */
  readonly followed: readonly (ResidenceRecord & { readonly actsSince: Day })[];
}

/** Whether a person has no residence of his own in law yet (Civil Code, article 16). */
export function followsRepresentatives(birthDate: Day, day: Day): boolean {
  return ageOn(birthDate, day) < ages.registeredSeparately;
}

/**
 * Where the person lives on the day; the first is *the* residence. A child under 14 lives with the representatives:
 * at each of their dwellings once, the one recorded first at the head, and a record of its own means nothing.
 */
export function homesOn(day: Day, { birthDate, own, followed }: Housed): Home[] {
  if (!followsRepresentatives(birthDate, day)) return own ? [{ ...own, basis: "REGISTERED" }] : [];
  const byDwelling = new Map<string, Home>();
  for (const { actsSince, ...record } of followed) {
    if (byDwelling.has(record.rka)) continue;
    // Nobody lives anywhere before birth, nor with a guardian who is not one yet.
    const since = [record.since, actsSince, birthDate].reduce((latest, next) =>
      next > latest ? next : latest,
    );
    byDwelling.set(record.rka, { ...record, since, basis: "FOLLOWS_REPRESENTATIVE" });
  }
  return [...byDwelling.values()];
}

/** A place in a history that is read newest first. */
export type Place = Pick<ResidenceRecord, "since" | "id">;

/** The homes in the order of a history, newest first; from behind a place on, where one is given. */
export function historyOf(homes: readonly Home[], after: Place | null): Home[] {
  const newestFirst = homes.toSorted((a, b) => (isOlder(a, b) ? 1 : -1));
  return after === null ? newestFirst : newestFirst.filter((home) => isOlder(home, after));
}

/** Ids are whole numbers written as text. */
function isOlder(one: Place, other: Place): boolean {
  return one.since === other.since ? BigInt(one.id) < BigInt(other.id) : one.since < other.since;
}
