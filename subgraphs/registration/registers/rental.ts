import type { Call } from "../../shared/call.ts";
import type { Day } from "../../shared/domain/calendar.ts";
import type { Ask } from "../../shared/register.ts";
import { asService } from "../../shared/relations.ts";
import { byDay, eachOnce, toldOrSilent, type ByDay, type Told } from "./told.ts";

/** What rental tells of one dwelling: contracts in force on the day, and the body to ask where there is none. */
export interface RentalRecord {
  readonly contracts: readonly {
    readonly tenant: string;
    readonly named: readonly string[];
    readonly body: { readonly bin: string };
  }[];
  readonly nearestBody: { readonly bin: string } | null;
}

interface RentalFactsAnswer {
  rentalFacts: { readAt: string; reference: string; dwellings: RentalRecord[] };
}

const rentalFacts = /* GraphQL */ `
  query ($dwellings: [DwellingPlace!]!, $days: [Date!]!) {
    rentalFacts(dwellings: $dwellings, days: $days) {
      readAt
      reference
      dwellings {
        contracts {
          tenant
          named
          body {
            bin
          }
        }
        nearestBody {
          bin
        }
      }
    }
  }
`;

const rkaOf = ({ rka }: { readonly rka: string }): string => rka;

/** Contracts of these dwellings, each on its day, in one call. */
export function readContracts(
  dwellings: readonly { readonly rka: string; readonly kato: string; readonly on: Day }[],
  ask: Ask,
  call: Call,
): Promise<Told<ByDay<RentalRecord>>> {
  const keys = eachOnce(dwellings, rkaOf);
  const places = keys.map(({ rka, kato }) => ({ rka, kato }));
  return toldOrSilent(async () => {
    const service = asService(call, "registration");
    const { rentalFacts: told } = await ask<RentalFactsAnswer>(
      "rental",
      rentalFacts,
      { dwellings: places, days: keys.map(({ on }) => on) },
      service,
    );
    return { value: byDay(keys, rkaOf, told.dwellings), readAt: told.readAt, reference: told.reference };
  });
}
