import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openPopulation } from "../../subgraphs/population/index.ts";
import type { Caller } from "../../subgraphs/shared/call.ts";
import { address, invented } from "../registers/invented.ts";
import { at, opened, told, type Opened, type Question } from "../registers/opened.ts";
import { populate } from "../registers/populationRecords.ts";
import { citizen, world, type World } from "../registers/registrationWorld.ts";

const [himself, parent, stranger, official] = Array.from({ length: 4 }, (_, index) => invented(index)) as [
  string,
  string,
  string,
  string,
];
const officer: Caller = { role: "leb_officer", iin: official, bin: "990140000390", kato: "751210000" };
const operator: Caller = { role: "service_centre_operator", iin: official };

interface Entry {
  readonly at: string;
  readonly readerKind: string;
  readonly reader: string;
  readonly purpose: string;
  readonly case: string | null;
  readonly fields: string[];
  readonly refused: boolean;
}

describe("the access log of a person", () => {
  let it: Opened;
  beforeAll(async () => {
    it = await opened(openPopulation, () => new Date("2025-11-24T03:00:00Z"));
    await populate(it.sql, [
      { iin: himself, born: "2010-01-01", acting: [{ iin: parent, kind: "PARENT", since: "2010-01-01" }] },
      { iin: parent },
      { iin: stranger },
    ]);
    Object.assign(it.replies, {
      namedInTerritory: () => [himself],
      caseScope: () => ({ applicant: himself, person: himself, rka: address(1) }),
      dwellingFacts: () => ({ dwellings: [] }),
    });
    await person({ by: citizen(stranger) });
    await person({ by: officer, case: "12/2025" });
    await person({ by: operator, case: "REC-000001-000002" });
    await it.internal(`query { personFacts(iins: ["${himself}"], days: ["2025-11-24"]) { reference } }`, {
      ...{ purpose: "RESIDENCE_REGISTRATION", case: "2025-17" },
    });
    await person({ by: citizen(himself) });
    await entity({ by: { role: "analyst" } });
  });
  afterAll(() => it.close());

  const person = (question: Question) =>
    it.query("query($iin: IIN!) { person(iin: $iin) { name { surname } } }", {
      ...question,
      variables: { iin: himself },
    });
  const entity = (question: Question, fields = "name { surname }", type = "Person") =>
    it.query(`query($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${fields} } } }`, {
      ...question,
      variables: { of: [{ __typename: type, ref: himself }] },
    });
  const log = async (question: Question, page = "") => {
    const fields = `population${page} { nodes { at readerKind reader purpose case fields refused } edges { cursor }
      pageInfo { hasNextPage hasPreviousPage endCursor } }`;
    const answer = await entity(question, fields, "DataAccess");
    return { answer, nodes: at<Entry[]>(answer, "_entities", 0, "population", "nodes") };
  };

  test("tells others' reads, newest first, at once; neither his own nor what analysts were refused", async () => {
    const { nodes } = await log({ by: citizen(himself), language: "EN" });
    expect(nodes.map(({ readerKind, case: number, refused }) => [readerKind, number, refused])).toEqual([
      ["SERVICE", "2025-17", false],
      ["OPERATOR", "REC-000001-000002", false],
      ["OFFICER", "12/2025", false],
      ["CITIZEN", null, true],
    ]);
    expect(nodes[2]?.fields).toEqual(["Query.person", "Person.name"]);
    expect(nodes[0]?.fields).toContain("Person.phone");
    expect(Date.now() - Date.parse(nodes[0]?.at ?? "")).toBeLessThan(60_000);
  });

  test.each<[language: "KK" | "RU" | "EN", readers: string[], purposes: string[]]>([
    [
      "EN",
      [
        "The service of registration at the place of residence",
        "An operator of a public service centre",
        "An officer of the local executive body, Alatau District",
        "Another citizen",
      ],
      [
        "Registration at the place of residence",
        "A reception at a public service centre",
        "A check of tenants of state housing",
        "On his own account: somebody who shares a home, a contract or a family, or tried to",
      ],
    ],
    [
      "RU",
      [
        "Служба регистрации по месту жительства",
        "Оператор центра обслуживания населения",
        "Сотрудник местного исполнительного органа, Алатауский район",
        "Другой гражданин",
      ],
      [
        "Регистрация по месту жительства",
        "Приём в центре обслуживания населения",
        "Проверка нанимателей государственного жилья",
        "По собственному делу: запрос того, с кем общее жильё, договор или семья, либо попытка",
      ],
    ],
    [
      "KK",
      [
        "Тұрғылықты жері бойынша тіркеу қызметі",
        "Халыққа қызмет көрсету орталығының операторы",
        "Жергілікті атқарушы органның қызметкері, Алатау ауданы",
        "Басқа азамат",
      ],
      [
        "Тұрғылықты жері бойынша тіркеу",
        "Халыққа қызмет көрсету орталығында қабылдау",
        "Мемлекеттік тұрғын үйді жалдаушыларды тексеру",
        "Өз ісі бойынша: тұрғынжайы, шарты немесе отбасы ортақ адамның сұрауы, не соған әрекет",
      ],
    ],
  ])("is in the reader's language: %s", async (language, readers, purposes) => {
    const { nodes } = await log({ by: citizen(himself), language });
    expect(nodes.map(({ reader }) => reader)).toEqual(readers);
    expect(nodes.map(({ purpose }) => purpose)).toEqual(purposes);
    expect(JSON.stringify(nodes)).not.toContain(official);
    expect(JSON.stringify(nodes)).not.toContain(stranger);
  });

  test("is paged, and a page does not move when something is added", async () => {
    const by = citizen(himself);
    const whole = (await log({ by })).nodes;
    const pages: Entry[][] = [];
    let page = "(first: 3)";
    for (;;) {
      const { answer, nodes } = await log({ by }, page);
      pages.push(nodes);
      const info = at<{ hasNextPage: boolean; endCursor: string }>(
        answer,
        "_entities",
        0,
        "population",
        "pageInfo",
      );
      if (!info.hasNextPage) break;
      await person({ by: citizen(stranger) });
      page = `(first: 3, after: ${JSON.stringify(info.endCursor)})`;
    }
    expect(pages.map(({ length }) => length)).toEqual([3, 1]);
    expect(pages.flat()).toEqual(whole);
  });

  test.each(["(first: 0)", "(first: 101)", '(after: "nonsense")', '(after: "WyJ4Il0")'])(
    "a page that cannot be is refused: %s",
    async (page) => {
      expect(told((await log({ by: citizen(himself) }, page)).answer)).toEqual([
        expect.stringContaining("BAD_USER_INPUT"),
      ]);
    },
  );

  test.each<[who: string, by: Caller, expected: string | null]>([
    ["he himself", citizen(himself), null],
    ["who represents him", citizen(parent), null],
    ["somebody else", citizen(stranger), "HIDDEN"],
    ["an officer, his tenant or not", officer, "HIDDEN"],
    ["an operator, under his case", operator, "HIDDEN"],
    ["an analyst", { role: "analyst" }, "HIDDEN"],
    ["anybody", { role: "anonymous" }, "HIDDEN"],
  ])("is read by %s", async (_who, by, expected) => {
    const { answer } = await log({ by });
    expect(told(answer)).toEqual(expected === null ? [] : [`_entities.0.population ${expected}`]);
  });

  test("the question of another register how often is not a read, and counts what was shown", async () => {
    const count = async (since: string, until: string) =>
      at<number>(
        await it.internal(`query { accessCount(iin: "${himself}", since: "${since}", until: "${until}") }`),
        "accessCount",
      );
    const since = "2020-01-01T00:00:00.000Z";
    const until = new Date(Date.now() + 60_000).toISOString();
    const before = await count(since, until);
    expect(await count(since, until)).toBe(before);
    await person({ by: citizen(stranger) });
    expect(await count(since, until)).toBe(before);
    await person({ by: citizen(parent) });
    expect(await count(since, until)).toBe(before + 1);
    expect(await count(until, until)).toBe(0);
  });
});

