import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expireConsents } from "../../subgraphs/registration/tasks/sweep.ts";
import { answer, cancel, read, requestCode, requestTo, sign, submit } from "../registers/registrationActs.ts";
import { nothingImpossible } from "../registers/registrationInvariants.ts";
import { eventually, world, type World } from "../registers/registrationWorld.ts";
import { attacks, type Attack, type Turn } from "./attacks.ts";

let it: World;
beforeAll(async () => {
  it = await world();
});
afterAll(() => it.close());

/** The people and homes of one attack, made as their names are met. */
function scene({ homes, rented = {}, children = {} }: Attack) {
  const people = new Map<string, string>();
  const person = (name: string): string => {
    const known = people.get(name);
    const parents = Object.entries(children).flatMap(([parent, all]) => (all.includes(name) ? [parent] : []));
    if (known !== undefined) return known;
    const representatives = parents.map((parent) => ({ iin: person(parent), kind: "PARENT" }));
    const made = it.person(
      parents.length === 0 ? {} : { birthDate: bornYearsAgo(15), phone: null, representatives },
    );
    people.set(name, made);
    return made;
  };
  const owned = Object.entries(homes).map(([name, owners]) => [name, it.home(owners.map(person))] as const);
  const ofState = Object.entries(rented).map(([name, contracts]) => {
    const all = contracts.map(([tenant, named]) => ({ tenant: person(tenant), named: [person(named)] }));
    return [name, it.home([], { fund: "STATE_RENTAL", contracts: all })] as const;
  });
  const rkas = new Map([...owned, ...ofState]);
  return { person, rka: (name: string) => rkas.get(name) ?? "" };
}
type Scene = ReturnType<typeof scene>;
const bornYearsAgo = (years: number) => `${new Date().getUTCFullYear() - years - 1}-12-31`;

interface Played {
  readonly turn: Turn;
  readonly by: string;
  readonly id: string;
  readonly status: string;
}

async function begin(turn: Turn, { person, rka }: Scene): Promise<Played> {
  const by = person(turn.by);
  const change = { person: person(turn.for ?? turn.by), channel: turn.channel ?? "PORTAL" };
  const { id, status } = await submit(it, by, rka(turn.at), change);
  return { turn, by, id, status };
}

/** Signs what waits for it, and takes what follows; whether anybody was asked. */
async function goOn(played: Played): Promise<boolean> {
  const { by, id, status } = played;
  if (status === "AWAITING_SIGNATURE") {
    expect(await requestCode(it, by, id)).toMatchObject({ __typename: "SigningCodeSent" });
    await sign(it, by, id, it.context().secrets.code(id, 0));
  }
  const { length } = await it.sql`select 1 from consents where application_id = ${id}`;
  if (length > 0) await end(played);
  else expect((await read(it, by, id)).history.at(-1)).toMatchObject(limited);
  return length > 0;
}
const limited = { status: "RETURNED", code: "CONSENT_REQUESTS_LIMIT" };

async function end({ turn, by, id }: Played): Promise<void> {
  if (turn.then === undefined) return;
  if (turn.then === "taken back") await cancel(it, by, id);
  else await settle(turn.then, { by, id });
}

/** The first who was asked answers, or lets the hour pass. */
async function settle(how: string, { by, id }: Pick<Played, "by" | "id">): Promise<void> {
  const [asked] = await it.sql<{ id: string; giver: string; nonce: number }[]>`
    select id, giver, nonce from consents where application_id = ${id} order by sequence limit 1`;
  if (how !== "expired") {
    const code = it.context().secrets.code(asked!.id, asked!.nonce);
    await answer(it, asked!.giver, asked!.id, code, how === "agreed");
    return;
  }
  await requestTo(it, asked!.giver, id);
  await it.later(3_601);
  await expireConsents(it.context());
  await eventually(
    () => read(it, by, id),
    ({ status }) => status === "RETURNED",
  );
}

/** Waits until no request is in one of these states. */
async function noneIs(states: string): Promise<void> {
  const find = () => it.sql.unsafe(`select 1 from consents where state in (${states})`);
  expect(await eventually(find, ({ length }) => length === 0)).toEqual([]);
}

async function play(attack: Attack, made: Scene): Promise<boolean[]> {
  const { turns, order = "one by one" } = attack;
  const asked: boolean[] = [];
  if (order === "one by one") for (const turn of turns) asked.push(await goOn(await begin(turn, made)));
  if (order === "one by one") return asked;
  const begun: Played[] = [];
  for (const turn of turns) begun.push(await begin(turn, made));
  if (order === "at once") return Promise.all(begun.map(goOn));
  for (const one of begun.toReversed()) asked.push(await goOn(one));
  return asked;
}

describe("a telephone is not bombed", () => {
  test.each(attacks)(
    "$name: $asked are asked",
    async (attack) => {
      const made = scene(attack);
      const asked = await play(attack, made);
      expect(asked.filter(Boolean)).toHaveLength(attack.asked);
      for (const { hours, asked: again } of attack.afterwards ?? []) {
        await noneIs("'SENDING', 'SENT'");
        await it.later(hours * 3_600);
        await noneIs("'SENDING', 'SENT', 'DELIVERED'");
        const { then: _then, ...turn } = attack.turns.at(-1)!;
        const last = await begin(turn, made);
        expect([hours, await goOn(last)]).toEqual([hours, again]);
        if (again) await cancel(it, last.by, last.id);
      }
      await nothingImpossible(it);
    },
    120_000,
  );
});
