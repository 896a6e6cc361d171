import { leb, lebOfAlmaty, rentalContract } from "./cast/dwellings.ts";
import { homeKeys, type HomeKey, rkaOfHome } from "./cast/homes.ts";
import { iinOfCast, linkedPhone, type PersonKey, personKeys } from "./cast/people.ts";

export { castContracts, castDwellings } from "./cast/dwellings.ts";
export { castPersons } from "./cast/people.ts";

/** What one of the cast is known by. */
export interface CastMember {
  readonly iin?: string;
  /** The linked telephone, where there is one: what the simulator knows the person by. */
  readonly phone?: string;
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
  const everybody = Object.fromEntries(personKeys.map((key) => [key, person(key)]));
  const dwellings = Object.fromEntries(homeKeys.map((key) => [key, { rka: rkaOfHome(key) }]));
  return {
    ...(everybody as Record<PersonKey, CastMember>),
    ...(dwellings as Record<HomeKey, CastMember>),
    officerAstana: { ...person("officerAstana"), bin: leb, kato: "710000000" },
    officerAlmaty: { ...person("officerAlmaty"), bin: lebOfAlmaty, kato: "750000000" },
    leb: { bin: leb },
    rentalContract: { contract: rentalContract },
  };
}

function person(key: PersonKey): CastMember {
  const phone = linkedPhone(key);
  return { iin: iinOfCast(key), ...(phone !== null && { phone }) };
}
