import { pageRequest, toConnection, type Connection, type PageRequest } from "../shared/connection.ts";
import { isDay } from "../shared/domain/calendar.ts";
import { badInput } from "../shared/errors.ts";
import type { PopulationContext } from "./context.ts";
import type { PersonRow } from "./data/persons.ts";
import { followsRepresentatives, historyOf, type Home, type Place } from "./domain/home.ts";

/** A person's registrations, newest first. A child under 14 has those of the representatives today, and no history. */
export async function residenceHistory(
  { iin, birthDate }: PersonRow,
  args: { first?: number | null; after?: string | null },
  context: PopulationContext,
): Promise<Connection<Home>> {
  const page = pageRequest(args, 2);
  const after = placeOf(page);
  const homes = followsRepresentatives(birthDate, context.today)
    ? historyOf((await context.loaders.homes.load(iin)) ?? [], after)
    : await ownHistory(iin, page, context);
  return toConnection(homes, page, ({ since, id }) => [since, id]);
}

async function ownHistory(iin: string, { first, after }: PageRequest, { loaders }: PopulationContext) {
  const rows = await loaders.history(iin, { limit: first + 1, after });
  return rows.map((row): Home => ({ ...row, basis: "REGISTERED" }));
}

function placeOf({ after }: PageRequest): Place | null {
  if (after === null) return null;
  const [since = "", id = ""] = after;
  if (!isDay(since) || !/^\d{1,18}$/.test(id)) throw badInput("after", "CURSOR");
  return { since, id };
}
