import type { ContractRecord } from "../subgraphs/rental/importRecords.ts";
import { addDays } from "../subgraphs/shared/domain/calendar.ts";
import { bodyOf } from "./dictionaries/organisations.ts";
import { isStateRental, placeOfDwelling } from "./dwellings.ts";
import { type Household, householdOf, type Role } from "./households.ts";
import { rkaOf } from "./identifiers.ts";
import { iinOf } from "./iin.ts";
import { about, below } from "./mix.ts";
import { countedOn, movedIn } from "./persons.ts";

type Named = ContractRecord["persons"][number];

const relations: Readonly<Record<Role, Named["relation"]>> = {
  FIRST: "TENANT",
  SECOND: "SPOUSE",
  CHILD: "CHILD",
  GRANDPARENT: "PARENT",
};

const namedIn = ({ first, members }: Household): readonly Named[] =>
  members.map(({ role }, place) => ({ iin: iinOf(first + place), relation: relations[role] }));

/** One list in twelve is as dirty as real ones are: the tenant forgotten, or somebody named twice. */
function withDirt(named: readonly Named[], dwelling: number): readonly Named[] {
  const chance = below(24, about.contractDirt, dwelling);
  if (chance === 0) return named.slice(1);
  return chance === 1 ? [...named, ...named.slice(-1)] : named;
}

/** The contract of a generated dwelling; null for private housing. The dwelling's number alone decides. */
export function contractAt(dwelling: number): ContractRecord | null {
  if (!isStateRental(dwelling)) return null;
  const { kato } = placeOfDwelling(dwelling);
  const household = householdOf(dwelling);
  const from = movedIn(dwelling);
  const ended = below(12, about.contractEnd, dwelling);
  return {
    type: "contract",
    number: `${kato.slice(0, 2)}-${from.slice(0, 4)}/${String(dwelling)}`,
    bin: bodyOf(kato).bin,
    rka: rkaOf(dwelling),
    tenant: iinOf(household.first),
    from,
    to: ended === 0 ? addDays(countedOn, -1) : ended === 1 ? addDays(countedOn, 3650) : null,
    status: ended === 2 ? "TERMINATED" : "IN_FORCE",
    persons: withDirt(namedIn(household), dwelling),
  };
}
