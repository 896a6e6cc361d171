import { fork } from "node:child_process";
import { once } from "node:events";
import type { Answered, Told } from "./child.ts";

/** The planner's process has ended, or was ended, over what it was told. */
export class PlannerEnded extends Error {
  readonly how: "aborted" | "late";
  constructor(how: "aborted" | "late") {
    super(`the planner ended: ${how}`);
    this.name = "PlannerEnded";
    this.how = how;
  }
}

/** One life of the planner's process. It ends by itself when this process does. */
export interface Life {
  /** Tells it one thing and waits for the answer; it does not survive being later than `patience` (milliseconds). */
  tell(told: Told, patience: number): Promise<Answered>;
  readonly hasEnded: () => boolean;
  end(): Promise<void>;
}

export function beginLife(): Life {
  // It needs no setting and no secret of ours. Its last words name what it was planning: they are not kept.
  const child = fork(new URL("./child.ts", import.meta.url), {
    env: {},
    execArgv: [],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const ended = once(child, "exit").catch(() => undefined);
  child.on("error", () => undefined);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null || !child.connected;
  return {
    hasEnded,
    tell: (told, patience) =>
      new Promise((resolve, reject) => {
        if (hasEnded()) reject(new PlannerEnded("aborted"));
        let how: PlannerEnded["how"] = "aborted";
        const late = setTimeout(() => {
          how = "late";
          child.kill("SIGKILL");
        }, patience);
        const gone = () => settle(() => reject(new PlannerEnded(how)));
        const answered = (answer: Answered) => settle(() => resolve(answer));
        const settle = (end: () => void) => {
          clearTimeout(late);
          child.off("message", answered).off("exit", gone);
          end();
        };
        child.on("message", answered).on("exit", gone);
        child.send(told, () => undefined);
      }),
    async end() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
