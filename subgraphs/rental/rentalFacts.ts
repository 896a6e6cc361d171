import type { Day } from "../shared/domain/calendar.ts";
import { closestBody } from "../shared/domain/territory.ts";
import type { RentalContext } from "./context.ts";

export interface DwellingPlace {
  readonly rka: string;
  readonly kato: string;
}

/** The contracts in force on a day, and the closest local executive body, of each dwelling, in order. */
export async function rentalFacts(
  dwellings: readonly DwellingPlace[],
  on: Day,
  { call, now, records }: RentalContext,
) {
  const katos = new Set(dwellings.flatMap(({ kato }) => codesAround(kato)));
  const rkas = new Set(dwellings.map(({ rka }) => rka));
  const { contracts, bodies } = await records.facts([...rkas], [...katos], on);
  const byDwelling = Map.groupBy(contracts, ({ rka }) => rka);
  const answers = dwellings.map(({ rka, kato }) => {
    const nearestBody = closestBody(bodies, kato);
    const inForce = byDwelling.get(rka) ?? [];
    // Whom to ask about a contract of a body the register does not know: the one that covers the dwelling.
    return { rka, nearestBody, contracts: inForce.map((one) => ({ ...one, body: one.body ?? nearestBody })) };
  });
  return { readAt: now, reference: call.requestId, dwellings: answers };
}

/** Every code that could stand for a territory around a place: 751210000 → …, 751000000, 750000000. */
function codesAround(kato: string): string[] {
  return Array.from({ length: kato.length - 1 }, (_, place) =>
    kato.slice(0, kato.length - place).padEnd(kato.length, "0"),
  );
}
