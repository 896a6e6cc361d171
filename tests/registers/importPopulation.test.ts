import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { iinOfSlot } from "../../seeds/iin.ts";
import { personImporter } from "../../subgraphs/population/importRecords.ts";
import { openFresh } from "../database/cluster.ts";
import { imported } from "./importing.ts";

let database: Awaited<ReturnType<typeof openFresh>>;
beforeAll(async () => {
  database = await openFresh("subgraphs/population/data/migrations");
});
afterAll(() => database.close());
beforeEach(() => database.sql`truncate persons, capacity_decisions, representations, residences, phones`);

const iin = iinOfSlot(5000);
const mother = iinOfSlot(5001);
const rka = "0299999999999901";
const other = "0299999999999902";
const person = {
  iin,
  surname: "Жұлдызбаев",
  given: "Ерлан",
  birthDate: "1990-02-28",
  sex: "MALE",
  citizenship: "KAZ",
};
const whole = {
  ...person,
  patronymic: "Самалұлы",
  surnameRu: "Жулдызбаев",
  deathDate: "2026-01-01",
  capacity: { status: "LIMITED", since: "2020-01-01", court: "Аудандық сот", number: "2-17" },
  phone: "+77010001234",
  residence: { rka, since: "2021-05-06" },
  representatives: [{ iin: mother, kind: "TRUSTEE", since: "2020-01-02", until: "2030-01-01" }],
};

const load = (...lines: (object | string | Buffer)[]) => imported(database.sql, personImporter, lines);
const residences = () =>
  database.sql`select rka, since, until from residences where iin = ${iin} order by id`.then((rows) =>
    rows.map((row) => `${row["rka"] === rka ? "here" : "there"} ${row["since"]}–${row["until"] ?? ""}`),
  );

test("a whole record is in the register with everything that hangs on it", async () => {
  expect(await load(whole)).toEqual({ read: 1, inserted: 1, updated: 0, rejected: 0, told: [] });
  const [row] = await database.sql`select * from persons`;
  expect(row).toMatchObject({
    iin,
    surname: "Жұлдызбаев",
    surname_ru: "Жулдызбаев",
    given_ru: null,
    birth_date: "1990-02-28",
    death_date: "2026-01-01",
    valid: true,
  });
  expect(await database.sql`select * from capacity_decisions`).toMatchObject([
    { iin, status: "LIMITED", since: "2020-01-01", until: null, number: "2-17" },
  ]);
  expect(await database.sql`select * from representations`).toMatchObject([
    { iin, position: 0, representative: mother, kind: "TRUSTEE", until: "2030-01-01" },
  ]);
  expect(await database.sql`select * from phones`).toMatchObject([{ iin, phone: "+77010001234" }]);
  expect(await residences()).toEqual(["here 2021-05-06–"]);
});

test("a name without Latin letters gets them; one that has them keeps them", async () => {
  await load(person, { ...person, iin: mother, surnameLatin: "Dzhuldyzbayeva", givenLatin: "Yerlan" });
  expect(await database.sql`select surname_latin, given_latin from persons order by iin`).toMatchObject([
    { surname_latin: "Zhuldyzbayev", given_latin: "Yerlan" },
    { surname_latin: "Dzhuldyzbayeva", given_latin: "Yerlan" },
  ]);
});

test("the same file twice changes nothing and counts as updates", async () => {
  await load(whole);
  const [before] = await database.sql`select jsonb_agg(residences) as all from residences`;
  expect(await load(whole)).toMatchObject({ inserted: 0, updated: 1 });
  const [after] = await database.sql`select jsonb_agg(residences) as all from residences`;
  expect(after).toEqual(before);
});

test("a record replaces what hung on it: a phone, a court's decision, a representative that are gone are gone", async () => {
  await load(whole, { ...whole, iin: mother });
  await load(person);
  const left = await database.sql`select iin from phones union all select iin from capacity_decisions
    union all select iin from representations`;
  expect(left.map((row) => row["iin"])).toEqual([mother, mother, mother]);
});

