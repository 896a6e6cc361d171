import type { Call } from "../../shared/call.ts";
import type { Day } from "../../shared/domain/calendar.ts";
import type { Ask } from "../../shared/register.ts";
import { asService } from "../../shared/relations.ts";
import { byDay, eachOnce, onDay, toldOrSilent, type ByDay, type Told } from "./told.ts";

/** A person as population tells it to this register, on one day. */
export interface PersonRecord {
  readonly iin: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly birthDate: Day;
  readonly deathDate: Day | null;
  readonly citizenship: string;
  readonly valid: boolean;
  readonly capacity: "FULL" | "LIMITED" | "INCAPABLE";
  readonly phone: string | null;
  readonly representatives: readonly {
    readonly iin: string;
    readonly kind: "PARENT" | "ADOPTIVE_PARENT" | "GUARDIAN" | "TRUSTEE";
  }[];
  readonly residenceRka: string | null;
}

interface PersonFactsAnswer {
  personFacts: { readAt: string; reference: string; persons: (PersonRecord | null)[] };
}

const personFacts = /* GraphQL */ `
  query ($iins: [ID!]!, $days: [Date!]!) {
    personFacts(iins: $iins, days: $days) {
      readAt
      reference
      persons {
        iin
        surname
        given
        patronymic
        birthDate
        deathDate
        citizenship
        valid
        capacity
        phone
        representatives {
          iin
          kind
        }
        residenceRka
      }
    }
  }
`;

const recordResidenceDocument = /* GraphQL */ `
  mutation ($input: RecordResidenceInput!) {
    recordResidence(input: $input) {
      since
    }
  }
`;

/** A person on a day. */
export interface PersonOnDay {
  readonly iin: string;
  readonly on: Day;
}

const iinOf = ({ iin }: PersonOnDay): string => iin;

/** What population knows of these persons, each on his day, in one call; null for a number it does not have. */
export function readPersons(
  persons: readonly PersonOnDay[],
  ask: Ask,
  call: Call,
): Promise<Told<ByDay<PersonRecord | null>>> {
  const keys = eachOnce(persons, iinOf);
  return toldOrSilent(async () => {
    const service = asService(call, "registration");
    const { personFacts: told } = await ask<PersonFactsAnswer>(
      "population",
      personFacts,
      { iins: keys.map(({ iin }) => iin), days: keys.map(({ on }) => on) },
      service,
    );
    const records = keys.map((_key, index) => told.persons[index] ?? null);
    return { value: byDay(keys, iinOf, records), readAt: told.readAt, reference: told.reference };
  });
}

/**
 * Records the residence. False when population says that it has no such person; throws RegisterSilent when it did not say
 * that it has recorded it.
 */
export async function recordResidence(
  input: { applicationId: string; iin: string; rka: string; since: Day },
  ask: Ask,
  call: Call,
): Promise<boolean> {
  try {
    await ask("population", recordResidenceDocument, { input }, asService(call, "registration"));
    return true;
  } catch (error) {
    // Its refusal of somebody it does not know sounds like silence: so it is asked whether it knows him.
    const { iin, since: on } = input;
    const told = await readPersons([{ iin, on }], ask, call);
    if (told === "silent" || onDay(told.value, iin, on) !== null) throw error;
    return false;
  }
}
