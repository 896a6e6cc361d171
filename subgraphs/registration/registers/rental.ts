import type { Call } from "../../shared/call.ts";
import type { Day } from "../../shared/domain/calendar.ts";
import type { Ask } from "../../shared/register.ts";
import { asService } from "../../shared/relations.ts";
import { toldOrSilent, type Told } from "./told.ts";

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
  query ($dwellings: [DwellingPlace!]!, $on: Date!) {
    rentalFacts(dwellings: $dwellings, on: $on) {
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

/** Contracts of these dwellings on a day, in one call, by RKA. */
export function readContracts(
  dwellings: readonly { readonly rka: string; readonly kato: string }[],
  on: Day,
  ask: Ask,
  call: Call,
): Promise<Told<ReadonlyMap<string, RentalRecord>>> {
  const places = dwellings.map(({ rka, kato }) => ({ rka, kato }));
  return toldOrSilent(async () => {
    const service = asService(call, "registration");
    const { rentalFacts: told } = await ask<RentalFactsAnswer>(
      "rental",
      rentalFacts,
      { dwellings: places, on },
      service,
    );
    const value = new Map<string, RentalRecord>();
    told.dwellings.forEach((record, index) => value.set(places[index]?.rka ?? "", record));
    return { value, readAt: told.readAt, reference: told.reference };
  });
}
