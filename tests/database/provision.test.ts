import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sql } from "postgres";
import { type RegisterName, registerNames } from "../../subgraphs/shared/call.ts";
import { databaseAddresses } from "../../subgraphs/shared/database/addresses.ts";
import { connect, withDatabase } from "../../subgraphs/shared/database/connect.ts";
import { provisionRegister } from "../../subgraphs/shared/database/provision.ts";
import { testCluster } from "./cluster.ts";

const prefixes = ["alone", "crowd", "house", "modest"];
let admin: Sql;
beforeAll(() => {
  admin = connect(testCluster(), { max: 1 });
});
afterAll(async () => {
  for (const prefix of prefixes) {
    for (const register of registerNames) {
      await admin`drop database if exists ${admin(`${prefix}_${register}`)} with (force)`;
      await admin`drop role if exists ${admin(`${prefix}_${register}`)}`;
    }
    await admin`drop database if exists ${admin(prefix)} with (force)`;
  }
  await admin`drop role if exists landlord`;
  await admin`drop role if exists visitor`;
  await admin.end();
});

async function asked<Row extends object>(address: string, statement: string): Promise<Row | undefined> {
  const sql = connect(address, { max: 1 });
  try {
    return (await sql.unsafe<Row[]>(statement))[0];
  } finally {
    await sql.end();
  }
}

function asUser(user: string, database: string): string {
  const url = new URL(withDatabase(testCluster(), database));
  url.username = user;
  return url.href;
}

test("a register owns its database and cannot enter another's", async () => {
  const mine = await provisionRegister(testCluster(), { register: "rental", prefix: "alone", login: true });
  const other = await provisionRegister(testCluster(), {
    register: "property",
    prefix: "alone",
    login: true,
  });
  expect(
    await asked(asUser(mine, mine), "create table own as select 1 as one; select one from own"),
  ).toBeDefined();
  await asked(asUser(mine, mine), "create extension pg_trgm");
  await expect(asked(asUser(mine, other), "select 1")).rejects.toThrow(/permission denied for database/);
});

test("ten processes may provision all registers at once, and again", async () => {
  const made = Array.from({ length: 10 }, () =>
    registerNames.map((register) =>
      provisionRegister(testCluster(), { register, prefix: "crowd", login: true }),
    ),
  );
  const names = new Set(await Promise.all(made.flat()));
  expect(names.size).toBe(4);
});

test("on an operator's server the registers live beside each other, each in its own role", async () => {
  await admin`create database house`;
  const addresses = await databaseAddresses(registerNames, {
    databaseUrl: withDatabase(testCluster(), "house"),
    dataDir: "/nowhere",
  });
  for (const register of registerNames)
    expect(
      await asked(addresses.of(register), "select current_user::text as role, current_database() as base"),
    ).toEqual({
      role: `house_${register}`,
      base: `house_${register}`,
    });
  await addresses.stop();
});

test("an operator's user who may make databases and roles, and no more, is enough", async () => {
  await admin`create role landlord login createdb createrole`;
  await admin`create database modest owner landlord`;
  const databaseUrl = asUser("landlord", "modest");
  for (let round = 0; round < 2; round += 1) {
    const addresses = await databaseAddresses(["rental"], { databaseUrl, dataDir: "/nowhere" });
    await asked(
      addresses.of("rental"),
      "create table if not exists own (one int); create extension if not exists pg_trgm",
    );
    expect(
      await asked(
        addresses.of("rental"),
        "select tableowner::text as owner from pg_tables where tablename = 'own'",
      ),
    ).toEqual({
      owner: "modest_rental",
    });
  }
});

test("a user who may not is told what to grant, or to give each register its own database", async () => {
  await admin`create role visitor login`;
  const refused = databaseAddresses(["rental"], {
    databaseUrl: asUser("visitor", "postgres"),
    dataDir: "/nowhere",
  });
  await expect(refused).rejects.toThrow(/CREATEDB and CREATEROLE[^]*RENTAL_DATABASE_URL/);
});

test("a register's own address is used as it is, and starts nothing", async () => {
  const own = Object.fromEntries(
    registerNames.map((name) => [name, `postgres://u:p@db.example/${name}`]),
  ) as Record<RegisterName, string>;
  const addresses = await databaseAddresses(registerNames, { registerUrls: own, dataDir: "/nowhere" });
  expect(registerNames.map(addresses.of)).toEqual(Object.values(own));
  await addresses.stop();
});
