import { registerNames } from "../../../subgraphs/shared/call.ts";
import { freePort, run, untilReady } from "../../journeys/program.ts";
import type { Operation, Question } from "../operations.ts";
import { bodyOf, nobody, type Candidate } from "./candidates.ts";
import type { Stack } from "./stack.ts";

/** By hand, and the same with the audit of what was shown. */
export async function floors(stack: Stack): Promise<Candidate[]> {
  const databases = registerNames.map((register) => stack.databaseOf(register));
  const plain = await startFloor(databases, { CONNECTIONS: "1" });
  const audited = await startFloor(databases, { CONNECTIONS: "1", AUDIT: "on" });
  const among =
    (...names: string[]) =>
    ({ name }: Operation) =>
      names.includes(name);
  return [
    floorOf(
      "by hand: node:http and SQL",
      plain,
      stack,
      among("status", "person", "contracts", "eligibilities"),
    ),
    // What a citizen reads of himself is not audited, so there the two would be the same.
    floorOf("by hand, with audit", audited, stack, among("contracts", "eligibilities")),
  ];
}

/** Starts the program by hand in front of these databases. */
export async function startFloor(databases: readonly string[], settings: Readonly<Record<string, string>>) {
  const port = String(await freePort());
  const running = run(["tests/bench/setting/floor.ts", port, ...databases], settings);
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, running);
  return { url, pid: running.pid, close: () => running.signal("SIGTERM") };
}

function floorOf(
  name: string,
  { url, pid, close }: Awaited<ReturnType<typeof startFloor>>,
  stack: Stack,
  answers: Candidate["answers"],
): Candidate {
  return {
    ...{
      name,
      url,
      pids: [pid],
      system: [pid, stack.postgres],
      answers,
      close,
      asked: nobody,
      inFront: false,
    },
    requests: async (operation, questions) =>
      questions.map((question) => ({
        headers: { "content-type": "application/json", "x-who": whoOf(question) },
        body: bodyOf(operation, question),
      })),
  };
}

const whoOf = ({ caller }: Question): string =>
  caller.role === "leb_officer" ? caller.kato : "iin" in caller ? caller.iin : "";
