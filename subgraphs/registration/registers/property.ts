import type { Call } from "../../shared/call.ts";
import type { Day } from "../../shared/domain/calendar.ts";
import type { Ask } from "../../shared/register.ts";
import { asService } from "../../shared/relations.ts";
import { byDay, eachOnce, toldOrSilent, type ByDay, type Told } from "./told.ts";

/** A dwelling as property tells it to this register, with its owners of one day. */
export interface DwellingRecord {
  readonly rka: string;
  readonly kato: string;
  readonly addressKk: string;
  readonly addressRu: string;
  readonly kind: "APARTMENT" | "HOUSE" | "DORMITORY_ROOM" | "COTTAGE" | "NON_RESIDENTIAL";
  readonly fund: "PRIVATE" | "STATE_RENTAL" | null;
  readonly inUse: boolean;
  readonly totalArea: number | null;
  readonly owners: readonly { readonly iin: string | null; readonly bin: string | null }[];
}

interface DwellingFactsAnswer {
  dwellingFacts: { readAt: string; reference: string; dwellings: (DwellingRecord | null)[] };
}

const dwellingFacts = /* GraphQL */ `
  query ($rkas: [ID!]!, $days: [Date!]!) {
    dwellingFacts(rkas: $rkas, days: $days) {
      readAt
      reference
      dwellings {
        rka
        kato
        addressKk
        addressRu
        kind
        fund
        inUse
        totalArea
        owners {
          iin
          bin
        }
      }
    }
  }
`;

const rkaOf = ({ rka }: { readonly rka: string }): string => rka;

/** Dwellings with their owners, each of its day, in one call; null for an address property does not have. */
export function readDwellings(
  dwellings: readonly { readonly rka: string; readonly on: Day }[],
  ask: Ask,
  call: Call,
): Promise<Told<ByDay<DwellingRecord | null>>> {
  const keys = eachOnce(dwellings, rkaOf);
  return toldOrSilent(async () => {
    const service = asService(call, "registration");
    const { dwellingFacts: told } = await ask<DwellingFactsAnswer>(
      "property",
      dwellingFacts,
      { rkas: keys.map(({ rka }) => rka), days: keys.map(({ on }) => on) },
      service,
    );
    const records = keys.map((_key, index) => told.dwellings[index] ?? null);
    return { value: byDay(keys, rkaOf, records), readAt: told.readAt, reference: told.reference };
  });
}
