import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { binOf } from "../../seeds/identifiers.ts";
import { iinOfSlot } from "../../seeds/iin.ts";
import { dwellingImporter } from "../../subgraphs/property/importRecords.ts";
import { openFresh } from "../database/cluster.ts";
import { imported } from "./importing.ts";

let database: Awaited<ReturnType<typeof openFresh>>;
beforeAll(async () => {
  database = await openFresh("subgraphs/property/data/migrations");
});
afterAll(() => database.close());
beforeEach(() => database.sql`truncate dwellings, ownerships, organisations`);

const [a, b] = [iinOfSlot(5000), iinOfSlot(5001)];
const bin = binOf(700);
const share = { numerator: 1, denominator: 2, since: "2020-01-01" };
const dwelling = {
  rka: "0299999999999901",
  kato: "711210000",
  addressKk: "Астана қ., Есіл ауданы, Сығанақ көшесі, 5-үй, 6-пәтер",
  addressRu: "г. Астана, Есильский район, улица Сыганак, д. 5, кв. 6",
  kind: "APARTMENT",
  totalArea: 61.4,
  fund: "PRIVATE",
  inUse: true,
  owners: [
    { iin: a, ...share },
    { iin: b, ...share, until: "2024-01-01" },
  ],
};
const load = (...lines: (object | string)[]) => imported(database.sql, dwellingImporter, lines);
const owners = () =>
  database.sql`select position, owner_iin, owner_bin, numerator, denominator from ownerships order by rka, position`;
const names = () => database.sql`select name_kk, name_ru from organisations`.then(([row]) => row);

test("a dwelling is in the register with its owners in their order, and can be searched for", async () => {
  expect(await load({ ...dwelling, cadastralNumber: "21:318:001:0042:6", livingArea: 40 })).toMatchObject({
    inserted: 1,
    told: [],
  });
  const [row] = await database.sql`select * from dwellings`;
  expect(row).toMatchObject({ rka: dwelling.rka, total_area: 61.4, living_area: 40, in_use: true });
  expect(row?.["search_text"]).toMatch(/сыганак.*00005/);
  expect(await owners()).toMatchObject([{ owner_iin: a }, { owner_iin: b }]);
});

test("a later record replaces the owners, those of other dwellings stay", async () => {
  await load(dwelling, { ...dwelling, rka: "0299999999999902" });
  expect(await load({ ...dwelling, owners: [{ bin, nameRu: "ТОО «Новый»", ...share }] })).toMatchObject({
    updated: 1,
  });
  expect(await owners()).toMatchObject([{ owner_bin: bin }, { owner_iin: a }, { owner_iin: b }]);
});

test("an organisation takes the name of the last record that has one, and its number for a name before any has", async () => {
  const owned = (rka: string, name: object) => ({ ...dwelling, rka, owners: [{ bin, ...name, ...share }] });
  await load(owned("0299999999999901", {}));
  expect(await names()).toEqual({ name_kk: bin, name_ru: bin });
  await load(
    owned("0299999999999902", { nameRu: "Первая" }),
    owned("0299999999999903", { nameKk: "Екінші", nameRu: "Вторая" }),
    owned("0299999999999904", {}),
  );
  expect(await names()).toEqual({ name_kk: "Екінші", name_ru: "Вторая" });
  await load(owned("0299999999999901", {}));
  expect(await names()).toEqual({ name_kk: "Екінші", name_ru: "Вторая" });
});

test("shares that come to more than the whole are dirty data: kept", async () => {
  const all = { ...share, numerator: 1, denominator: 1 };
  expect(
    await load({
      ...dwelling,
      owners: [
        { iin: a, ...all },
        { iin: b, ...all },
      ],
    }),
  ).toMatchObject({ inserted: 1 });
  expect(await owners()).toHaveLength(2);
});

const ownedBy = (change: object) => ({ ...dwelling, owners: [{ iin: a, ...share, ...change }] });
test.each<[what: string, line: object, told: string]>([
  [
    "more than the whole in one share",
    ownedBy({ numerator: 3 }),
    "owners[0].numerator: is more than the denominator",
  ],
  ["a share of nothing", ownedBy({ numerator: 0 }), "owners[0].numerator: is not a whole number from 1"],
  ["a part of nothing", ownedBy({ denominator: 0 }), "owners[0].denominator: is not a whole number from 1"],
  ["half a part", ownedBy({ numerator: 0.5 }), "owners[0].numerator: is not a whole number from 1"],
  ["an owner who is both", ownedBy({ bin }), "owners[0]: needs either an iin or a bin, and not both"],
  [
    "an owner who is neither",
    ownedBy({ iin: undefined }),
    "owners[0]: needs either an iin or a bin, and not both",
  ],
  [
    "a BIN whose month is 13",
    ownedBy({ iin: undefined, bin: "701340000001" }),
    "owners[0].bin: is not a BIN: 12 digits, the last a check digit",
  ],
  ["a KATO of eight digits", { ...dwelling, kato: "71121000" }, "kato: is not a KATO code: 9 digits"],
  ["no area at all", { ...dwelling, totalArea: 0 }, "totalArea: is not an area in square metres"],
  ["an area in words", { ...dwelling, totalArea: "61,4" }, "totalArea: is not a number"],
  ["an area without end", { ...dwelling, totalArea: 1e300 }, "totalArea: is not an area in square metres"],
  [
    "a cadastral number that is none",
    { ...dwelling, cadastralNumber: "21-318" },
    "cadastralNumber: is not a cadastral number: NN:NNN:NNN:NNNN",
  ],
  [
    "a kind nobody knows",
    { ...dwelling, kind: "YURT" },
    "kind: is none of APARTMENT, HOUSE, DORMITORY_ROOM, COTTAGE, NON_RESIDENTIAL",
  ],
  ["use that is a word", { ...dwelling, inUse: "true" }, "inUse: is neither true nor false"],
  ["no owners, not even an empty list", { ...dwelling, owners: undefined }, "owners: is missing"],
])("%s is refused", async (_what, line, told) => {
  expect(await load(line)).toMatchObject({ rejected: 1, inserted: 0, told: [`line 1: ${told}`] });
  expect(await database.sql`select from dwellings`).toHaveLength(0);
});
