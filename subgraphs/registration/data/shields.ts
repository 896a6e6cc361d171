import { and, eq, sql } from "drizzle-orm";
import { clockNow } from "../../shared/database/clock.ts";
import type { Database } from "../../shared/database/open.ts";
import { shields } from "./recordTables.ts";

/** Owners' shields: read together for all addresses of a question. */
export function shieldReads({ read, write }: Pick<Database, "read" | "write">) {
  const among = read
    .select({ rka: shields.rka, setBy: shields.setBy })
    .from(shields)
    .where(and(sql`${shields.rka} = any(${sql.placeholder("rkas")}::text[])`, eq(shields.on, true)))
    .prepare("shields_among");
  return {
    /** Of these dwellings, those that are barred, with the IIN of the owner who barred them. */
    among: async (rkas: readonly string[]): Promise<ReadonlyMap<string, string>> =>
      new Map((await among.execute({ rkas })).map(({ rka, setBy }) => [rka, setBy])),
    set: async (rka: string, on: boolean, by: string): Promise<void> => {
      const change = { on, setBy: by, setAt: clockNow };
      await write
        .insert(shields)
        .values({ rka, ...change })
        .onConflictDoUpdate({ target: shields.rka, set: change });
    },
  };
}
