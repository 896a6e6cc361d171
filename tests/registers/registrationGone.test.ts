import { afterAll, beforeAll, expect, test } from "vitest";
import { RegisterSilent } from "../../subgraphs/shared/register.ts";
import { sendToPopulation } from "../../subgraphs/registration/tasks/sendOutbox.ts";
import { comesTo, read, signed } from "./registrationActs.ts";
import { nothingImpossible } from "./registrationInvariants.ts";
import { world, type World } from "./registrationWorld.ts";

let it: World;
beforeAll(async () => {
  it = await world();
});
afterAll(() => it.close());

/** Population records nothing for this moment, as when it refuses or is silent: from outside that sounds the same. */
async function granted(): Promise<{ by: string; id: string; record: () => void }> {
  const reply = it.replies["recordResidence"]!;
  it.replies["recordResidence"] = () => {
    throw new RegisterSilent("population");
  };
  const by = it.person();
  const { id } = await signed(it, by, it.home([by]));
  await comesTo(it, by, id, "REGISTERING");
  return { by, id, record: () => void (it.replies["recordResidence"] = reply) };
}
const tryAgain = async () => {
  await it.later(1_300);
  await sendToPopulation({ ...it.context(), sms: it.telephone });
};

test("a granted application whose person population has lost altogether comes to an end that says so", async () => {
  const { by, id, record } = await granted();
  it.persons.delete(by);
  await tryAgain();
  const { history } = await comesTo(it, by, id, "REFUSED");
  expect(history.at(-1)).toMatchObject({
    code: "PERSON_GONE",
    text: expect.stringMatching(/no record of this person/) as string,
  });
  const left = await it.sql`select 1 from outbox where application_id = ${id} and done_at is null`;
  expect(left).toEqual([]);
  record();
  await nothingImpossible(it);
});

test("while population is silent it is tried again, and nothing is made of the silence", async () => {
  const { by, id, record } = await granted();
  it.silent.add("population");
  await tryAgain();
  await tryAgain();
  it.silent.delete("population");
  expect((await read(it, by, id)).status).toBe("REGISTERING");
  record();
  await tryAgain();
  await comesTo(it, by, id, "REGISTERED");
});

test("a refusal of somebody whom population knows is no end either", async () => {
  const { by, id, record } = await granted();
  await tryAgain();
  expect((await read(it, by, id)).status).toBe("REGISTERING");
  record();
  await tryAgain();
  await comesTo(it, by, id, "REGISTERED");
});
