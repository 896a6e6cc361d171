import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "../../subgraphs/shared/call.ts";
import { invented } from "./invented.ts";
import { at, told, type Question } from "./opened.ts";
import { eligibility, send, type Result } from "./registrationActs.ts";
import { citizen, elsewhere, world, type World } from "./registrationWorld.ts";

let it: World;
beforeAll(async () => {
  it = await world();
});
afterAll(() => it.close());

const officer: Caller = { role: "leb_officer", iin: invented(9_001), bin: "990140000390", kato: "710000000" };
const operator: Caller = { role: "service_centre_operator", iin: invented(9_002) };
const many = (inputs: object[], question: Question) =>
  it.query(
    `query($inputs: [EligibilityInput!]!) { eligibilities(inputs: $inputs) { outcome ruleSet { id }
    findings { rule { id } answer } } }`,
    { ...question, variables: { inputs } },
  );
const rows = async (table: string) =>
  Number((await it.sql.unsafe(`select count(*) as rows from ${table}`))[0]?.["rows"]);
const outcome = ({ outcome: told }: Result) => told;

test("S2, S5: before any form is filled it is told whether and how, and nothing is recorded", async () => {
  const [owner, other] = [it.person(), it.person()];
  const rka = it.home([owner]);
  const tables = ["applications", "submissions", "unrecorded_counts", "referrals", "outbox", "notifications"];
  const before = await Promise.all(tables.map(rows));
  expect(await eligibility(it, owner, rka)).toMatchObject({ outcome: "ELIGIBLE", consentsRequired: 0 });
  expect(await eligibility(it, other, rka)).toMatchObject({
    outcome: "CONSENT_REQUIRED",
    consentsRequired: 1,
  });
  expect(outcome(await eligibility(it, it.person({ phone: null }), rka))).toBe("REFUSED");
  expect(await Promise.all(tables.map(rows))).toEqual(before);
});

test("S3: every rule is answered in its order, with its sentence, its basis and the registers that were read", async () => {
  const owner = it.person();
  const answer = await it.query(
    `query($input: EligibilityInput!) { eligibility(input: $input) { findings { message(language: KK) readings { register readAt reference }
      rule { id title(language: RU) text(language: EN) basis { act(language: KK) clause } } answer } ruleSet { id from to rules { id } } } }`,
    { by: citizen(owner), variables: { input: { person: owner, rka: it.home([owner]) } } },
  );
  expect(told(answer)).toEqual([]);
  interface Finding {
    message: string;
    rule: { id: string; title: string; basis: unknown[] };
    answer: string;
    readings: { register: string }[];
  }
  const findings = at<Finding[]>(answer, "eligibility", "findings");
  expect(at(answer, "eligibility", "ruleSet", "rules")).toEqual(
    findings.map(({ rule }) => ({ id: rule.id })),
  );
  expect(at(answer, "eligibility", "ruleSet")).toMatchObject({
    id: "2025-11-24",
    from: "2025-11-24",
    to: null,
  });
  for (const { message, rule, readings, answer: given } of findings) {
    expect([rule.id, message.length > 10, rule.title.length > 3, rule.basis.length > 0]).toEqual([
      rule.id,
      true,
      true,
      true,
    ]);
    expect(readings.length > 0).toBe(given !== "NOT_APPLICABLE");
  }
});

test("the silence of a register is told as such, and is neither yes nor no", async () => {
  const owner = it.person();
  const rka = it.home([owner]);
  it.silent.add("property");
  const told = await eligibility(it, owner, rka);
  it.silent.delete("property");
  expect(told.outcome).toBe("UNDETERMINED");
  const findings = at<{ rule: { id: string }; answer: string; readings: { register: string }[] }[]>(
    { data: told },
    "findings",
  );
  expect(findings.find(({ rule }) => rule.id === "dwelling-residential")?.answer).toBe("UNKNOWN");
  expect(findings.flatMap(({ readings }) => readings.map(({ register }) => register))).not.toContain(
    "PROPERTY",
  );
});

