import { randomBytes } from "node:crypto";
import type { Role } from "../../subgraphs/shared/call.ts";
import { countsInMemory, type Counts, type Subject } from "../safety/counts.ts";
import { budgets } from "../safety/rateLimits.ts";
import { exposition } from "../telemetry/exposition.ts";
import { lasting, none, sumOf, type Figures } from "../telemetry/figures.ts";
import type { Line } from "./line.ts";

/** What a worker asks of the primary. */
export type OfPrimary = {
  readonly [Name in keyof Counts]: Counts[Name];
} & {
  /** What subjects are hashed with, the same for all workers. */
  salt(): string;
  metricsOfAll(): Promise<string>;
  /** The worker answers at this address from now on. */
  isReady(url: string): void;
};

/** What the primary asks of a worker. */
export interface OfWorker {
  figures(): Figures;
  /** Finishes what was begun, and ends. */
  stop(): void;
}

/** One worker, as the primary knows it. */
export interface Member {
  readonly answers: Omit<OfPrimary, "isReady">;
  /** The worker has ended: what it held open is given back, what it counted stays counted. */
  left(): void;
}

/** What the primary keeps for all workers: the counts of callers, and the sum of their metrics. */
export interface InCommon {
  join(line: () => Line<OfWorker>): Member;
}

export function openInCommon(counts: Counts = countsInMemory(budgets)): InCommon {
  const salt = randomBytes(16).toString("base64");
  const members = new Map<Member, { readonly line: () => Line<OfWorker>; told: Figures }>();
  let past = none;
  const metricsOfAll = async () => {
    await Promise.all([...members.values()].map(refresh));
    return exposition(sumOf([past, ...[...members.values()].map(({ told }) => told)]));
  };
  return {
    join(line) {
      const held: Subject[] = [];
      const member: Member = {
        answers: { ...counts, ...holding(counts, held), salt: () => salt, metricsOfAll },
        left() {
          past = sumOf([past, lasting(members.get(member)?.told ?? none)]);
          members.delete(member);
          for (const subject of held) void counts.disconnect(subject);
        },
      };
      members.set(member, { line, told: none });
      return member;
    },
  };
}

/** What a worker tells of itself; of one that is gone or busy, what it told last. */
async function refresh(member: { readonly line: () => Line<OfWorker>; told: Figures }): Promise<void> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, 1_000, null).unref());
  const told = await Promise.race([member.line().to("figures")(), late]).catch(() => null);
  if (told) member.told = told;
}

/** Notes whose connections one worker holds open. */
function holding(counts: Counts, held: Subject[]): Pick<Counts, "connect" | "disconnect"> {
  return {
    async connect(role: Role, subject: Subject) {
      const spent = await counts.connect(role, subject);
      if (!spent) held.push(subject);
      return spent;
    },
    async disconnect(subject) {
      const at = held.indexOf(subject);
      if (at < 0) return;
      held.splice(at, 1);
      await counts.disconnect(subject);
    },
  };
}
