import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { binOf } from "../../seeds/identifiers.ts";
import { iinOfSlot } from "../../seeds/iin.ts";
import { contractId } from "../../subgraphs/rental/data/contractId.ts";
import { rentalImporter } from "../../subgraphs/rental/importRecords.ts";
import { openFresh } from "../database/cluster.ts";
import { imported } from "./importing.ts";

let database: Awaited<ReturnType<typeof openFresh>>;
beforeAll(async () => {
  database = await openFresh("subgraphs/rental/data/migrations");
});
afterAll(() => database.close());
beforeEach(() => database.sql`truncate bodies, contracts, named_persons`);

const [a, b] = [iinOfSlot(5000), iinOfSlot(5001)];
const bin = binOf(701);
const body = {
  type: "body",
  bin,
  nameKk: "Басқарма",
  nameRu: "Управление",
  kato: "710000000",
  phone: "+77172000010",
  addressKk: "Астана қ.",
  addressRu: "г. Астана",
};
const contract = {
  type: "contract",
  number: "71/5",
  bin,
  rka: "0299999999999901",
  tenant: a,
  from: "2024-01-01",
  status: "IN_FORCE",
  persons: [{ iin: a, relation: "TENANT" }],
};
const load = (...lines: object[]) => imported(database.sql, rentalImporter, lines);
const named = () => database.sql`select position, iin, relation from named_persons order by position`;

test("bodies and contracts stand in one file, in any order", async () => {
  expect(await load(contract, body)).toMatchObject({ read: 2, inserted: 2, updated: 0, told: [] });
  expect(await database.sql`select id, number, to_day from contracts`).toMatchObject([
    { id: contractId(bin, "71/5"), number: "71/5", to_day: null },
  ]);
  expect(await database.sql`select bin, name_en from bodies`).toMatchObject([{ bin, name_en: null }]);
});

test("S9: a later record of the same body and number replaces the persons named", async () => {
  await load(contract);
  expect(
    await load({ ...contract, to: "2026-01-01", persons: [{ iin: b, relation: "SPOUSE" }] }),
  ).toMatchObject({ inserted: 0, updated: 1 });
  expect(await named()).toMatchObject([{ iin: b, relation: "SPOUSE" }]);
  expect(await database.sql`select to_day from contracts`).toMatchObject([{ to_day: "2026-01-01" }]);
});

test("a dirty contract is kept as it is: the tenant not named, a person named twice, a body nobody knows", async () => {
  const twice = { iin: b, relation: "OTHER" };
  expect(await load({ ...contract, persons: [twice, twice] })).toMatchObject({ inserted: 1 });
  expect(await named()).toMatchObject([
    { position: 0, ...twice },
    { position: 1, ...twice },
  ]);
});

test.each<[what: string, line: object, told: string]>([
  ["neither body nor contract", { ...body, type: "akimat" }, "type: is none of body, contract"],
  ["no type", { bin }, "type: is missing"],
  ["a contract's field in a body", { ...body, tenant: a }, "tenant: is not a field of this record"],
  ["a contract without a tenant", { ...contract, tenant: undefined }, "tenant: is missing"],
  [
    "an unknown relation",
    { ...contract, persons: [{ iin: a, relation: "CAT" }] },
    "persons[0].relation: is none of TENANT, SPOUSE, CHILD, PARENT, SIBLING, OTHER_RELATIVE, OTHER",
  ],
  ["an end before the beginning", { ...contract, to: "2023-12-31" }, "to: is before from"],
  [
    "a status of the graph and not of the record",
    { ...contract, status: "EXPIRED" },
    "status: is none of IN_FORCE, TERMINATED",
  ],
  [
    "a telephone in words",
    { ...body, phone: "8 7172" },
    "phone: is not a telephone number: +7 and ten digits",
  ],
])("%s is refused", async (_what, line, told) => {
  expect(await load(line)).toMatchObject({ rejected: 1, told: [`line 1: ${told}`] });
});
