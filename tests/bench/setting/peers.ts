import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Call, RegisterName } from "../../../subgraphs/shared/call.ts";
import { signCall } from "../../../subgraphs/shared/internalToken.ts";
import { registerSdl } from "../../../subgraphs/shared/sdl.ts";
import { freePort, run } from "../../journeys/program.ts";
import type { Question } from "../operations.ts";
import { askedOf, bodyOf, type Candidate } from "./candidates.ts";
import type { Stack } from "./stack.ts";

const peersFolder = resolve(import.meta.dirname, "../peers");
export const peersInstalled = () => existsSync(resolve(peersFolder, "node_modules"));

/** Other gateways in front of the same registers. */
export async function peers(stack: Stack, folder: string): Promise<Candidate[]> {
  const supergraph = resolve(folder, "supergraph.graphql");
  mkdirSync(folder, { recursive: true });
  writeFileSync(supergraph, supergraphOf(stack));
  const started: Candidate[] = [];
  for (const peer of [
    { name: "@apollo/gateway", script: ["apollo.mjs"], settings: {} },
    { name: "Hive Gateway, JS planner", script: hive, settings: {} },
    { name: "Hive Gateway, Rust planner", script: hive, settings: { PLANNER: "rust" } },
    { name: "Grafbase (Rust)", script: null, settings: {} },
  ]) {
    const port = String(await freePort());
    const url = `http://127.0.0.1:${port}`;
    const running = peer.script
      ? run(inPeers(peer.script), {
          SUPERGRAPH: supergraph,
          PORT: port,
          NODE_ENV: "production",
          ...peer.settings,
        })
      : run(["tests/bench/setting/grafbase.ts", ...grafbaseFiles(stack, folder), port, peersFolder], {});
    const from = performance.now();
    await untilAnswers(url, running);
    const answered = (performance.now() - from) / 1000;
    started.push({ ...peerOf(peer.name, url, running, stack), started: { answered } });
  }
  return started;
}

const hive = ["node_modules/@graphql-hive/gateway/dist/bin.js", "supergraph", "-c", "hive.mjs"];
const inPeers = ([script = "", ...rest]: readonly string[]) => [
  resolve(peersFolder, script),
  ...rest.map((part) => (part.endsWith(".mjs") ? resolve(peersFolder, part) : part)),
];

function peerOf(name: string, url: string, running: ReturnType<typeof run>, stack: Stack): Candidate {
  const behind = [...stack.registers.values()].map(({ pid }) => pid);
  return {
    name,
    url,
    pids: [running.pid],
    system: [running.pid, ...behind, stack.postgres],
    inFront: true,
    asked: () => askedOf(stack),
    answers: () => true,
    requests: async (operation, questions) =>
      questions.map((question) => ({
        headers: {
          "content-type": "application/json",
          ...Object.fromEntries(
            operation.registers.map((register) => [
              `x-to-${register}`,
              `Bearer ${signed(question, register, stack)}`,
            ]),
          ),
        },
        body: bodyOf(operation, question),
      })),
    close: () => running.signal("SIGTERM"),
  };
}

/** The call as our gateway would sign it; good for the whole run. */
function signed(question: Question, register: RegisterName, { internalKey }: Stack): string {
  const later = Date.now() + 3 * 3_600_000;
  const call: Call = {
    caller: question.caller,
    purpose: question.purpose ?? null,
    case: question.case ?? null,
    requestId: "bench",
    language: "KK",
    deadline: later,
    signal: new AbortController().signal,
  };
  return signCall(call, register, internalKey, later);
}

/** The committed supergraph with the places where the registers are now. */
function supergraphOf(stack: Stack): string {
  const text = readFileSync(resolve(import.meta.dirname, "../../../schema/supergraph.graphql"), "utf8");
  return text.replace(/(name: "(\w+)", url: ")[^"]*/g, (whole, before: string, name: string) => {
    const served = stack.registers.get(name as RegisterName);
    return served ? `${before}${served.url}/graphql` : whole;
  });
}

/** Grafbase's development gateway wants each register's schema and address in files of its own form. */
function grafbaseFiles(stack: Stack, folder: string): string[] {
  const names = [...stack.registers.keys()];
  const headers = (name: string) =>
    `[[subgraphs.${name}.headers]]\nrule = "forward"\nname = "x-to-${name}"\nrename = "authorization"\n`;
  const gateway = resolve(folder, "grafbase.toml");
  writeFileSync(gateway, names.map((name) => `[subgraphs.${name}]\n${headers(name)}`).join("\n"));
  const overrides = resolve(folder, "overrides.toml");
  const schema = (name: string) => resolve(folder, `${name}.graphql`);
  // With a key that is inaccessible it answers empty objects.
  for (const name of names) writeFileSync(schema(name), registerSdl(name).replaceAll(" @inaccessible", ""));
  const override = (name: RegisterName) =>
    `[subgraphs.${name}]\nurl = "${stack.registers.get(name)?.url ?? ""}/graphql"\nschema_path = "${schema(name)}"\n`;
  writeFileSync(overrides, names.map(override).join("\n"));
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
