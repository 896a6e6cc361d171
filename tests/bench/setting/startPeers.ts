import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { freePort, run } from "../../journeys/program.ts";

const peersFolder = resolve(import.meta.dirname, "../peers");
export const peersInstalled = () => existsSync(resolve(peersFolder, "node_modules"));

/** A register as gateways are told of it. */
export interface Behind {
  readonly name: string;
  /** Where it answers GraphQL. */
  readonly url: string;
  readonly sdl: string;
}

/** Somebody else's gateway that runs. */
export interface Peer {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  /** Seconds from its start until it had answered a question. */
  readonly answered: number;
  close(): Promise<void>;
}

/** Other gateways in front of the same registers; their files are made in the folder. */
export async function startPeers(
  supergraph: string,
  registers: readonly Behind[],
  folder: string,
): Promise<Peer[]> {
  const file = resolve(folder, "supergraph.graphql");
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, supergraph);
  const started: Peer[] = [];
  for (const { name, script, settings } of [
    { name: "@apollo/gateway", script: ["apollo.mjs"], settings: {} },
    { name: "Hive Gateway, JS planner", script: hive, settings: {} },
    { name: "Hive Gateway, Rust planner", script: hive, settings: { PLANNER: "rust" } },
    { name: "Grafbase (Rust)", script: null, settings: {} },
  ]) {
    const port = String(await freePort());
    const url = `http://127.0.0.1:${port}`;
    const running = script
      ? run(inPeers(script), { SUPERGRAPH: file, PORT: port, NODE_ENV: "production", ...settings })
      : run(["tests/bench/setting/grafbase.ts", ...grafbaseFiles(registers, folder), port, peersFolder], {});
    const from = performance.now();
    await untilAnswers(url, running);
    const answered = (performance.now() - from) / 1000;
    started.push({ name, url, pid: running.pid, answered, close: () => running.signal("SIGTERM") });
  }
  return started;
}

const hive = ["node_modules/@graphql-hive/gateway/dist/bin.js", "supergraph", "-c", "hive.mjs"];
const inPeers = ([script = "", ...rest]: readonly string[]) => [
  resolve(peersFolder, script),
  ...rest.map((part) => (part.endsWith(".mjs") ? resolve(peersFolder, part) : part)),
];

/** Grafbase's development gateway wants each register's schema and address in files of its own form. */
function grafbaseFiles(registers: readonly Behind[], folder: string): string[] {
  const headers = (name: string) =>
    `[[subgraphs.${name}.headers]]\nrule = "forward"\nname = "x-to-${name}"\nrename = "authorization"\n`;
  const gateway = resolve(folder, "grafbase.toml");
  writeFileSync(gateway, registers.map(({ name }) => `[subgraphs.${name}]\n${headers(name)}`).join("\n"));
  const overrides = resolve(folder, "overrides.toml");
  const schema = (name: string) => resolve(folder, `${name}.graphql`);
  // With a key that is inaccessible it answers empty objects.
  for (const { name, sdl } of registers) writeFileSync(schema(name), sdl.replaceAll(" @inaccessible", ""));
  const override = ({ name, url }: Behind) =>
    `[subgraphs.${name}]\nurl = "${url}"\nschema_path = "${schema(name)}"\n`;
  writeFileSync(overrides, registers.map(override).join("\n"));
  return [gateway, overrides];
}

/** A peer has no readiness of its own: it is ready when it answers a question. */
async function untilAnswers(url: string, running: ReturnType<typeof run>): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end && !running.hasEnded()) {
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"query":"{ __typename }"}',
    }).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolved) => setTimeout(resolved, 50));
  }
  throw new Error(`a peer does not answer: ${running.said()}`);
}
