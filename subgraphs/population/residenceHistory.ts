import { pageRequest, toConnection, type Connection, type PageRequest } from "../shared/connection.ts";
import { isDay } from "../shared/domain/calendar.ts";
import { badInput } from "../shared/errors.ts";
import type { PopulationContext } from "./context.ts";
import type { PersonRow } from "./data/persons.ts";
import { followsRepresentatives, newestFirst, type Home } from "./domain/home.ts";

/** A person's registrations, newest first. A child under 14 has those of the representatives today, and no history. */
export async function residenceHistory(
  { iin, birthDate }: PersonRow,
  args: { first?: number | null; after?: string | null },
  context: PopulationContext,
): Promise<Connection<Home>> {
  const page = pageRequest(args, 2);
  refuseForeignCursor(page);
  const homes = followsRepresentatives(birthDate, context.today)
    ? after(page, newestFirst((await context.loaders.homes.load(iin)) ?? []))
    : await ownHistory(iin, page, context);
  return toConnection(homes, page, keyset);
}

const keyset = ({ since, id }: Home): readonly string[] => [since, id];

async function ownHistory(iin: string, { first, after }: PageRequest, context: PopulationContext) {
  const rows = await context.loaders.history(iin, { limit: first + 1, after });
  return rows.map((row): Home => ({ ...row, basis: "REGISTERED" }));
}

/** The list is as long as a child has representatives: it is read whole and cut here. */
function after({ after: cursor }: PageRequest, homes: readonly Home[]): Home[] {
  if (cursor === null) return [...homes];
  const place = homes.findIndex((home) => keyset(home).every((value, index) => value === cursor[index]));
  return homes.slice(place + 1);
}

function refuseForeignCursor({ after }: PageRequest): void {
  if (after === null) return;
  const [since = "", id = ""] = after;
  if (!isDay(since) || !/^\d{1,18}$/.test(id)) throw badInput("after", "CURSOR");
}
