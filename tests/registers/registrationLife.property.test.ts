import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeUnreported, decideDue, expireConsents } from "../../subgraphs/registration/tasks/sweep.ts";
import { sendMessages, sendToPopulation } from "../../subgraphs/registration/tasks/sendOutbox.ts";
import { input, send } from "./registrationActs.ts";
import { nothingImpossible } from "./registrationInvariants.ts";
import { at } from "./opened.ts";
import { citizen, eventually, world, type World } from "./registrationWorld.ts";

let it: World;
beforeAll(async () => {
  it = await world();
});
afterAll(() => it.close());

/** What the history knows by itself: who is there, what was acknowledged, who ever owned what. */
interface Story {
  readonly people: string[];
  readonly rkas: string[];
  readonly submitted: { readonly id: string; readonly by: string; readonly rka: string }[];
  readonly owners: Map<string, string[][]>;
}
type Step = fc.AsyncCommand<Story, World>;

const pick = <Item>(items: readonly Item[], place: number): Item => items[place % items.length]!;
/** An answer may be refused, or lost in a crash; what matters is what is true afterwards. */
const attempt = (act: Promise<unknown>): Promise<unknown> => act.catch(() => undefined);
const own = (story: Story, rka: string, owners: string[]) => {
  story.owners.get(rka)?.push(owners);
  it.homes.get(rka)!.owners = owners.map((iin) => ({ iin, bin: null }));
};

/** A step that acts on the newest application, or one before. */
const step = (what: string, run: (story: Story, world: World) => Promise<unknown>, needs = true): Step => ({
  check: ({ submitted }) => !needs || submitted.length > 0,
  run: async (story, real) => {
    await run(story, real);
  },
  toString: () => what,
});

const submits = (who: number, where: number) =>
  step(
    `person ${who} applies at flat ${where}`,
    async (story) => {
      const [by, rka] = [pick(story.people, who), pick(story.rkas, where)];
      const answer = await attempt(
        send(it, "submitApplication", { input: input({ person: by, rka }) }, { by: citizen(by) }),
      );
      const id = at<string | undefined>(answer ?? {}, "submitApplication", "id");
      if (id) story.submitted.push({ id, by, rka });
    },
    false,
  );

const signs = (which: number, right: boolean) =>
  step(
    `application ${which} is signed with a ${right ? "right" : "wrong"} code`,
    async ({ submitted }, real) => {
      const { id, by } = pick(submitted, which);
      const question = { by: citizen(by) };
      await attempt(send(it, "requestSigningCode", { id }, question));
      const [kept] = await real.sql`select nonce from signing_codes where application_id = ${id}`;
      const code = real.context().secrets.code(id, Number(kept?.["nonce"] ?? 0) + (right ? 0 : 1));
      await attempt(send(it, "signApplication", { input: { applicationId: id, smsCode: code } }, question));
    },
  );

const answers = (which: number, how: string[]) =>
  step(`request ${which} is answered: ${how.join(" and at once ")}`, async ({ submitted }, real) => {
    const requests = await real.sql<{ id: string; giver: string; phone: string; nonce: number }[]>`
      select id, giver, phone, nonce from consents where application_id = any(${submitted.map(({ id }) => id)}::uuid[])
        and (state in ('SENDING', 'SENT', 'DELIVERED') or ${which % 5 === 0}) order by sequence desc limit 6`;
    if (requests.length === 0) return;
    const { id, giver, phone, nonce } = pick(requests, which);
    const { secrets } = real.context();
    const [code, other] = [secrets.code(id, nonce), secrets.code(id, nonce + 1_000)];
    const account = (given: string, confirm: boolean) =>
      attempt(
        send(it, "answerConsent", { input: { consentId: id, code: given, confirm } }, { by: citizen(giver) }),
      );
    const bySms = (text: string) => attempt(real.telephone.reply(phone, text));
    const ways: Record<string, () => Promise<unknown>> = {
      "yes in the account": () => account(code, true),
      "no in the account": () => account(code, false),
      "a wrong code in the account": () => account(other, true),
      "yes by SMS": () => bySms(code),
      "no by SMS": () => bySms(`НЕТ ${code}`),
      "a wrong code by SMS": () => bySms(other),
    };
    await Promise.all(how.map(async (way) => ways[way]?.()));
  });
