import type DataLoader from "dataloader";
import type { Right } from "./rights.ts";

/** A right to many keys that each of their fields will look at: what was asked ahead is then known without waiting. */
export interface Foreseen {
  load(key: string): Right;
  /** Resolves also where there is no answer: whoever needs one is told by `load`. */
  foresee(keys: readonly string[]): Promise<void>;
}

export function foreseen(asked: DataLoader<string, boolean>): Foreseen {
  const known = new Map<string, boolean>();
  return {
    load: (key) => known.get(key) ?? asked.load(key),
    async foresee(keys) {
      const answers = await asked.loadMany(keys);
      keys.forEach((key, place) => {
        const answer = answers[place];
        if (typeof answer === "boolean") known.set(key, answer);
      });
    },
  };
}
