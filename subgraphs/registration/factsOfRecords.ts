import type { Day } from "../shared/domain/calendar.ts";
import type { DwellingFacts, PersonFacts, RentalFacts } from "./domain/facts.ts";
import type { PersonRecord } from "./registers/population.ts";
import type { DwellingRecord } from "./registers/property.ts";
import type { RentalRecord } from "./registers/rental.ts";

// What the registers say, in the words of the rules. They answer for the day itself: what they list is in force on it.

/** A person for the rules. */
export function personFacts(record: PersonRecord, on: Day): PersonFacts {
  return {
    birthDate: record.birthDate,
    alive: record.deathDate === null || record.deathDate > on,
    valid: record.valid,
    citizenship: record.citizenship,
    capacity: record.capacity,
    hasLinkedPhone: record.phone !== null,
    representatives: record.representatives.map(({ iin, kind }) => ({ iin, kind, since: on, until: on })),
    residenceRka: record.residenceRka,
  };
}

/** A dwelling for the rules. */
export function dwellingFacts(record: DwellingRecord | null, on: Day): DwellingFacts | null {
  if (record === null) return null;
  return {
    kato: record.kato,
    kind: record.kind,
    inUse: record.inUse,
    // A fund the register does not name is private housing: its owners are asked, which is the careful reading.
    fund: record.fund ?? "PRIVATE",
    usefulArea: record.totalArea ?? 0,
    owners: record.owners.map(({ iin, bin }) => ({
      owner: iin === null ? { kind: "ORGANISATION", bin: bin ?? "" } : { kind: "PERSON", iin },
      since: on,
      until: on,
    })),
  };
}

/** The contracts of a dwelling for the rules. */
export function rentalFacts({ contracts, nearestBody }: RentalRecord, on: Day): RentalFacts {
  return {
    contracts: contracts.map(({ tenant, named, body }) => ({
      body: body.bin,
      tenant,
      named,
      from: on,
      to: on,
      terminated: false,
    })),
    closestBody: nearestBody?.bin ?? null,
  };
}
