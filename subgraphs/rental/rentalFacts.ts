import type { Day } from "../shared/domain/calendar.ts";
import { badInput } from "../shared/errors.ts";
import { closestBody } from "../shared/domain/territory.ts";
import type { RentalContext } from "./context.ts";

export interface DwellingPlace {
  readonly rka: string;
  readonly kato: string;
}

/** The contracts in force, each dwelling on its day, and the closest local executive body, in order. */
export async function rentalFacts(
  dwellings: readonly DwellingPlace[],
  days: readonly Day[],
  { call, now, records, reads }: RentalContext,
) {
  if (days.length !== dwellings.length) throw badInput("days", "SCALAR");
  const katos = new Set(dwellings.flatMap(({ kato }) => codesAround(kato)));
  const asked = dwellings.map(({ rka }, index) => ({ rka, day: days[index] ?? "" }));
  const once = [...new Map(asked.map((one) => [onDay(one), one])).values()];
  const { contracts, bodies } = await records.facts(
    once.map(({ rka }) => rka),
    once.map(({ day }) => day),
    [...katos],
  );
  for (const { tenant, named } of contracts) reads?.note("Dwelling.rentalContract", [tenant, ...named]);
  const byDwelling = Map.groupBy(contracts, onDay);
  const answers = dwellings.map(({ rka, kato }, index) => {
    const nearestBody = closestBody(bodies, kato);
    const inForce = byDwelling.get(onDay({ rka, day: days[index] ?? "" })) ?? [];
    // Whom to ask about a contract of a body the register does not know: the one that covers the dwelling.
    return { rka, nearestBody, contracts: inForce.map((one) => ({ ...one, body: one.body ?? nearestBody })) };
  });
  return { readAt: now, reference: call.requestId, dwellings: answers };
}

const onDay = ({ rka, day }: { readonly rka: string; readonly day: Day }) => `${rka} ${day}`;

/** Every code that could stand for a territory around a place: 751210000 → …, 751000000, 750000000. */
function codesAround(kato: string): string[] {
  return Array.from({ length: kato.length - 1 }, (_, place) =>
    kato.slice(0, kato.length - place).padEnd(kato.length, "0"),
  );
}
