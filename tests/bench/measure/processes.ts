import { readFileSync, readdirSync } from "node:fs";

/** Linux counts the time of processes in hundredths of a second. */
const ticksPerSecond = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
}

/** These processes and all their descendants. */
function familyOf(pids: readonly number[]): Process[] {
  const processes = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []));
  const counted = new Set(pids);
  // A parent may have a higher number than its child, so until nothing is added.
  for (let before = -1; before !== counted.size;) {
    before = counted.size;
    for (const { pid, parent } of processes) if (counted.has(parent)) counted.add(pid);
  }
  return processes.filter(({ pid }) => counted.has(pid));
}

/** CPU seconds, user and system, that these processes and all their descendants have used so far. Linux only. */
export function cpuSeconds(pids: readonly number[]): number {
  return familyOf(pids).reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Resident memory of one process, in megabytes. */
export function memoryOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes ?? 0) / 1024;
}

/** Resident memory of these processes and all their descendants. */
export function memoryOfAll(pids: readonly number[]): number {
  return familyOf(pids).reduce((sum, { pid }) => sum + memoryOf(pid), 0);
}

function statOf(pid: string): Process | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name stands in brackets and may hold anything: the fields are counted from behind it.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    // Its own, and that of its children which have ended: or what is counted would become less when one ends.
    const ticks = fields.slice(11, 15).reduce((sum, one) => sum + Number(one), 0);
    return { pid: Number(pid), parent: Number(fields[1]), seconds: ticks / ticksPerSecond };
  } catch {
    return null; // It has ended since the folder was read.
  }
}
