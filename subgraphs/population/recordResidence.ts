import { badInput } from "../shared/errors.ts";
import type { PopulationContext } from "./context.ts";
import type { NewResidence } from "./data/recorder.ts";

/**
 * Registers a person at a dwelling from a day on. An application is recorded once, however often and however
 * concurrently it is sent; the day is the application's, never the register's clock.
 */
export async function recordResidence(residence: NewResidence, { records, audit, call }: PopulationContext) {
  const { iin: person, applicationId: caseNumber } = residence;
  const change = { kind: "CHANGE", person, fields: ["Person.residence"], caseNumber } as const;
  const since = await records.recorder(residence, audit.entry(change, call));
  if (since === null) throw badInput("input.iin", "IIN");
  return { since };
}