describe("for one question and for five hundred", () => {
  const homes = (): [flat: string, rented: string] => [
    it.home([it.person()]),
    it.home([], { fund: "STATE_RENTAL", contracts: [{ tenant: it.person(), named: [] }] }),
  ];

  test.each([1, 500])(
    "%i: the same few calls to the registers and one statement of its own",
    async (number) => {
      const [flat, rented] = homes();
      const inputs = Array.from({ length: number }, (_, index) => {
        const iin = it.person();
        it.homes.get(rented)?.contracts?.[0]?.named.push(iin);
        return { applicant: iin, person: iin, rka: index % 2 === 0 ? rented : flat };
      });
      it.asked.length = 0;
      const statements = await it.statementsOf(async () => {
        expect(at<unknown[]>(await many(inputs, { by: officer }), "eligibilities")).toHaveLength(number);
      });
      // Beside the facts: one question to property, whether all these dwellings are the officer's to ask about.
      expect(it.asked.toSorted()).toEqual([
        "dwellingFacts",
        "katoOf",
        "personFacts",
        "personFacts",
        "rentalFacts",
      ]);
      expect(statements).toBe(1);
    },
  );

  test("also where each question is about another day", async () => {
    const [owner] = [it.person()];
    const [rka] = homes();
    const inputs = Array.from({ length: 20 }, (_, index) => ({
      person: owner,
      rka,
      on: `2026-01-${String(index + 1).padStart(2, "0")}`,
    }));
    it.asked.length = 0;
    const answer = await many(inputs, { by: citizen(owner) });
    expect(told(answer)).toEqual([]);
    expect(it.asked).toEqual(["personFacts", "dwellingFacts", "personFacts"]);
  });

  test("each question is answered for its own day, in the order asked", async () => {
    const turning = it.person({ birthDate: "2010-03-01" });
    const rka = it.home([turning, it.person()]);
    const days = ["2026-03-01", "2026-02-28", "2026-03-02", "2026-02-28"];
    const answer = await many(
      days.map((on) => ({ person: turning, rka, on })),
      { by: citizen(turning) },
    );
    const may = at<{ findings: { rule: { id: string }; answer: string }[] }[]>(answer, "eligibilities").map(
      ({ findings }) => findings.find(({ rule }) => rule.id === "applicant-may-act")?.answer,
    );
    expect(may).toEqual(["MET", "NOT_MET", "MET", "NOT_MET"]);
  });
});

describe("how much may be asked, and by whom", () => {
  const pairs =
    (length: number, extra: object = {}) =>
    (iin: string) =>
      Array.from({ length }, () => ({ person: iin, rka: elsewhere, ...extra }));

  test("citizens twenty, officials a thousand", async () => {
    const by = it.person();
    expect(told(await many(pairs(20)(by), { by: citizen(by) }))).toEqual([]);
    const tooMany = await many(pairs(21)(by), { by: citizen(by) });
    expect(tooMany.errors?.[0]?.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      argument: "inputs",
      values: { limit: 20 },
    });
    const rka = it.home([by]);
    const thousand = (length: number) => many(pairs(length, { applicant: by, rka })(by), { by: officer });
    expect(told(await thousand(1_000))).toEqual([]);
    expect(told(await thousand(1_001))).toEqual(["eligibilities BAD_USER_INPUT"]);
  });

  test.each<[who: string, by: Caller]>([
    ["anonymous", { role: "anonymous" }],
    ["an analyst", { role: "analyst" }],
  ])("%s may not", async (_who, by) => {
    const person = it.person();
    expect(told(await send(it, "eligibility", { input: { person, rka: elsewhere } }, { by }))).toEqual([
      "eligibility FORBIDDEN",
    ]);
  });

  test("a citizen is the applicant himself; an official names one", async () => {
    const [by, other] = [it.person(), it.person()];
    const asked = (applicant: string | undefined, caller: Caller) =>
      send(it, "eligibility", { input: { person: by, rka: it.home([by]), applicant } }, { by: caller });
    expect((await asked(other, citizen(by))).errors?.[0]?.extensions).toMatchObject({
      argument: "input.applicant",
    });
    expect(told(await asked(by, citizen(by)))).toEqual([]);
    expect((await asked(undefined, officer)).errors?.[0]?.extensions).toMatchObject({
      argument: "input.applicant",
    });
  });

  test("an officer asks about his own territory only, with purpose and case", async () => {
    const by = it.person();
    const input = (kato: string) => ({ input: { applicant: by, person: by, rka: it.home([by], { kato }) } });
    const asked = (kato: string, question: Question = {}) =>
      send(it, "eligibility", input(kato), { by: officer, ...question });
    expect(told(await asked("711210000"))).toEqual([]);
    expect(told(await asked("751210000"))).toEqual(["eligibility FORBIDDEN"]);
    expect(told(await asked("711210000", { case: null }))).toEqual(["eligibility PURPOSE_REQUIRED"]);
    expect(told(await asked("711210000", { purpose: "SERVICE_CENTRE_RECEPTION" }))).toEqual([
      "eligibility PURPOSE_REQUIRED",
    ]);
  });

  test("an operator asks about the case before him only", async () => {
    const by = it.person();
    const rka = it.home([by]);
    it.replies["caseScope"] = () => ({ applicant: by, person: by, rka });
    const asked = (person: string) =>
      send(it, "eligibility", { input: { applicant: person, person, rka } }, { by: operator });
    expect(told(await asked(by))).toEqual([]);
    expect(told(await asked(it.person()))).toEqual(["eligibility FORBIDDEN"]);
    it.replies["caseScope"] = () => null;
    expect(told(await asked(by))).toEqual(["eligibility FORBIDDEN"]);
  });
});

