import { fork } from "node:child_process";
import { once } from "node:events";

/** A process of the benchmark: where it answers, and the CPU it has used so far, user and system, in microseconds. */
export interface Measured {
  readonly url: string;
  cpu(): Promise<number>;
  close(): void;
}

/** In such a process: tells where it is, and its CPU whenever it is asked. It ends with the benchmark. */
export function tell(url: string): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  });
  process.on("disconnect", () => process.exit());
  process.send?.(url);
}

/** Starts such a process. */
export async function begin(script: string, args: readonly string[]): Promise<Measured> {
  const child = fork(new URL(script, import.meta.url), args);
  const next = async (): Promise<unknown> => {
    const [message] = (await once(child, "message")) as [unknown];
    return message;
  };
  return {
    url: String(await next()),
    async cpu() {
      const told = next();
      child.send("cpu");
      return Number(await told);
    },
    close: () => child.disconnect(),
  };
}
