import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A program of this project that runs as a process of its own. */
export interface Program {
  readonly pid: number;
  /** Sends a signal; for one that ends the process, waits for its end. */
  signal(name: "SIGTERM" | "SIGKILL" | "SIGSTOP" | "SIGCONT"): Promise<void>;
}

const root = resolve(import.meta.dirname, "../..");

/** Runs `node <script> …` in an environment that holds only what is given, and the way to programs. */
export function run(
  script: readonly string[],
  environment: Readonly<Record<string, string>>,
): Program & {
  /** What it has said. */
  readonly said: () => string;
  readonly hasEnded: () => boolean;
  /** Its exit code, once it has ended by itself. */
  readonly exit?: Promise<number | null>;
} {
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  const child = spawn(process.execPath, [...script], {
    cwd: root,
    env: { PATH, HOME, ...(TMPDIR !== undefined && { TMPDIR }), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (some: Buffer) => (said = `${said}${some.toString()}`.slice(-10_000)));
  const ended = once(child, "exit").then(([code]: (number | null)[]) => code ?? null);
  const { pid } = child;
  if (pid === undefined) throw new Error("the program did not start");
  return {
    pid,
    said: () => said,
    exit: ended,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    async signal(name) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(name);
      if (name === "SIGTERM" || name === "SIGKILL") await ended;
    },
  };
}

/** Waits until a program answers that it is ready; what it said is told when it does not come to that. */
export async function untilReady(url: string, { said, hasEnded }: ReturnType<typeof run>): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end && !hasEnded()) {
    const response = await fetch(`${url}/readyz`).catch(() => null);
    if (response?.ok === true) return;
    await sleep(100);
  }
  throw new Error(`${hasEnded() ? "has ended" : "is not ready"}: ${said()}`);
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}