describe("how often one's data was read", () => {
  let it: World;
  let asked: { iin: string; since: string; until: string }[];
  beforeAll(async () => {
    it = await world();
  });
  afterAll(() => it.close());
  beforeEach(() => {
    asked = [];
    it.silent.clear();
    it.replies["accessCount"] = (variables: (typeof asked)[number]) => {
      asked.push(variables);
      return 2;
    };
  });

  const visit = async (iin: string, language: Question["language"] = "EN", page = "") =>
    at<{ text: string }[]>(
      await it.query(`{ me { notifications${page} { nodes { text application { id } } } } }`, {
        by: citizen(iin),
        language,
      }),
      ...["me", "notifications", "nodes"],
    ).map(({ text }) => text);
  const halfAnHour = () => it.later(31 * 60);

  test("is told at the visit after, from all four registers, once, and counted from there", async () => {
    const [iin, by] = [it.person(), it.person()];
    expect(await visit(iin)).toEqual([]);
    const { id } = await owned(iin, by);
    await it.query(`{ application(id: "${id}") { status } }`, { by: citizen(by) });
    await halfAnHour();
    const [first, ...none] = await visit(iin);
    expect(none).toEqual([]);
    // Here by the answer to the application and by a look at it; two times in each of the other three.
    expect(first).toMatch(/^Since \d\d\.\d\d\.\d{4}, \d\d:\d\d your data was read 8 times by others/);
    expect(asked).toHaveLength(3);
    expect(await visit(iin)).toHaveLength(1);
    expect(asked).toHaveLength(3);
    await halfAnHour();
    expect(await visit(iin, "RU")).toEqual([
      expect.stringContaining("читали 6 раз"),
      expect.stringContaining("читали 8 раз"),
    ]);
    expect(asked[3]?.since).toBe(asked[0]?.until);
  });

  /** An application of somebody for another, whom he represents. */
  const owned = async (person: string, by: string) => {
    it.persons.set(person, {
      ...it.persons.get(person),
      capacity: "LIMITED",
      representatives: [{ iin: by, kind: "TRUSTEE" }],
    });
    const answer = await it.query(
      `mutation($input: SubmitApplicationInput!) { submitApplication(input: $input) { ... on Application { id } } }`,
      {
        by: citizen(by),
        variables: {
          input: {
            ...{ idempotencyKey: `counted-${person.slice(-6)}`, person, rka: it.home([by]) },
            ...{ reason: "FAMILY", channel: "PORTAL" },
          },
        },
      },
    );
    return { id: at<string>(answer, "submitApplication", "id") };
  };

  test("is not told where nobody has read, and not while a register is silent; then for the whole time", async () => {
    const iin = it.person();
    it.replies["accessCount"] = () => 0;
    await visit(iin);
    await halfAnHour();
    expect(await visit(iin)).toEqual([]);
    await halfAnHour();
    delete it.replies["accessCount"];
    expect(await visit(iin)).toEqual([]);
    it.replies["accessCount"] = () => 1;
    expect(await visit(iin, "KK")).toEqual([expect.stringContaining("3 рет")]);
  });

  test("of many who ask at once one is told", async () => {
    const iin = it.person();
    await visit(iin);
    await halfAnHour();
    await Promise.all(Array.from({ length: 10 }, () => visit(iin)));
    expect(await visit(iin)).toHaveLength(1);
  });

  test("is no visit of a representative, and none of a later page", async () => {
    const [parent, child] = [it.person(), it.person()];
    it.persons.set(child, { representatives: [{ iin: parent, kind: "PARENT" }] });
    await visit(child);
    await halfAnHour();
    const document = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Person { notifications { nodes { text } } } } }`;
    const of = [{ __typename: "Person", ref: child }];
    await it.query(document, { by: citizen(parent), variables: { of } });
    await visit(child, "EN", `(after: "${Buffer.from('["100"]').toString("base64url")}")`);
    expect(asked).toEqual([]);
  });
});
