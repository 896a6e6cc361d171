import { badInput } from "../shared/errors.ts";
import type { PopulationContext } from "./context.ts";
import type { NewResidence } from "./data/recorder.ts";

/**
 * Registers a person at a dwelling from a day on. An application is recorded once, however often and however
 * concurrently it is sent; the day is the application's, never the register's clock.
 */
export async function recordResidence(residence: NewResidence, { records }: PopulationContext) {
  const since = await records.recorder(residence);
  if (since === null) throw badInput("input.iin", "IIN");
  return { since };
}
