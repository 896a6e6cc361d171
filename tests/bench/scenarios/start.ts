import { rmSync } from "node:fs";
import type { Candidate } from "../setting/candidates.ts";
import { openCountry, type Country } from "../setting/country.ts";

/** How long somebody took from the start of his process until he was ready, and until he had answered a question. */
export interface Start {
  readonly candidate: string;
  readonly ready?: number;
  readonly answered?: number;
}

/** Starts our system in an empty folder, and again where everything is there; the second goes on to be used. */
export async function measureStart(
  folder: string,
  persons: number,
): Promise<{ country: Country; starts: Start[] }> {
  rmSync(folder, { recursive: true, force: true });
  const cold = await openCountry(folder, persons);
  await cold.close();
  const country = await openCountry(folder, persons);
  const people = `${persons.toLocaleString("en")} people`;
  return {
    country,
    starts: [
      { candidate: `Mekenjai, one process, from nothing: database made, ${people} made up`, ...cold.started },
      { candidate: "Mekenjai, one process, again", ...country.started },
    ],
  };
}

/** How long gateways took that stand in front of registers which run already. */
export const startsOf = (candidates: readonly Candidate[]): Start[] =>
  candidates.flatMap(({ name, started, inFront }) =>
    started === undefined || !inFront ? [] : [{ candidate: name, ...started }],
  );
