import { isBin, isIin, isKato } from "../../subgraphs/shared/domain/iin.ts";
import type { Persona } from "./people.ts";

/** What a token of the local identity provider says of its bearer. */
export interface Claims {
  readonly role: Persona["role"];
  readonly iin?: string;
  readonly bin?: string;
  readonly kato?: string;
}

/** The named cast, as the seeds give it: numbers by key. */
export type Cast = Readonly<Record<string, Readonly<Partial<Record<"iin" | "bin" | "kato", string>>>>>;

/** What was asked for makes no token; the message says what is expected and repeats nothing. */
export class NoSuchBearer extends Error {}

const roles: Readonly<Record<string, Claims["role"]>> = {
  citizen: "citizen",
  leb_officer: "leb_officer",
  officer: "leb_officer",
  service_centre_operator: "service_centre_operator",
  operator: "service_centre_operator",
  analyst: "analyst",
};

/** The claims for a role and its numbers; those of an official that are not given are his of the cast. */
export function claimsFor(asked: Readonly<Record<string, unknown>>, cast: Cast): Claims {
  const role = typeof asked["role"] === "string" ? roles[asked["role"]] : undefined;
  if (!role) throw new NoSuchBearer("the role is one of: citizen, officer, operator, analyst");
  const iin = number(asked, "iin", isIin, "an IIN of 12 digits with a valid check digit");
  const bin = number(asked, "bin", isBin, "a BIN of 12 digits with a valid check digit");
  const kato = number(asked, "kato", isKato, "a KATO code of 9 digits");
  if (role !== "leb_officer" && (bin ?? kato))
    throw new NoSuchBearer("--bin and --kato go with the role officer only");
  if (role === "analyst") {
    if (iin) throw new NoSuchBearer("an analyst has no --iin: the role sees counts only");
    return { role };
  }
  if (role === "citizen") {
    if (!iin) throw new NoSuchBearer("a citizen needs --iin, an IIN of 12 digits; `npm run cast` lists some");
    return { role, iin };
  }
  if (role === "service_centre_operator") return { role, iin: iin ?? ofCast(cast, "operator", "iin") };
  return {
    role,
    iin: iin ?? ofCast(cast, "officerAstana", "iin"),
    bin: bin ?? ofCast(cast, "officerAstana", "bin"),
    kato: kato ?? ofCast(cast, "officerAstana", "kato"),
  };
}

/** The claims of somebody the login page offers. */
export function claimsOf({ key, role }: Persona, cast: Cast): Claims {
  const { iin, bin, kato } = cast[key] ?? {};
  return claimsFor(
    { role, ...(role !== "analyst" && { iin }), ...(role === "leb_officer" && { bin, kato }) },
    cast,
  );
}

function number(
  asked: Readonly<Record<string, unknown>>,
  name: string,
  isValid: (text: string) => boolean,
  expected: string,
): string | undefined {
  const value = asked[name];
  if (value === undefined) return undefined;
  if (typeof value === "string" && isValid(value)) return value;
  throw new NoSuchBearer(`--${name} is ${expected}`);
}

function ofCast(cast: Cast, key: string, name: "iin" | "bin" | "kato"): string {
  const value = cast[key]?.[name];
  if (value === undefined)
    throw new NoSuchBearer(`the cast has no ${name} for ${key}: give it with --${name}`);
  return value;
}