test("null is as good as left out", async () => {
  expect(await load({ ...person, patronymic: null, phone: null, residence: null })).toMatchObject({
    inserted: 1,
  });
});

test("another residence closes the open one on the day before", async () => {
  await load(whole);
  await load({ ...whole, residence: { rka: other, since: "2024-03-01" } });
  expect(await residences()).toEqual(["here 2021-05-06–2024-02-29", "there 2024-03-01–"]);
});

test("an old file, imported again, brings nobody back to where he lived before", async () => {
  await load(whole);
  await load({ ...whole, residence: { rka: other, since: "2024-03-01" } });
  await load(whole);
  expect(await residences()).toEqual(["here 2021-05-06–2024-02-29", "there 2024-03-01–"]);
});

test("a record that says nothing of residence leaves it as it is", async () => {
  await load(whole);
  await load(person);
  expect(await residences()).toEqual(["here 2021-05-06–"]);
});

test("of two lines with one key the last counts, and the second is an update", async () => {
  expect(await load(person, { ...person, given: "Данияр" })).toMatchObject({
    read: 2,
    inserted: 1,
    updated: 1,
  });
  expect(await database.sql`select given from persons`).toMatchObject([{ given: "Данияр" }]);
});

const wrong = (change: object) => ({ ...person, ...change });
test.each<[what: string, line: object | string | Buffer, told: string[]]>([
  ["broken JSON", `{"iin": "${iin}"`, ["record: is not valid JSON"]],
  ["a list", "[]", ["record: is not a JSON object"]],
  ["nothing but null", "null", ["record: is missing"]],
  ["bytes that are no UTF-8", Buffer.from([0x7b, 0xc3, 0x28, 0x7d]), ["record: is not UTF-8"]],
  [
    "a wrong check digit",
    wrong({ iin: iin.replace(/.$/, (d) => String((Number(d) + 1) % 10)) }),
    ["iin: is not an IIN: 12 digits, the last a check digit"],
  ],
  ["a number for a text", wrong({ given: 7 }), ["given: is not a text"]],
  ["an empty name", wrong({ surname: "  " }), ["surname: is empty"]],
  ["a name with a NUL", wrong({ surname: "А\u0000" }), ["surname: holds characters that are not text"]],
  [
    "half a character",
    `{"iin":"${iin}","surname":"\\ud800","given":"А","birthDate":"1990-01-01","sex":"MALE","citizenship":"KAZ"}`,
    ["surname: holds characters that are not text"],
  ],
  [
    "30 February",
    wrong({ birthDate: "1990-02-30" }),
    ["birthDate: is not a day that exists, written YYYY-MM-DD"],
  ],
  [
    "29 February of a common year",
    wrong({ birthDate: "2023-02-29" }),
    ["birthDate: is not a day that exists, written YYYY-MM-DD"],
  ],
  [
    "the year 0",
    wrong({ birthDate: "0000-01-01" }),
    ["birthDate: is not a day that exists, written YYYY-MM-DD"],
  ],
  ["a death before birth", wrong({ deathDate: "1990-02-27" }), ["deathDate: is before birthDate"]],
  [
    "a phone of another country",
    wrong({ phone: "+79010001234" }),
    ["phone: is not a mobile number of Kazakhstan: +77…"],
  ],
  ["a third sex of the register", wrong({ sex: "M" }), ["sex: is none of MALE, FEMALE"]],
  [
    "a country in small letters",
    wrong({ citizenship: "kaz" }),
    ["citizenship: is not a country's code of three letters"],
  ],
  [
    "a short RKA",
    wrong({ residence: { rka: "123", since: "2020-01-01" } }),
    ["residence.rka: is not an RKA: 16 digits"],
  ],
  [
    "a period that ends before it begins",
    wrong({ representatives: [{ iin: mother, kind: "PARENT", since: "2020-01-02", until: "2020-01-01" }] }),
    ["representatives[0].until: is before since"],
  ],
  ["representatives that are no list", wrong({ representatives: {} }), ["representatives: is not a list"]],
  ["a field that nobody knows", wrong({ nickname: "Е" }), ["nickname: is not a field of this record"]],
  [
    "a value in the place of a name",
    wrong({ "+77010001234": 1 }),
    ["(a name): is not a field of this record"],
  ],
  [
    "an inherited name",
    `{"__proto__":{"iin":"${iin}"},"constructor":1}`,
    [
      "iin: is missing",
      "surname: is missing",
      "given: is missing",
      "birthDate: is missing",
      "sex: is missing",
      "citizenship: is missing",
      "(a name): is not a field of this record",
      "constructor: is not a field of this record",
    ],
  ],
  [
    "several at once",
    wrong({ iin: undefined, sex: 1, capacity: { status: "FULL" } }),
    [
      "iin: is missing",
      "sex: is not a text",
      "capacity.status: is none of LIMITED, INCAPABLE",
      "capacity.since: is missing",
      "capacity.court: is missing",
      "capacity.number: is missing",
    ],
  ],
])(
  "%s is refused, by field and without the value; the good lines are loaded",
  async (_what, line, faults) => {
    const good = { ...person, iin: mother };
    const result = await load(good, line);
    expect(result).toEqual({
      read: 2,
      inserted: 1,
      updated: 0,
      rejected: 1,
      told: faults.map((fault) => `line 2: ${fault}`),
    });
    expect(result.told.join()).not.toMatch(/\d{4}/);
    expect(await database.sql`select iin from persons`).toMatchObject([{ iin: mother }]);
  },
);

