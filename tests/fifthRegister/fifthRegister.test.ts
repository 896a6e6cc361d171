import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../gateway/config.ts";
import { withDatabase } from "../../subgraphs/shared/database/connect.ts";
import { testCluster } from "../database/cluster.ts";
import { freePort, run, untilReady } from "../journeys/program.ts";
import { stackAt, type Stack } from "../journeys/stack.ts";
import { ownPrefix } from "../journeys/together.ts";

/** The example of the README as it runs: a register of documents beside the gateway, two processes over HTTP. */
const dataDir = mkdtempSync(join(tmpdir(), "mekenjai-fifth-"));
let documents: ReturnType<typeof run>;
let gateway: ReturnType<typeof run>;
let documentsUrl: string;
let stack: Stack;

beforeAll(async () => {
  const [port, documentsPort] = [String(await freePort()), String(await freePort())];
  documentsUrl = `http://127.0.0.1:${documentsPort}`;
  const url = `http://127.0.0.1:${port}`;
  gateway = run(["gateway/main.ts"], {
    PORT: port,
    DATA_DIR: dataDir,
    SEED_PERSONS: "1000",
    DATABASE_URL: withDatabase(testCluster(), await ownPrefix()),
    EXTRA_REGISTERS: `documents=${documentsUrl}`,
  });
  // Started second: the gateway waits for the schema.
  documents = run(["tests/fifthRegister/documents.ts"], { PORT: documentsPort, DATA_DIR: dataDir });
  await untilReady(url, gateway);
  const unused = () => Promise.reject(new Error("not asked here"));
  stack = stackAt({ url, registrationDatabase: "", silence: unused, restore: unused });
});
afterAll(async () => {
  await Promise.all([gateway, documents].map((one) => one.signal("SIGTERM")));
  rmSync(dataDir, { recursive: true, force: true });
});

describe("a fifth register", () => {
  test("adds to a person what the other registers do not know", async () => {
    const { data, errors } = await stack.ask(
      "{ me { name { full } documents { kind issued } } }",
      {},
      { as: "owner" },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      me: { name: { full: expect.any(String) }, documents: [{ kind: "passport", issued: "2019-05-20" }] },
    });
  });

  test("answers fields of its own at the root", async () => {
    const { data } = await stack.ask("{ documentKinds service { name } }");
    expect(data).toMatchObject({ documentKinds: ["passport", "driving licence"] });
  });

  test("knows who asks: in one list each sees his own documents, and not those of the others", async () => {
    const others =
      "{ me { rentalContracts { namedPersons { person { name { surname } documents { kind } } } } } }";
    const { data, errors } = await stack.ask<Contracts>(others, {}, { as: "tenant" });
    const persons = data.me.rentalContracts.flatMap(({ namedPersons }) =>
      namedPersons.map(({ person }) => person),
    );
    for (const { name } of persons) expect(name.surname).toEqual(expect.any(String));
    const shown = persons.flatMap((person) => person.documents ?? []);
    expect(shown).toEqual([{ kind: "driving licence" }]);
    const hidden = persons.filter((person) => person.documents === null);
    expect(hidden.length).toBeGreaterThan(0);
    expect(errors.map(({ path, extensions }) => [path?.at(-1), extensions.code])).toEqual(
      hidden.map(() => ["documents", "HIDDEN"]),
    );
  });

  test("answers nobody but the gateway", async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${documentsUrl}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: '{"query":"{ documentKinds }"}',
      });
    expect((await ask({})).status).toBe(401);
    expect((await ask({ authorization: `Bearer ${await stack.token("owner")}` })).status).toBe(401);
  });

  test("that is silent leaves its own fields empty, by its name, and nothing else", async () => {
    await documents.signal("SIGKILL");
    const { data, errors } = await stack.ask(
      "{ me { name { full } documents { kind } } }",
      {},
      { as: "owner" },
    );
    expect(data).toEqual({ me: { name: { full: expect.any(String) }, documents: null } });
    expect(errors).toMatchObject([
      { path: ["me", "documents"], extensions: { code: "REGISTER_UNAVAILABLE", register: "documents" } },
    ]);
  });
});

interface Contracts {
  me: {
    rentalContracts: {
      namedPersons: { person: { name: { surname: string }; documents: null | { kind: string }[] } }[];
    }[];
  };
}

describe("EXTRA_REGISTERS", () => {
  test("names registers that join, with their addresses", () => {
    const given = "documents=http://127.0.0.1:4005/, schools=https://schools.example.kz/registers/7";
    expect(readConfig({ EXTRA_REGISTERS: given }).extraRegisters).toEqual({
      documents: "http://127.0.0.1:4005",
      schools: "https://schools.example.kz/registers/7",
    });
  });

  test.each([
    ["without an address", "documents"],
    ["without a name", "http://127.0.0.1:4005"],
    ["with the name of one of ours", "rental=http://127.0.0.1:4005"],
    ["twice", "a=http://127.0.0.1:1,a=http://127.0.0.1:2"],
    ["at what is no address", "documents=http://"],
  ])("a register %s is refused, with an example", (_how, given) => {
    expect(() => readConfig({ EXTRA_REGISTERS: given })).toThrow(
      /EXTRA_REGISTERS is .*Example: EXTRA_REGISTERS=documents=/,
    );
  });
});
