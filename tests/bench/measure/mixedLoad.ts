import { randomUUID } from "node:crypto";
import { Pool } from "undici";
import { operations } from "../operations.ts";
import { couples } from "../scenarios/couples.ts";
import { throughGateway } from "../scenarios/livers.ts";
import type { Country } from "../setting/country.ts";
import { ask, type Request } from "./load.ts";

/** What was asked so far. */
export interface Asked {
  readonly requests: number;
  readonly lives: number;
}

/** At once: those who ask, and of them those whose calls hold hundreds of questions. */
const askers = 8;
const large = new Set(["eligibilities", "tenants"]);
/** A life begins so often, in milliseconds: seldom enough that the people of an hour suffice. */
const lifeEvery = 5_000;

/** All operations by turns, and the lives of applications, until it is ended. */
export async function mixedLoad(country: Country): Promise<{ asked(): Asked; end(): Promise<void> }> {
  const pool = new Pool(country.url, { connections: askers + 2 });
  const asked = { requests: 0, lives: 0 };
  const state: { ended: boolean; fault?: unknown } = { ended: false };
  const all = await Promise.all(
    operations.map(async (operation) => ({ operation, requests: await requestsOf(operation, country) })),
  );
  const few = all.filter(({ operation }) => !large.has(operation.name));
  const asker = async (which: typeof all, first: number) => {
    for (let turn = first; !state.ended; turn += 1) {
      const { requests } = which[turn % which.length]!;
      await ask(pool, requests[Math.floor(Math.random() * requests.length)]!);
      asked.requests += 1;
    }
  };
  const living = async () => {
    const live = throughGateway(pool, country);
    for (let waiting = await couples(country.databases, 200); !state.ended;) {
      const couple = waiting.pop();
      if (!couple) waiting = await couples(country.databases, 200);
      else {
        await live(couple, randomUUID());
        asked.lives += 1;
        await new Promise((resolve) => setTimeout(resolve, lifeEvery));
      }
    }
  };
  const work = Promise.all([
    ...Array.from({ length: askers }, (_, at) => asker(at === 0 ? all : few, at)),
    living(),
  ]);
  // Nobody waits for it until it is ended: a fault is told to whoever looks next.
  work.catch((fault: unknown) => Object.assign(state, { ended: true, fault }));
  return {
    asked: () => {
      if (state.fault !== undefined) throw new Error("the load has ended", { cause: state.fault });
      return { ...asked };
    },
    async end() {
      state.ended = true;
      await work;
      await pool.close();
    },
  };
}

async function requestsOf(
  { document, name, questions }: (typeof operations)[number],
  { databases, token }: Country,
): Promise<Request[]> {
  const asked = await questions(databases);
  return Promise.all(
    asked.map(async ({ caller, purpose, case: number, variables }) => ({
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${await token(caller)}`,
        ...(purpose !== undefined && { "x-purpose": purpose }),
        ...(number !== undefined && { "x-case": number }),
      },
      body: JSON.stringify({
        query: document,
        operationName: name[0]!.toUpperCase() + name.slice(1),
        variables,
      }),
    })),
  );
}
