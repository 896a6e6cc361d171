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
  /** Operators: whom and what the case is about; null when its number opens nothing. */
  caseScope(): Promise<CaseScope | null>;
}

export interface CaseScope {
  readonly applicant: string;
  readonly person: string;
  readonly rka: string;
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
  const scope = once(() => caseScope(call, asked));
  const opened = once(async () => personsOpened(await scope(), on, asked));

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
    caseOpensPerson: async (person) => (await opened()).has(person),
    caseOpensDwelling: async (rka) => (await scope())?.rka === rka,
    caseScope: scope,
  };
}

type Asked = <Data>(of: RegisterName, document: string, variables: object) => Promise<Data>;

async function caseScope({ case: number }: Call, asked: Asked): Promise<CaseScope | null> {
  if (number === null) return null;
  const document = `query($number: ID!) { caseScope(number: $number) { applicant person rka } }`;
  return (await asked<{ caseScope: CaseScope | null }>("registration", document, { number })).caseScope;
}

interface OwnersAnswer {
  dwellingFacts: { dwellings: ({ owners: { iin: string | null }[] } | null)[] };
}

/** Whom an operator's case opens: its applicant, its person and the owners of its dwelling. */
async function personsOpened(
  scope: CaseScope | null,
  on: string,
  asked: Asked,
): Promise<ReadonlySet<string>> {
  if (!scope) return new Set();
  const document = `query($rkas: [ID!]!, $days: [Date!]!) { dwellingFacts(rkas: $rkas, days: $days) { dwellings { owners { iin } } } }`;
  const { dwellingFacts } = await asked<OwnersAnswer>("property", document, {
    rkas: [scope.rka],
    days: [on],
  });
  const owners = dwellingFacts.dwellings.flatMap((dwelling) => dwelling?.owners ?? []);
  return new Set([
    scope.applicant,
    scope.person,
    ...owners.flatMap(({ iin }) => (iin === null ? [] : [iin])),
  ]);
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