test("a day before the first rules names the earliest day", async () => {
  const person = it.person();
  const question = { by: citizen(person) };
  const answer = await send(
    it,
    "eligibility",
    { input: { person, rka: elsewhere, on: "2025-11-23" } },
    question,
  );
  expect(answer.errors?.[0]?.extensions).toMatchObject({
    argument: "input.on",
    values: { earliest: "2025-11-24" },
  });
  expect(
    (await many([{ person, rka: elsewhere, on: "2025-11-23" }], question)).errors?.[0]?.extensions,
  ).toMatchObject({
    argument: "inputs.0.on",
  });
  const card = await it.query(`{ service(on: "2025-11-23") { ruleSet { id } } }`);
  expect(card.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "on" });
});

describe("the card of the service, open to everybody", () => {
  const paths = `portal: path(channel: PORTAL, language: $in) mobile: path(channel: MOBILE, language: $in)
    zone: path(channel: SELF_SERVICE, language: $in) centre: path(channel: SERVICE_CENTRE, language: $in)`;
  const card = (language: string) =>
    it.query(
      `query($in: Language) { service { name(language: $in) ${paths} reasons { code name(language: $in) } ruleSet { id } } }`,
      {
        variables: { in: language },
      },
    );

  test("S21: the way to it on each channel, in three languages", async () => {
    const [kk, ru, en] = await Promise.all(["KK", "RU", "EN"].map(card));
    expect(at(en!, "service")).toMatchObject({
      name: "Registration of citizens of the Republic of Kazakhstan at the place of residence",
      portal: [
        "Citizens",
        "Citizenship, migration and immigration",
        "Registration at the place of residence",
      ],
      mobile: [
        "Public services",
        "Real estate and utilities",
        "Registration of citizens of the Republic of Kazakhstan at the place of residence",
      ],
      ruleSet: { id: "2025-11-24" },
    });
    expect(at<string[]>(ru!, "service", "portal")[1]).toBe("Гражданство, миграция и иммиграция");
    expect(at<string[]>(kk!, "service", "portal")[2]).toBe("Тұрғылықты жері бойынша тіркеу");
    for (const channel of ["portal", "mobile", "zone", "centre"])
      expect(new Set([kk, ru, en].map((one) => JSON.stringify(at(one!, "service", channel)))).size).toBe(3);
  });

  test("S16: a coded list of reasons in three languages", async () => {
    const lists = await Promise.all(["KK", "RU", "EN"].map(card));
    const reasons = lists.map((one) => at<{ code: string; name: string }[]>(one, "service", "reasons"));
    expect(reasons[0]?.map(({ code }) => code)).toContain("STATE_RENTAL");
    for (const [index, { code }] of reasons[0]!.entries())
      expect([code, new Set(reasons.map((list) => list[index]?.name)).size]).toEqual([code, 3]);
  });
});
