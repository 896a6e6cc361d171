import { compare, nextQuery, randomWorld, type Outcome } from "./compare.ts";

/** One pair of a random supergraph and a random query, by its numbers. */
export interface Pair {
  readonly seed: number;
  readonly query: number;
}

/** What the worker tells: which pair it begins, and how it went. A pair without an outcome is one it died of. */
export type Told = Pair & { readonly outcome?: Outcome & { readonly text?: string } };

export const queriesPerWorld = 10;

/** Compares pair after pair, for as long as it lives. The planner is native code and can take the process with it. */
async function work(first: Pair, tell: (told: Told) => void): Promise<never> {
  for (let seed = first.seed; ; seed++) {
    const random = randomWorld(seed);
    for (let query = 0; random && query < queriesPerWorld; query++) {
      const asked = nextQuery(random);
      if (seed === first.seed && query < first.query) continue;
      tell({ seed, query });
      const outcome = await compare(random, asked);
      const text =
        outcome.kind === "agrees" ? {} : { text: `${asked.query}\n${JSON.stringify(asked.variables)}` };
      tell({ seed, query, outcome: { ...outcome, ...text } });
    }
  }
}

const [seed, query] = process.argv.slice(2).map(Number);
if (process.send && seed !== undefined && query !== undefined)
  await work({ seed, query }, (told) => process.send?.(told));
