import { afterAll, beforeAll, expect, test } from "vitest";
import type { Application } from "../../subgraphs/registration/data/applications.ts";
import { keptApplications } from "../../subgraphs/registration/keptApplications.ts";
import { ask, cancel, submit } from "./registrationActs.ts";
import { citizen, eventually, world, type World } from "./registrationWorld.ts";

let it: World;

beforeAll(async () => {
  it = await world();
});
afterAll(() => it.close());

const poll = (by: string, id: string) =>
  it.query(`query ($id: ID!) { application(id: $id) { id number status } }`, {
    by: citizen(by),
    variables: { id },
  });
const statementsToPoll = (by: string, id: string) => it.statementsOf(() => poll(by, id));

async function submitted() {
  const [owner, by] = [it.person(), it.person()];
  const { id } = await submit(it, by, it.home([owner]));
  return { by, id };
}

test("who asks again for a status that has not changed costs the database nothing", async () => {
  const { by, id } = await submitted();
  // The announcement of what was just submitted may still be on its way.
  expect(
    await eventually(
      () => statementsToPoll(by, id),
      (count) => count === 0,
    ),
  ).toBe(0);
  expect(await statementsToPoll(by, id)).toBe(0);
});

test("what somebody does himself, he sees with his next question", async () => {
  for (let time = 0; time < 20; time += 1) {
    const { by, id } = await submitted();
    await poll(by, id);
    await cancel(it, by, id);
    expect(await ask(it, "application", { id }, by)).toMatchObject({ status: "CANCELLED" });
  }
});

test("what another process changes is seen when it is announced, event or not", async () => {
  const { by, id } = await submitted();
  await poll(by, id);
  await it.sql`update applications set status = 'CHECKING' where id = ${id}`;
  const seen = () => ask(it, "application", { id }, by);
  expect(await eventually(seen, ({ status }) => status === "CHECKING")).toMatchObject({ status: "CHECKING" });
});

test("a stranger is refused what somebody else has just read, after the same work as for one that is not there", async () => {
  const { by, id } = await submitted();
  await eventually(
    () => statementsToPoll(by, id),
    (count) => count === 0,
  );
  const stranger = it.person();
  expect((await poll(stranger, id)).data).toEqual({ application: null });
  const missing = await statementsToPoll(stranger, "00000000-0000-4000-8000-000000000000");
  expect(missing).toBe(1);
  expect(await statementsToPoll(stranger, id)).toBe(missing);
});

test("once announcements may have been lost, everything is read anew", async () => {
  const { by, id } = await submitted();
  await eventually(
    () => statementsToPoll(by, id),
    (count) => count === 0,
  );
  await it.sql`alter table applications disable trigger application_row_changed`;
  await it.sql`update applications set status = 'CHECKING' where id = ${id}`;
  await it.sql`alter table applications enable trigger application_row_changed`;
  expect(await ask(it, "application", { id }, by)).not.toMatchObject({ status: "CHECKING" });
  await it.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen %'`;
  const seen = () => ask(it, "application", { id }, by);
  expect(await eventually(seen, ({ status }) => status === "CHECKING")).toMatchObject({ status: "CHECKING" });
});

/** A database that is slow to answer, and announcements made by the test. */
function played() {
  const answers: PromiseWithResolvers<Application[]>[] = [];
  const state = { heard: true, announce: (_id: string | null): void => undefined };
  const kept = keptApplications(
    () => {
      const answer = Promise.withResolvers<Application[]>();
      answers.push(answer);
      return answer.promise;
    },
    { each: (listener) => void (state.announce = listener), areHeard: () => state.heard },
  );
  const row = (status: Application["status"]) => [{ id: "one", applicant: "who", status } as Application];
  return { kept, state, answers, row };
}

test.each([["one"], [null]])("what changes while it is being read is read again: %s", async (announced) => {
  const { kept, state, answers, row } = played();
  const first = kept.byId(["one"], "who");
  state.announce(announced);
  answers[0]?.resolve(row("CHECKING"));
  await first;
  void kept.byId(["one"], "who");
  expect(answers).toHaveLength(2);
});

test("what is held in a transaction of one's own is read again after it", async () => {
  const { kept, answers, row } = played();
  const first = kept.byId(["one"], "who");
  answers[0]?.resolve(row("CHECKING"));
  await first;
  await kept.byId(["one"], "who");
  expect(answers).toHaveLength(1);
  kept.forget("one");
  void kept.byId(["one"], "who");
  expect(answers).toHaveLength(2);
});

test("while nobody knows whether changes are announced, the database is asked each time", async () => {
  const { kept, state, answers, row } = played();
  const first = kept.byId(["one"], "who");
  answers[0]?.resolve(row("CHECKING"));
  await first;
  state.heard = false;
  void kept.byId(["one"], "who");
  expect(answers).toHaveLength(2);
});
