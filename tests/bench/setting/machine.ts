import { cpus } from "node:os";

/** The machine, in words. */
export const machine = (): string =>
  `${String(cpus().length)} cores, ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}`;