const anAnswer = fc.constantFrom(
  ...["yes in the account", "yes in the account", "yes by SMS", "yes by SMS"],
  ...["no in the account", "no by SMS", "a wrong code in the account", "a wrong code by SMS"],
);

const cancels = (which: number) =>
  step(`application ${which} is taken back`, async ({ submitted }) => {
    const { id, by } = pick(submitted, which);
    await attempt(send(it, "cancelApplication", { id }, { by: citizen(by) }));
  });

const passes = (seconds: number) =>
  step(`${seconds} seconds pass`, (_story, real) => real.later(seconds), false);

const falls = (register: "population" | "property", silent: boolean) =>
  step(
    `${register} ${silent ? "falls silent" : "speaks"}`,
    async (_story, real) => {
      if (silent) real.silent.add(register);
      else real.silent.delete(register);
    },
    false,
  );

const loses = (losing: boolean) =>
  step(
    `population's answers ${losing ? "are lost" : "arrive"}`,
    async (_story, real) => {
      real.losesAnswers = losing;
    },
    false,
  );

const telephone = (who: number, mode: "deliver" | "no-report" | "undeliverable") =>
  step(
    `the telephone of ${who} is ${mode}`,
    ({ people }, real) => attempt(real.telephone.mode(real.phone(pick(people, who)), mode)),
    false,
  );

const sells = (where: number, to: number[]) =>
  step(
    `flat ${where} is sold to ${to.join(", ")}`,
    async (story) =>
      own(
        story,
        pick(story.rkas, where),
        to.map((who) => pick(story.people, who)),
      ),
    false,
  );

const sweeps = step(
  "everything that is due is done by two at once",
  (_story, real) => {
    const tasks = [expireConsents, decideDue, closeUnreported, sendMessages, sendToPopulation];
    const services = () => ({ ...real.context(), sms: real.telephone });
    return Promise.all([...tasks, ...tasks].map((run) => attempt(run(services()))));
  },
  false,
);

const crashes = step("the process is killed", (_story, real) => real.crash(), false);

/** Killed in the middle: while an application is signed, what it owes population and the telephone is cut off. */
const crashesSigning = (which: number) =>
  step(`the process is killed while application ${which} is signed`, async (story, real) => {
    const signing = signs(which, true).run(story, real);
    await Promise.race([signing, moment(which % 40)]);
    await real.crash();
  });

const crashesAnswering = (which: number) =>
  step(`the process is killed while request ${which} is answered`, async (story, real) => {
    const answering = answers(which, ["yes in the account"]).run(story, real);
    await Promise.race([answering, moment(which % 25)]);
    await real.crash();
  });

const moment = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const number = fc.nat(1_000);
const steps: fc.Arbitrary<Step>[] = [
  fc.tuple(number, number).map((of) => submits(...of)),
  fc.tuple(number, fc.constantFrom(true, true, true, false)).map((of) => signs(...of)),
  number.map((which) => signs(which, true)),
  fc.tuple(number, fc.array(anAnswer, { minLength: 1, maxLength: 3 })).map((of) => answers(...of)),
  number.map((which) => answers(which, ["yes in the account"])),
  number.map((which) => answers(which, ["yes by SMS"])),
  fc.constantFrom(1, 30, 1_700, 3_590, 3_601, 90_000).map(passes),
  fc
    .tuple(fc.constantFrom("population" as const, "property" as const), fc.boolean())
    .map((of) => falls(...of)),
  fc.boolean().map(loses),
  fc
    .tuple(
      number,
      fc.constantFrom("deliver" as const, "deliver" as const, "no-report" as const, "undeliverable" as const),
    )
    .map((of) => telephone(...of)),
  fc.tuple(number, fc.array(number, { minLength: 1, maxLength: 3 })).map((of) => sells(...of)),
  number.map(cancels),
  fc.constant(sweeps),
  fc.constant(crashes),
  number.map(crashesSigning),
  number.map(crashesAnswering),
];

