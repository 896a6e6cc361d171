import DataLoader from "dataloader";
import type { Call, RegisterName } from "./call.ts";
import { kazakhstanDay } from "./domain/calendar.ts";
import { lies } from "./domain/territory.ts";
import type { Ask } from "./register.ts";
import { questionsOf, type CaseScope } from "./relationQuestions.ts";

/**
 * How the caller of one request stands to persons and dwellings, for rights. Each question is asked once per register
 * and request, for all keys of a tick together; a silent register throws RegisterSilent: the right is then not known.
 */
export interface Relations {
  /** Citizens: does the caller act for this person today? */
  represents(iin: string): Promise<boolean>;
  /** The same of one among several; asked even where there is nobody among them, so that both take the same time. */
  representsOneOf(iins: Iterable<string>): Promise<boolean>;
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

/** The same request, asked by a register on its own account: exempt from rights, so that nothing recurses. */
export function asService(call: Call, register: RegisterName): Call {
  return {
    ...call,
    caller: { role: "service", register },
    // What an official has stated is what the data is read for, by whichever register; the person will see it.
    purpose: call.purpose ?? "RESIDENCE_REGISTRATION",
    case: call.case ?? call.requestId,
    askedFor: call,
  };
}

export function relationsOf(call: Call, register: RegisterName, ask: Ask, now: Date): Relations {
  const questions = questionsOf(call, kazakhstanDay(now), (of, document, variables) =>
    ask(of, document, variables, asService(call, register)),
  );
  const kato = call.caller.role === "leb_officer" ? call.caller.kato : "";
  // Most requests put none of these questions, and hardly any more than two.
  const owned = once(() => listed(async (rkas) => (await questions.ownership(rkas, [])).owned));
  const coOwners = once(() => listed(async (iins) => (await questions.ownership([], iins)).coOwners));
  const parties = once(() => listed(async (rkas) => (await questions.contract(rkas, [])).partyOf));
  const tenancies = once(() => listed(async (rkas) => (await questions.contract(rkas, [])).tenantOf));
  const contractMates = once(() =>
    listed(async (iins) => (await questions.contract([], iins)).shareContract),
  );
  const named = once(() => listed((persons) => questions.namedInTerritory(kato, persons)));
  const katos = once(() => new DataLoader<string, string | null>(questions.katoOf));
  const represented = once(async () => new Set(await questions.represented()));
  const scope = once(questions.caseScope);
  const opened = once(async () => questions.personsOpened(await scope()));
  return {
    represents: async (person) => (await represented()).has(person),
    representsOneOf: async (persons) => !(await represented()).isDisjointFrom(new Set(persons)),
    owns: (rka) => owned().load(rka),
    sharesOwnership: (person) => coOwners().load(person),
    isPartyAt: (rka) => parties().load(rka),
    isTenantAt: (rka) => tenancies().load(rka),
    sharesContract: (person) => contractMates().load(person),
    hasInTerritory: async (rka) => {
      const place = await katos().load(rka);
      return place !== null && lies(place, kato);
    },
    hasTenantInTerritory: (person) => named().load(person),
    caseOpensPerson: async (person) => (await opened()).has(person),
    caseOpensDwelling: async (rka) => (await scope())?.rka === rka,
    caseScope: scope,
  };
}

/** Which of the keys of one tick the answer lists. */
function listed(
  question: (keys: readonly string[]) => Promise<readonly string[]>,
): DataLoader<string, boolean> {
  return new DataLoader<string, boolean>(async (keys) => {
    const among = new Set(await question(keys));
    return keys.map((key) => among.has(key));
  });
}

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
