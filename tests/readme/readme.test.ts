import { execFile, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commandsOf } from "./blocks.ts";

/** The README's commands, run as a newcomer runs them: npm start on an empty folder, then each block by a shell. */
const commands = commandsOf();
const dataDir = mkdtempSync(join(tmpdir(), "mekenjai-readme-"));
let port: number;
let gateway: ChildProcess;
let banner = "";

beforeAll(async () => {
  port = await freePort();
  gateway = spawn("npm", ["start"], {
    env: environment(),
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  gateway.stdout?.on("data", (text: Buffer) => (banner += text.toString()));
  await until(() => banner.includes("Mekenjai is ready"), 60_000);
}, 90_000);

afterAll(async () => {
  await end(gateway);
  rmSync(dataDir, { recursive: true, force: true });
});

function environment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { NODE_ENV: _ofVitest, DATABASE_URL: _none, ...rest } = process.env;
  return { ...rest, PORT: String(port), DATA_DIR: dataDir, ...more };
}

function shell(
  script: string,
  more: NodeJS.ProcessEnv = {},
  timeout = 60_000,
): Promise<{ code: number; output: string }> {
  const here = script.replaceAll("127.0.0.1:4000", `127.0.0.1:${port}`);
  return new Promise((resolve) => {
    execFile("bash", ["-e", "-c", here], { env: environment(more), timeout }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
    });
  });
}

const under = (heading: string): string[] => commands.get(heading) ?? [];

test("the README's two commands are the ones a newcomer and the checks run", () => {
  expect(under("Start")).toEqual(["npm ci && npm start", "npm cit"]);
  expect([...commands.keys()]).toEqual([
    "Start",
    "Try it in five minutes",
    "Run it in production",
    "What is protected, and how",
    "See how a query is planned",
    "Add a register",
    "Serve any supergraph",
    "Measure it",
  ]);
});

test("npm start says where things are, who one can be, and three things to try", () => {
  expect(banner).toContain(`http://127.0.0.1:${port}/graphql`);
  expect(banner).toMatch(/Who you can be[\s\S]+Three things to try[\s\S]+ 3\. /);
});

