import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { registerNames, type Call, type RegisterName } from "../../../subgraphs/shared/call.ts";
import { signCall } from "../../../subgraphs/shared/internalToken.ts";
import { freePort, run, untilReady } from "../../journeys/program.ts";
import { registerSdl } from "../../../subgraphs/shared/sdl.ts";
import type { Request } from "../measure/load.ts";
import type { Operation, Question } from "../operations.ts";
import type { Served, Stack } from "./stack.ts";

/** Somebody who answers the operations, and what has to be counted when he does. */
export interface Candidate {
  readonly name: string;
  readonly url: string;
  /** His own processes, without those behind him. */
  readonly pids: readonly number[];
  /** Every process that works when he answers. */
  readonly system: readonly number[];
  /** False where he does not know the operation. */
  answers(operation: Operation): boolean;
  requests(operation: Operation, questions: readonly Question[]): Promise<Request[]>;
  close(): Promise<void>;
}

const peersFolder = resolve(import.meta.dirname, "../peers");
export const peersInstalled = () => existsSync(resolve(peersFolder, "node_modules"));

/** Ours, in one process and over HTTP. */
export function ours(stack: Stack): Candidate[] {
  const behind = [...stack.registers.values()].map(({ pid }) => pid);
  return [
    ourGateway("Mekenjai, one process", stack, stack.together, []),
    ourGateway("Mekenjai, registers over HTTP", stack, stack.apart, behind),
  ];
}

/** A gateway of ours, alone or with registers behind it. */
export function ourGateway(
  name: string,
  stack: Stack,
  gateway: Served,
  behind: readonly number[],
): Candidate {
  return {
    name,
    url: gateway.url,
    pids: [gateway.pid],
    system: [gateway.pid, ...behind, stack.postgres],
    answers: () => true,
    requests: (operation, questions) =>
      Promise.all(
        questions.map(async (question) => ({
          headers: {
            "content-type": "application/json",
            ...(await credentials(stack, gateway, question)),
            ...(question.purpose && { "x-purpose": question.purpose }),
            ...(question.case && { "x-case": question.case }),
          },
          body: bodyOf(operation, question),
        })),
      ),
    close: () => Promise.resolve(),
  };
}

async function credentials(
  stack: Stack,
  gateway: Served,
  { caller }: Question,
): Promise<{ authorization?: string }> {
  if (caller.role === "anonymous") return {};
  return { authorization: `Bearer ${await stack.token(gateway, caller)}` };
}

/** The floor's three operations, by hand. */
export async function floor(stack: Stack): Promise<Candidate> {
  const port = String(await freePort());
  const databases = registerNames.map((register) => stack.databaseOf(register));
  const running = run(["tests/bench/setting/floor.ts", ...databases, port], {});
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, running);
  return {
    name: "by hand: node:http and SQL",
    url,
    pids: [running.pid],
    system: [running.pid, stack.postgres],
    answers: ({ name }) => ["status", "person", "contracts"].includes(name),
    requests: async (operation, questions) =>
      questions.map((question) => ({
        headers: { "content-type": "application/json", "x-who": whoOf(question) },
        body: bodyOf(operation, question),
      })),
    close: () => running.signal("SIGTERM"),
  };
}

const whoOf = ({ caller }: Question): string =>
  caller.role === "leb_officer" ? caller.kato : "iin" in caller ? caller.iin : "";

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
    await untilAnswers(url, running);
    started.push(peerOf(peer.name, url, running, stack));
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

const bodyOf = ({ document, name }: Operation, { variables }: Question): string =>
  JSON.stringify({ query: document, operationName: name[0]!.toUpperCase() + name.slice(1), variables });

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
    await new Promise((resolved) => setTimeout(resolved, 200));
  }
  throw new Error(`a peer does not answer: ${running.said()}`);
}
