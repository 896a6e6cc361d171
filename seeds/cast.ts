import { leb, lebOfAlmaty, rentalContract } from "./cast/dwellings.ts";
import { homeKeys, type HomeKey, rkaOfHome } from "./cast/homes.ts";
import { iinOfCast, type PersonKey, personKeys } from "./cast/people.ts";

export { castContracts, castDwellings } from "./cast/dwellings.ts";
export { castPersons } from "./cast/people.ts";

/** What one of the cast is known by. */
export interface CastMember {
  readonly iin?: string;
  readonly rka?: string;
  readonly bin?: string;
  /** An officer's territory. */
  readonly kato?: string;
  /** A contract's number. */
  readonly contract?: string;
}
export type CastKey = PersonKey | HomeKey | "leb" | "rentalContract";

/** The named cast: the same numbers on every installation, on every day. */
export function cast(): Readonly<Record<CastKey, CastMember>> {
  const everybody = Object.fromEntries(personKeys.map((key) => [key, { iin: iinOfCast(key) }]));
  const dwellings = Object.fromEntries(homeKeys.map((key) => [key, { rka: rkaOfHome(key) }]));
  return {
    ...(everybody as Record<PersonKey, CastMember>),
    ...(dwellings as Record<HomeKey, CastMember>),
    officerAstana: { iin: iinOfCast("officerAstana"), bin: leb, kato: "710000000" },
    officerAlmaty: { iin: iinOfCast("officerAlmaty"), bin: lebOfAlmaty, kato: "750000000" },
    leb: { bin: leb },
    rentalContract: { contract: rentalContract },
  };
}
