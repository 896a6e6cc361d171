import type { Database } from "../../shared/database/open.ts";
import { personFactsOf, personsOf } from "./persons.ts";
import { recorderOf } from "./recorder.ts";
import { representationsOf } from "./representations.ts";
import { residencesOf } from "./residences.ts";

/** Everything the population register keeps, its statements prepared once. */
export type Records = ReturnType<typeof recordsOf>;

export function recordsOf({ read, write }: Pick<Database, "read" | "write">) {
  return {
    persons: personsOf(read),
    personFacts: personFactsOf(read),
    representations: representationsOf(read),
    residences: residencesOf(read),
    recorder: recorderOf(write),
  };
}
