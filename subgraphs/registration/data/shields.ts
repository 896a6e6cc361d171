import { and, eq, sql } from "drizzle-orm";
import { clockNow } from "../../shared/database/clock.ts";
import type { Database } from "../../shared/database/open.ts";
import { shields } from "./recordTables.ts";

/** Owners' shields, each owner's his own: read together for all addresses of a question. */
export function shieldReads({ read, write }: Pick<Database, "read" | "write">) {
  const among = read
    .select({ rka: shields.rka, setBy: shields.setBy })
    .from(shields)
    .where(and(sql`${shields.rka} = any(${sql.placeholder("rkas")}::text[])`, eq(shields.on, true)))
    .prepare("shields_among");
  return {
    /** Of these dwellings, those that are barred, with the IINs of the owners who barred them. */
    among: async (rkas: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> => {
      const raised = Map.groupBy(await among.execute({ rkas }), ({ rka }) => rka);
      return new Map([...raised].map(([rka, rows]) => [rka, rows.map(({ setBy }) => setBy)]));
    },
    /** One owner's: he cannot lift what another owner has raised. */
    set: async (rka: string, on: boolean, by: string): Promise<void> => {
      const change = { on, setAt: clockNow };
      await write
        .insert(shields)
        .values({ rka, setBy: by, ...change })
        .onConflictDoUpdate({ target: [shields.rka, shields.setBy], set: change });
    },
  };
}