const expected: [what: string, shows: RegExp[]][] = [
  ["register at one's own flat", [/"status": "REGISTER(ING|ED)"/, /Mangilik/]],
  [
    "register at somebody's flat, the owner confirms by SMS",
    [/"status": "AWAITING_CONSENT"/, /"from": "1414"/, /"status": "(REGISTERING|REGISTERED)"/],
  ],
  [
    "be returned with the local executive body named",
    [/"status": "RETURNED"/, /"localExecutiveBody": \{\s+"name": "\w/],
  ],
  [
    "be sent to a service centre",
    [/"code": "SERVICE_CENTRE_ONLY"/, /"referral": "REF-/, /"name": "Public service centre/],
  ],
  [
    "check ten tenants",
    [
      /("verdict": "\w+"[\s\S]*){10}/,
      /"TENANT"/,
      /"NAMED_IN_CONTRACT"/,
      /"NOT_NAMED"/,
      /"NO_CONTRACT_IN_FORCE"/,
    ],
  ],
  ["sign digitally", [/"status": "REGISTER(ING|ED)"/, /^holds .*signed digitally/m]],
  ["see who read one's data", [/"readerKind": "OFFICER"/, /"purpose": "[А-ЯӘІҢҒҮҰҚӨҺ]/, /"refused": false/]],
  ["see the counts", [/"total": \d{3}/, /"onlineShare": 0\.7/]],
  ["ask by plain HTTP", [/"reasons":\[\{"code":"OWN_HOUSING","name":"[А-Я]/]],
];

test.each(expected.map(([what, shows], at) => [what, shows, at] as const))(
  "five minutes: %s",
  async (_what, shows, at) => {
    const { code, output } = await shell(under("Try it in five minutes")[at] ?? "false");
    expect(output).not.toContain('"errors"');
    for (const pattern of shows) expect(output).toMatch(pattern);
    expect(code).toBe(0);
  },
);

test("every block of the five minutes is expected to show something", () => {
  expect(under("Try it in five minutes")).toHaveLength(expected.length);
});

test("production does not start half-configured: it names every key that is missing", async () => {
  const { code, output } = await shell(under("Run it in production")[0] ?? "");
  expect(code).not.toBe(0);
  for (const key of ["DATABASE_URL", "OIDC_ISSUER", "OIDC_AUDIENCE", "INTERNAL_KEY", "SMPP_URL", "AUDIT_KEY"])
    expect(output).toContain(key);
});

test("a register runs alone, and a gateway is told where", { timeout: 90_000 }, async () => {
  const [registerAt, gatewayAt] = [await freePort(), await freePort()];
  const [alone, told] = (under("Run it in production")[1] ?? "").split("\n");
  const at = (line = "") => line.replaceAll("4001", String(registerAt));
  const other = mkdtempSync(join(tmpdir(), "mekenjai-readme-"));
  const register = spawn("bash", ["-c", `exec env ${at(alone)}`], {
    env: environment({ DATA_DIR: other }),
    detached: true,
    stdio: "ignore",
  });
  const front = spawn("bash", ["-c", `exec env ${at(told)}`], {
    env: environment({ DATA_DIR: other, PORT: String(gatewayAt) }),
    detached: true,
    stdio: "ignore",
  });
  try {
    await until(() => ready(gatewayAt), 60_000);
    expect(await ready(gatewayAt)).toBe(true);
    // Population, alone, asks rental inside the gateway whether the tenant may see the name of who is in his contract.
    const asked = "{ me { rentalContracts { namedPersons { person { name { full } } } } } }";
    const { output } = await shell(`npm run --silent ask -- tenant '${asked}'`, { DATA_DIR: other });
    expect(output).toMatch(/"full": "\p{L}+/u);
    expect(output).not.toContain('"errors"');
  } finally {
    await Promise.all([front, register].map(end));
    rmSync(other, { recursive: true, force: true });
  }
});

test("records are imported from a file, a fault told by line and field", async () => {
  const file = join(dataDir, "persons.ndjson");
  writeFileSync(file, '{"iin":"1"}\n');
  const { code, output } = await shell(
    (under("Run it in production")[2] ?? "").replace("persons.ndjson", file),
  );
  expect(output).toMatch(/line 1: iin: /);
  expect(code).toBe(1);
});

test("the matrix of rights is printed", async () => {
  const { code, output } = await shell(under("What is protected, and how")[0] ?? "false");
  expect(output).toMatch(/\| Person · name \| himself; /);
  expect(code).toBe(0);
});

test("the audit is exported and verified", async () => {
  const [, lines = "false"] = under("What is protected, and how");
  const { code, output } = await shell(lines.replaceAll("rental.audit", join(dataDir, "rental.audit")));
  expect(output).toMatch(/\d+ records/);
  expect(code).toBe(0);
});

test("the engine is measured beside its floor", { timeout: 180_000 }, async () => {
  const [line = "false"] = under("Measure it");
  const { code, output } = await shell(line.replace("--quick", "--rounds 1 --warm-up 50"), {}, 150_000);
  expect(output).toMatch(/\| \*\*\d\.\d\d\*\* \|/);
  expect(code).toBe(0);
});

test("a query is planned as the README shows it", async () => {
  const { code, output } = await shell(under("See how a query is planned")[0] ?? "false");
  expect(readFileSync("README.md", "utf8")).toContain(`\`\`\`text\n${output}\`\`\``);
  expect(code).toBe(0);
});

test("nothing that is committed breaks clients", async () => {
  const { code, output } = await shell(under("See how a query is planned")[1] ?? "false");
  expect(output).toContain("The registers compose");
  expect(code).toBe(0);
});

test("a fifth register joins, and is asked about a person", { timeout: 90_000 }, async () => {
  const [registerAt, gatewayAt] = [await freePort(), await freePort()];
  const [own, question = "false"] = under("Add a register");
  const [alone = "", gatewayWithIt = ""] = (own ?? "").replaceAll("4005", String(registerAt)).split("\n");
  const other = mkdtempSync(join(tmpdir(), "mekenjai-readme-"));
  const place = { DATA_DIR: other, SEED_PERSONS: "1000" };
  const children = [begin(alone, place), begin(gatewayWithIt, { ...place, PORT: String(gatewayAt) })];
  try {
    await until(() => ready(gatewayAt), 60_000);
    const { output } = await shell(question, { DATA_DIR: other });
    expect(output).toMatch(/"documents": \[\s+\{\s+"kind": "passport"/);
    expect(output).not.toContain('"errors"');
  } finally {
    await Promise.all(children.map(end));
    rmSync(other, { recursive: true, force: true });
  }
});

test("any supergraph file is served without registers, sign-in and database", async () => {
  const at = await freePort();
  const [line = ""] = under("Serve any supergraph");
  const other = mkdtempSync(join(tmpdir(), "mekenjai-readme-"));
  const served = line.replace("supergraph.graphql", "schema/supergraph.graphql");
  const child = begin(served, { DATA_DIR: other, PORT: String(at) });
  try {
    await until(() => ready(at), 20_000);
    const response = await fetch(`http://127.0.0.1:${at}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"query":"{ __schema { queryType { name } } }"}',
    });
    expect(await response.json()).toEqual({ data: { __schema: { queryType: { name: "Query" } } } });
    expect(readdirSync(other)).toEqual([]);
  } finally {
    await end(child);
    rmSync(other, { recursive: true, force: true });
  }
});

/** Begins a command that runs on, in a process group of its own. */
function begin(line: string, more: NodeJS.ProcessEnv): ChildProcess {
  const options = { env: environment(more), detached: true, stdio: "ignore" } as const;
  return spawn("bash", ["-c", `exec env ${line}`], options);
}

async function end({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined) return;
  const signal = (what: NodeJS.Signals | 0) => {
    try {
      return process.kill(-pid, what);
    } catch {
      return false;
    }
  };
  signal("SIGTERM");
  await until(() => !signal(0), 20_000);
}

async function ready(at: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${at}/readyz`).catch(() => null);
  return response?.ok ?? false;
}

async function until(reached: () => boolean | Promise<boolean>, milliseconds: number): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await reached()) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 100));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
  });
}
