import DataLoader from "dataloader";
import type { Call, RegisterName } from "./call.ts";
import { kazakhstanDay } from "./domain/calendar.ts";
import { lies } from "./domain/territory.ts";
import type { Ask } from "./register.ts";

/**
 * How the caller of one request stands to persons and dwellings, for rights. Each question is asked once per register
 * and request, for all keys of a tick together; a silent register throws RegisterSilent: the right is then not known.
 */
export interface Relations {
  /** Citizens: does the caller act for this person today? */
  represents(iin: string): Promise<boolean>;
  owns(rka: string): Promise<boolean>;
  sharesOwnership(iin: string): Promise<boolean>;
  /** Tenant of, or named in, the contract of this dwelling. */
  isPartyAt(rka: string): Promise<boolean>;
  isTenantAt(rka: string): Promise<boolean>;
  sharesContract(iin: string): Promise<boolean>;
  /** Officers: does the dwelling lie in the caller's territory? */
  hasInTerritory(rka: string): Promise<boolean>;
  /** Officers: is the person tenant or named in a contract of the territory? */
  hasTenantInTerritory(iin: string): Promise<boolean>;
  /** Operators: does the case open this person (its applicant, its person, an owner of its dwelling)? */
  caseOpensPerson(iin: string): Promise<boolean>;
  caseOpensDwelling(rka: string): Promise<boolean>;
}

/** The same request, asked by a register on its own account: exempt from rights, so that nothing recurses. */
export function asService(call: Call, register: RegisterName): Call {
  return {
    ...call,
    caller: { role: "service", register },
    purpose: "RESIDENCE_REGISTRATION",
    case: call.case ?? call.requestId,
  };
}

export function relationsOf(call: Call, register: RegisterName, ask: Ask, now: Date): Relations {
  const on = kazakhstanDay(now);
  const service = asService(call, register);
  const iin = "iin" in call.caller ? call.caller.iin : "";
  const kato = call.caller.role === "leb_officer" ? call.caller.kato : "";
  const asked = <Data>(of: RegisterName, document: string, variables: object) =>
    ask<Data>(of, document, { ...variables }, service);

  /** Which of the keys of this tick the answer lists. */
  const listed = (question: (keys: readonly string[]) => Promise<readonly string[]>) =>
    new DataLoader<string, boolean>(async (keys) => {
      const among = new Set(await question(keys));
      return keys.map((key) => among.has(key));
    });

  const ownership = async (dwellings: readonly string[], persons: readonly string[]) =>
    (
      await asked<{ ownershipRelations: { owned: string[]; coOwners: string[] } }>(
        "property",
        `query($iin: ID!, $dwellings: [ID!]!, $persons: [ID!]!, $on: Date!) {
          ownershipRelations(iin: $iin, dwellings: $dwellings, persons: $persons, on: $on) { owned coOwners } }`,
        { iin, dwellings, persons, on },
      )
    ).ownershipRelations;
  const contract = async (dwellings: readonly string[], persons: readonly string[]) =>
    (
      await asked<{ contractRelations: { partyOf: string[]; tenantOf: string[]; shareContract: string[] } }>(
        "rental",
        `query($iin: ID!, $dwellings: [ID!]!, $persons: [ID!]!, $on: Date!) {
          contractRelations(iin: $iin, dwellings: $dwellings, persons: $persons, on: $on) { partyOf tenantOf shareContract } }`,
        { iin, dwellings, persons, on },
      )
    ).contractRelations;

  const owned = listed(async (rkas) => (await ownership(rkas, [])).owned);
  const coOwners = listed(async (iins) => (await ownership([], iins)).coOwners);
  const parties = listed(async (rkas) => (await contract(rkas, [])).partyOf);
  const tenancies = listed(async (rkas) => (await contract(rkas, [])).tenantOf);
  const contractMates = listed(async (iins) => (await contract([], iins)).shareContract);
  const named = listed(async (persons) => {
    const document = `query($kato: ID!, $persons: [ID!]!) { namedInTerritory(kato: $kato, persons: $persons) }`;
    return (await asked<{ namedInTerritory: string[] }>("rental", document, { kato, persons }))
      .namedInTerritory;
  });
  const katos = new DataLoader<string, string | null>(async (rkas) => {
    const document = `query($rkas: [ID!]!) { katoOf(rkas: $rkas) }`;
    return (await asked<{ katoOf: (string | null)[] }>("property", document, { rkas })).katoOf;
  });
  const represented = once(async () => {
    const document = `query($iin: ID!, $on: Date!) { representedBy(iin: $iin, on: $on) }`;
    return new Set(
      (await asked<{ representedBy: string[] }>("population", document, { iin, on })).representedBy,
    );
  });
  const scope = once(() => caseScope(call, on, asked));

  return {
    represents: async (person) => (await represented()).has(person),
    owns: (rka) => owned.load(rka),
    sharesOwnership: (person) => coOwners.load(person),
    isPartyAt: (rka) => parties.load(rka),
    isTenantAt: (rka) => tenancies.load(rka),
    sharesContract: (person) => contractMates.load(person),
    hasInTerritory: async (rka) => {
      const place = await katos.load(rka);
      return place !== null && lies(place, kato);
    },
    hasTenantInTerritory: (person) => named.load(person),
    caseOpensPerson: async (person) => (await scope()).persons.has(person),
    caseOpensDwelling: async (rka) => (await scope()).rka === rka,
  };
}

type Asked = <Data>(of: RegisterName, document: string, variables: object) => Promise<Data>;

/** Whom an operator's case opens: its applicant, its person and the owners of its dwelling. */
async function caseScope(call: Call, on: string, asked: Asked) {
  const nothing = { persons: new Set<string>(), rka: null };
  if (call.case === null) return nothing;
  const document = `query($number: ID!) { caseScope(number: $number) { applicant person rka } }`;
  const { caseScope: scope } = await asked<{
    caseScope: { applicant: string; person: string; rka: string } | null;
  }>("registration", document, { number: call.case });
  if (!scope) return nothing;
  const owners = await asked<{
    dwellingFacts: { dwellings: ({ owners: { iin: string | null }[] } | null)[] };
  }>(
    "property",
    `query($rkas: [ID!]!, $on: Date!) { dwellingFacts(rkas: $rkas, on: $on) { dwellings { owners { iin } } } }`,
    { rkas: [scope.rka], on },
  );
  const iins = owners.dwellingFacts.dwellings
    .flatMap((dwelling) => dwelling?.owners ?? [])
    .map(({ iin }) => iin);
  const persons = new Set([scope.applicant, scope.person, ...iins.filter((iin) => iin !== null)]);
  return { persons, rka: scope.rka };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