/** A new set of people and flats, all telephones on, all registers speaking. */
async function begin(): Promise<Story> {
  it.silent.clear();
  it.losesAnswers = false;
  const people = Array.from({ length: 5 }, () => it.person());
  const rkas = [it.home([]), it.home([])];
  const story: Story = { people, rkas, submitted: [], owners: new Map(rkas.map((rka) => [rka, []])) };
  own(story, rkas[0]!, [people[0]!]);
  own(story, rkas[1]!, [people[1]!, people[2]!]);
  return story;
}

/** Everything speaks again and days pass: whoever waits for something of the register's must come to an end. */
async function comesToAnEnd({ submitted, people }: Story): Promise<void> {
  it.silent.clear();
  it.losesAnswers = false;
  await Promise.all(people.map((iin) => it.telephone.mode(it.phone(iin), "no-report")));
  const ids = submitted.map(({ id }) => id);
  const waiting = () => it.sql<{ id: string; status: string }[]>`select id, status from applications
    where id = any(${ids}::uuid[]) and ended_at is null and status <> 'AWAITING_SIGNATURE'`;
  const left = await eventually(
    async () => {
      await it.later(25 * 3_600);
      await sweeps.run({} as Story, it);
      return waiting();
    },
    (rows) => rows.length === 0,
  );
  expect(left).toEqual([]);
}

/** Whoever was registered owned the flat himself, or had every owner's consent of one of the days of this history. */
async function everyOwnerAgreed({ submitted, owners }: Story): Promise<void> {
  const rows = await it.sql<{ id: string; givers: string[] }[]>`select one.id,
      array(select giver from consents where application_id = one.id and state = 'CONFIRMED') as givers
    from applications one where status = 'REGISTERED' and id = any(${submitted.map(({ id }) => id)}::uuid[])`;
  for (const { id, givers } of rows) {
    const { by, rka } = submitted.find((one) => one.id === id)!;
    const may = (owners.get(rka) ?? []).some(
      (all) => all.includes(by) || all.every((iin) => givers.includes(iin)),
    );
    expect([id, may]).toEqual([id, true]);
  }
}

test("S13: no history of answers, silence, sales, time and crashes loses an application or brings it to two ends", async () => {
  // Replay a failure with the seed and the path that it prints; look longer than a suite may, with LIFE_SECONDS.
  const { SEED, REPLAY_PATH, LIFE_SECONDS = "18" } = process.env;
  const deadline = Date.now() + Number(LIFE_SECONDS) * 1_000;
  const ends = new Map<string, number>();
  const histories = fc.commands(steps, { maxCommands: 30, size: "+1" });
  const property = fc.asyncProperty(fc.boolean(), histories, async (owned, commands) => {
    // What has begun is finished; what has not by then is not begun.
    if (Date.now() > deadline) return;
    const story = await begin();
    // Two are on their way already: one at a flat of one owner, one of two, or the owner's own.
    for (const [who, where] of [
      [4, 0],
      [owned ? 1 : 3, 1],
    ] as const) {
      await submits(who, where).run(story, it);
      await signs(where, true).run(story, it);
    }
    await fc.asyncModelRun(() => ({ model: story, real: it }), commands);
    await nothingImpossible(it);
    await comesToAnEnd(story);
    await nothingImpossible(it);
    await everyOwnerAgreed(story);
    const kept =
      await it.sql`select id, status from applications where id = any(${story.submitted.map(({ id }) => id)}::uuid[])`;
    expect(kept).toHaveLength(story.submitted.length);
    for (const { status } of kept) ends.set(String(status), (ends.get(String(status)) ?? 0) + 1);
  });
  await fc.assert(property, {
    numRuns: 20 * Number(LIFE_SECONDS),
    endOnFailure: true,
    ...(SEED !== undefined && { seed: Number(SEED) }),
    ...(REPLAY_PATH !== undefined && { path: REPLAY_PATH }),
  });
  // The histories went somewhere: among their ends are good ones and bad ones.
  expect([...ends.keys()]).toEqual(expect.arrayContaining(["REGISTERED", "RETURNED"]));
}, 600_000);
