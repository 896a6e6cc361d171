import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decideDue } from "../../subgraphs/registration/tasks/sweep.ts";
import {
  answer,
  cancel,
  comesTo,
  consentsOf,
  requestCode,
  requestTo,
  shield,
  sign,
  signed,
  submit,
} from "./registrationActs.ts";
import { nothingImpossible } from "./registrationInvariants.ts";
import { eventually, world, type World } from "./registrationWorld.ts";

let it: World;
beforeAll(async () => {
  it = await world();
});
afterAll(() => it.close());

/** A house of two owners, one of whom has barred it. */
interface Barred {
  readonly by: string;
  readonly coOwner: string;
  readonly rka: string;
}
async function barredHouse(): Promise<Barred> {
  const [by, coOwner] = [it.person(), it.person()];
  const rka = it.home([by, coOwner]);
  await shield(it, by, rka, true);
  return { by, coOwner, rka };
}
const ownedBy = (rka: string, ...owners: string[]) => {
  it.homes.get(rka)!.owners = owners.map((iin) => ({ iin, bin: null }));
};
const bornYearsAgo = (years: number) => `${new Date().getUTCFullYear() - years - 1}-12-31`;
const childOf = (parent: string) =>
  it.person({ birthDate: bornYearsAgo(15), phone: null, representatives: [{ iin: parent, kind: "PARENT" }] });

interface Applying {
  readonly by: string;
  readonly person?: string;
  readonly channel?: string;
}
type Way = [what: string, apply: (house: Barred) => Applying | Promise<Applying>, outcome: string];

const stopped = "RETURNED ADDRESS_OPEN";
const goesOn = "AWAITING_SIGNATURE SUBMITTED";
const ways: Way[] = [
  ["a stranger from the portal", () => ({ by: it.person() }), stopped],
  ["a stranger from the app", () => ({ by: it.person(), channel: "MOBILE" }), stopped],
  ["a stranger from a self-service zone", () => ({ by: it.person(), channel: "SELF_SERVICE" }), stopped],
  [
    "a parent for a child",
    () => {
      const by = it.person();
      return { by, person: childOf(by) };
    },
    stopped,
  ],
  ["the co-owner himself, who is not barred", ({ coOwner: by }) => ({ by }), goesOn],
  ["the co-owner for his child", ({ coOwner: by }) => ({ by, person: childOf(by) }), goesOn],
  ["who barred it, for himself", ({ by }) => ({ by }), goesOn],
  [
    "a former co-owner",
    ({ by, coOwner, rka }) => {
      ownedBy(rka, by);
      return { by: coOwner };
    },
    stopped,
  ],
  [
    "a stranger after the co-owner has lifted his own",
    async ({ coOwner, rka }) => {
      await shield(it, coOwner, rka, false);
      return { by: it.person() };
    },
    stopped,
  ],
  [
    "a stranger after who barred it has lifted it",
    async ({ by, rka }) => {
      await shield(it, by, rka, false);
      return { by: it.person() };
    },
    goesOn,
  ],
  [
    "a stranger after who barred it has sold his share",
    ({ coOwner, rka }) => {
      ownedBy(rka, coOwner);
      return { by: it.person() };
    },
    goesOn,
  ],
  [
    "a stranger after who barred it has sold, and bought back",
    ({ by, coOwner, rka }) => {
      ownedBy(rka, coOwner);
      ownedBy(rka, by);
      return { by: it.person() };
    },
    stopped,
  ],
  [
    "who has just bought the other share",
    ({ by, rka }) => {
      const buyer = it.person();
      ownedBy(rka, by, buyer);
      return { by: buyer };
    },
    goesOn,
  ],
  [
    "a stranger who had applied before, took it back, and comes again",
    async ({ by: owner, rka }) => {
      await shield(it, owner, rka, false);
      const by = it.person();
      const { id } = await submit(it, by, rka);
      await shield(it, owner, rka, true);
      await cancel(it, by, id);
      return { by };
    },
    stopped,
  ],
];

