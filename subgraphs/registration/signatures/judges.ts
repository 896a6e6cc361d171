import { Worker } from "node:worker_threads";
import { faultOf } from "../../shared/logKinds.ts";
import type { Log } from "../../shared/register.ts";
import type { Trust } from "./chain.ts";
import type { EdsQuestion } from "./signatures.ts";
import type { Judgement } from "./verifyCms.ts";

/** What a judge is told: whom to trust (once, when it starts), which lists there are, what to judge. */
export type ToJudge =
  | { readonly lists: readonly Uint8Array[] }
  | { readonly id: number; readonly question: EdsQuestion; readonly ocsp: readonly Uint8Array[] };
export type FromJudge =
  { readonly unreadable: number } | { readonly id: number; readonly judgement: Judgement };
export interface JudgeTrust {
  readonly anchors: readonly Uint8Array[];
  readonly intermediates: readonly Uint8Array[];
}

/** Verifies off the event loop: milliseconds for a signature, seconds for a hostile one or a new list. */
export interface Judges {
  judge(question: EdsQuestion, ocsp: readonly Uint8Array[]): Promise<Judgement>;
  /** The lists in force from now on. They are shared with the judges, never copied. */
  know(lists: readonly Uint8Array[]): void;
  close(): Promise<void>;
}

const number = 2;
/** Milliseconds; nothing that ends in an acceptance needs a hundredth of it. */
const patience = 10_000;

interface Judge {
  readonly worker: Worker;
  readonly waiting: Map<number, PromiseWithResolvers<Judgement>>;
}

/** Up to two threads, started by the first signatures; one that dies or does not end is replaced by the next signature. */
export function openJudges(trust: Trust, log: Log): Judges {
  const workerData: JudgeTrust = {
    anchors: trust.anchors.map(({ der }) => der),
    intermediates: trust.intermediates.map(({ der }) => der),
  };
  const judges: (Judge | undefined)[] = Array.from({ length: number }, () => undefined);
  let lists: readonly Uint8Array[] = [];
  let asked = 0;
  const begin = (place: number): Judge => {
    const judge = startJudge(workerData, log, () => (judges[place] = undefined));
    judge.worker.postMessage({ lists } satisfies ToJudge);
    return (judges[place] = judge);
  };
  return {
    async judge(question, ocsp) {
      const id = ++asked;
      const { worker, waiting } = judges[id % number] ?? begin(id % number);
      const answer = Promise.withResolvers<Judgement>();
      waiting.set(id, answer);
      const late = setTimeout(() => void worker.terminate(), patience);
      worker.postMessage({ id, question, ocsp } satisfies ToJudge);
      return answer.promise.finally(() => clearTimeout(late));
    },
    know(fresh) {
      lists = fresh;
      for (const judge of judges) judge?.worker.postMessage({ lists } satisfies ToJudge);
    },
    async close() {
      await Promise.all(judges.map(async (judge) => judge?.worker.terminate()));
    },
  };
}

function startJudge(workerData: JudgeTrust, log: Log, ended: () => void): Judge {
  const waiting: Judge["waiting"] = new Map();
  const worker = new Worker(new URL("judge.ts", import.meta.url), { workerData, execArgv: [] });
  worker.unref();
  worker.on("message", (told: FromJudge) => {
    if ("unreadable" in told) return log("eds.lists", { unreadable: told.unreadable });
    waiting.get(told.id)?.resolve(told.judgement);
    waiting.delete(told.id);
  });
  worker.on("error", (error) => log("eds.judge", { fault: faultOf(error) }));
  worker.on("exit", () => {
    ended();
    // Whoever waits learns that nobody can tell now: never that the signature holds.
    for (const answer of waiting.values())
      answer.resolve({ kind: "rejected", code: "EDS_CHECK_UNAVAILABLE" });
  });
  return { worker, waiting };
}
