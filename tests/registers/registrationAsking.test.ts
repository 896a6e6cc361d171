import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assess, type Assessment } from "../../subgraphs/registration/assess.ts";
import { barredMeanwhile } from "../../subgraphs/registration/barredMeanwhile.ts";
import { askForConsent } from "../../subgraphs/registration/askForConsent.ts";
import { ownCall, sourcesOf } from "../../subgraphs/registration/context.ts";
import { lockApplication } from "../../subgraphs/registration/data/moves.ts";
import { inTransaction } from "../../subgraphs/registration/data/transaction.ts";
import { decideApplication } from "../../subgraphs/registration/decideApplication.ts";
import { ruleSetOfCase } from "../../subgraphs/registration/ruleSetFor.ts";
import { kazakhstanDay } from "../../subgraphs/shared/domain/calendar.ts";
import { comesTo, consentsOf, read, requestCode, requestTo, sign, submit } from "./registrationActs.ts";
import { eventually, world, type World } from "./registrationWorld.ts";

let it: World;
beforeAll(async () => {
  it = await world();
});
afterAll(() => it.close());

/** A stranger's application at a flat of these owners, signed; nobody has looked at it yet. */
async function toCheck(owners: readonly string[]) {
  const by = it.person();
  const rka = it.home(owners);
  const { id } = await submit(it, by, rka);
  await it.sql`update applications set status = 'CHECKING', signed_at = clock_now(), code = 'SIGNED' where id = ${id}`;
  return { by, rka, id };
}
const decided = (id: string) => {
  const services = it.context();
  return decideApplication(id, services, ownCall(services.clock, id));
};

describe("while somebody else counts the requests", () => {
  test.each(["applicant", "giver"] as const)("of the same %s, it is waited for", async (who) => {
    const giver = it.person();
    const { by, id } = await toCheck([giver]);
    const person = { applicant: by, giver }[who];
    const [release, held] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const another = it.context().database.write.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(1416, hashtext(${person}))`);
      held.resolve(undefined);
      await release.promise;
    });
    await held.promise;
    const decision = decided(id);
    const waits = await eventually(
      () => it.sql`select 1 from pg_locks where locktype = 'advisory' and classid = 1416 and not granted
        and database = (select oid from pg_database where datname = current_database())`,
      ({ length }) => length > 0,
      5_000,
    );
    release.resolve(undefined);
    await Promise.all([another, decision]);
    expect(waits).toHaveLength(1);
    expect(await consentsOf(it, id)).toHaveLength(1);
  });
});

describe("what the rules have made sure of", () => {
  type Change = (gathered: Assessment["gathered"], giver: string) => Partial<Assessment["gathered"]>;
  const withoutPhone: Change = ({ person }, giver) => ({
    person: (iin) => {
      const known = person(iin);
      return known && iin === giver ? { ...known, phone: null } : known;
    },
  });
  const cases: [what: string, change: Change][] = [
    ["a giver's telephone", withoutPhone],
    ["the giver", ({ person }, giver) => ({ person: (iin) => (iin === giver ? null : person(iin)) })],
    ["the applicant", ({ person }, giver) => ({ person: (iin) => (iin === giver ? person(iin) : null) })],
    ["the dwelling", () => ({ dwelling: null })],
    ["an answer about the dwelling", () => ({ dwelling: "unknown" })],
  ];
  test.each(cases)("nobody is asked without it: %s", async (_what, change) => {
    const giver = it.person();
    const { id } = await toCheck([giver]);
    const services = it.context();
    const asking = inTransaction(services.database, async (tx) => {
      const application = (await lockApplication(tx, id))!;
      const question = {
        ...application,
        ...{ attested: false, confirmed: new Set<string>(), on: kazakhstanDay(services.clock()) },
        ruleSet: ruleSetOfCase(application),
      };
      const [made] = await assess([question], sourcesOf(services, ownCall(services.clock, id)));
      const gathered = { ...made!.gathered, ...change(made!.gathered, giver) };
      await askForConsent(tx, application, { ...made!, gathered }, services);
    });
    await expect(asking).rejects.toThrow("a fact is missing that was made sure of");
    expect(await consentsOf(it, id)).toEqual([]);
  });
});

describe("barred since the facts were read", () => {
  /** Who owns it, who of all has barred it, and who applies: whether the step that follows is not taken. */
  const cases: [
    what: string,
    owners: string,
    raised: string,
    by: string,
    isBarred: boolean,
    change?: object,
  ][] = [
    ["a stranger may not go on", "AB", "B", "S", true],
    ["not even where nobody would be asked", "AB", "B", "S", true, { outcome: "ELIGIBLE" }],
    ["an owner may at his own dwelling", "AB", "B", "A", false],
    ["by who has sold it meanwhile, it is not barred", "A", "B", "S", false],
    ["by who has sold it and by who has not, it is", "A", "AB", "S", true],
    ["what an operator has attested goes on", "A", "A", "S", false, { attestation: "seen" }],
    ["what ends anyway, ends", "A", "A", "S", false, { outcome: "RETURNED" }],
  ];
  test.each(cases)("%s", async (_what, owners, raised, by, isBarred, change = {}) => {
    const people = new Map(["A", "B", "S"].map((name) => [name, it.person()]));
    const named = (names: string) => [...names].map((name) => people.get(name)!);
    const rka = it.home(named(owners));
    const { shields, database } = it.context();
    for (const owner of named(raised)) await shields.set(rka, true, owner);
    const { outcome, attestation } = { outcome: "CONSENT_REQUIRED", attestation: null, ...change };
    const made = {
      decision: { outcome },
      gathered: { dwelling: { owners: named(owners).map((iin) => ({ iin })) } },
    } as never;
    const application = { applicant: people.get(by)!, rka, attestation } as never;
    expect(await inTransaction(database, (tx) => barredMeanwhile(tx, application, made))).toBe(isBarred);
  });
});

test("the decision that is kept is the one on which they are asked, not the one at submission", async () => {
  const by = it.person();
  const rka = it.home([it.person()]);
  const { id } = await submit(it, by, rka);
  it.homes.get(rka)!.owners!.push({ iin: it.person(), bin: null });
  await requestCode(it, by, id);
  await sign(it, by, id, it.context().secrets.code(id, 0));
  const kept = await read(it, by, id);
  expect([kept.status, kept.decision.consentsRequired]).toEqual(["AWAITING_CONSENT", 2]);
});

test("S13: two owners whose hours pass in the same sweep end the application once", async () => {
  const owners = [it.person(), it.person()];
  const { by, id } = await toCheck(owners);
  await decided(id);
  for (const owner of owners) await requestTo(it, owner, id);
  await it.later(3_700);
  const { history } = await comesTo(it, by, id, "RETURNED");
  expect(history.filter(({ code }) => code === "CONSENT_EXPIRED")).toHaveLength(1);
  expect((await consentsOf(it, id)).map(({ state }) => state).toSorted()).toEqual(["CANCELLED", "EXPIRED"]);
});