test.each(ways)("a barred house: %s", async (_what, apply, outcome) => {
  const house = await barredHouse();
  const { by, ...change } = await apply(house);
  const { id, status } = await submit(it, by, house.rka, change);
  const [row] = await it.sql`select code from applications where id = ${id}`;
  expect(`${status} ${String(row?.["code"])}`).toBe(outcome);
  expect(await consentsOf(it, id)).toEqual([]);
});

test("S9: a tenant of state housing bars nothing; a person of his contract still asks him", async () => {
  const [tenant, named] = [it.person(), it.person()];
  const rka = it.home([], { fund: "STATE_RENTAL", contracts: [{ tenant, named: [named] }] });
  expect(await shield(it, tenant, rka, true)).toMatchObject({ __typename: "NotOwner" });
  const { id } = await signed(it, named, rka);
  expect((await consentsOf(it, id)).map(({ giver }) => giver)).toEqual([tenant]);
});

describe("raised while an application is on its way", () => {
  /** Bars the house at the moment in which the register asks about its owners: the shields have been read by then. */
  const raiseDuringNextDecision = (owner: string, rka: string) => {
    const reply = it.replies["personFacts"]!;
    it.replies["personFacts"] = async (variables, document, call) => {
      const { iins } = variables as { iins: string[] };
      if (iins.includes(owner)) {
        it.replies["personFacts"] = reply;
        await it.context().shields.set(rka, true, owner);
      }
      return reply(variables, document, call);
    };
  };
  const decidedAgain = async (by: string, id: string) => {
    await it.later(31);
    await decideDue(it.context());
    return comesTo(it, by, id, "RETURNED");
  };

  test("between the reading of the registers and the request, nobody is asked", async () => {
    const [owner, by] = [it.person(), it.person()];
    const rka = it.home([owner]);
    const { id } = await submit(it, by, rka);
    await requestCode(it, by, id);
    raiseDuringNextDecision(owner, rka);
    const code = it.context().secrets.code(id, 0);
    expect(await sign(it, by, id, code)).toMatchObject({ __typename: "Application", status: "CHECKING" });
    expect((await decidedAgain(by, id)).history.at(-1)?.code).toBe("ADDRESS_OPEN");
    expect(await consentsOf(it, id)).toEqual([]);
  });

  test("between the last consent and the decision on it, nobody is registered", async () => {
    const [owner, coOwner, by] = [it.person(), it.person(), it.person()];
    const rka = it.home([owner, coOwner]);
    const { id } = await signed(it, by, rka);
    for (const giver of [coOwner, owner]) {
      const { id: consentId, code } = await requestTo(it, giver, id);
      if (giver === owner) raiseDuringNextDecision(owner, rka);
      await answer(it, giver, consentId, code);
    }
    expect((await decidedAgain(by, id)).history.at(-1)?.code).toBe("ADDRESS_OPEN");
    expect(it.recorded.filter(({ applicationId }) => applicationId === id)).toEqual([]);
  });

  test("at the very moment of the last consent: what is granted was granted before it was raised", async () => {
    const rounds = await Promise.all(
      Array.from({ length: 24 }, async () => {
        const [owner, by] = [it.person(), it.person()];
        const rka = it.home([owner]);
        const { id } = await signed(it, by, rka);
        return { owner, by, rka, application: id, ...(await requestTo(it, owner, id)) };
      }),
    );
    await Promise.all(
      rounds.flatMap(({ owner, rka, id, code }, place) => [
        answer(it, owner, id, code),
        new Promise((resolve) => setTimeout(resolve, place)).then(() => shield(it, owner, rka, true)),
      ]),
    );
    await it.later(31);
    await eventually(
      async () => {
        await decideDue(it.context());
        return it.sql`select 1 from applications where ended_at is null and id = any(${rounds.map(({ application }) => application)}::uuid[])`;
      },
      ({ length }) => length === 0,
    );
    const late =
      await it.sql`select 1 from application_events event join applications one on one.id = event.application_id
      join shields on shields.rka = one.rka and is_on where event.code = 'GRANTED' and event.at > shields.set_at
        and one.id = any(${rounds.map(({ application }) => application)}::uuid[])`;
    expect(late).toEqual([]);
    await nothingImpossible(it);
  });
});