test("all or nothing: one bad line, and nothing has changed; every bad line is told", async () => {
  const lines = [whole, "{", { ...person, iin: mother }, "["];
  const result = await imported(database.sql, personImporter, lines, true);
  expect(result).toMatchObject({ read: 4, inserted: 0, updated: 0, rejected: 2 });
  expect(result.told).toEqual(["line 2: record: is not valid JSON", "line 4: record: is not valid JSON"]);
  expect(await database.sql`select from persons`).toHaveLength(0);
  expect(await database.sql`select from residences`).toHaveLength(0);
});

test("all or nothing, all of it good: everything is loaded", async () => {
  const result = await imported(database.sql, personImporter, [whole, { ...person, iin: mother }], true);
  expect(result).toMatchObject({ read: 2, inserted: 2, rejected: 0 });
});

test("Windows line ends, a byte order mark, blank lines and a last line without an end are no faults", async () => {
  const text = `\uFEFF${JSON.stringify(person)}\r\n\r\n\n${JSON.stringify({ ...person, iin: mother })}\r\n   \nx`;
  const result = await load(text.replace(/\n$/, ""));
  expect(result).toMatchObject({
    read: 3,
    inserted: 2,
    rejected: 1,
    told: ["line 6: record: is not valid JSON"],
  });
});

test("a line without an end in sight is refused and not kept in memory", async () => {
  const result = await load(Buffer.alloc(5 * 1024 * 1024, "x"), person);
  expect(result).toMatchObject({ read: 2, inserted: 1, told: ["line 1: record: is longer than 4 MB"] });
});

test("more lines than one batch: keys are met again in a later batch, and the numbers of lines go on", async () => {
  const lines = Array.from({ length: 20_500 }, (_, i) => ({
    ...person,
    iin: iinOfSlot(20_000 + (i % 20_100)),
  }));
  const result = await load(...lines, "bad");
  expect(result).toEqual({
    read: 20_501,
    inserted: 20_100,
    updated: 400,
    rejected: 1,
    told: ["line 20501: record: is not valid JSON"],
  });
});
