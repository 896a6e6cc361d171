import { and, eq, sql } from "drizzle-orm";
import { clockNow } from "../../shared/database/clock.ts";
import { holdDwelling } from "./locks.ts";
import { shields } from "./recordTables.ts";
import { enter, inTransaction, type Acting, type Transaction } from "./transaction.ts";

/** Owners' shields, each owner's his own: read together for all addresses of a question. */
export function shieldReads(database: Pick<Acting, "read" | "write" | "entryOf" | "changed">) {
  const among = database.read
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
    /** One owner's: he cannot lift what another owner has raised. Once it is set, no step is taken that did not see it. */
    set: (rka: string, on: boolean, by: string): Promise<void> =>
      inTransaction(database, async (tx) => {
        await holdDwelling(tx, rka);
        const change = { on, setAt: clockNow };
        await tx
          .insert(shields)
          .values({ rka, setBy: by, ...change })
          .onConflictDoUpdate({ target: [shields.rka, shields.setBy], set: change });
        enter(tx, [by], { kind: "CHANGE", fields: ["AddressShield.on"], caseNumber: null }, { iin: by });
      }),
  };
}

/** Who bars this dwelling at this moment. */
export async function raisedAt(tx: Transaction, rka: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ setBy: shields.setBy })
    .from(shields)
    .where(and(eq(shields.rka, rka), eq(shields.on, true)));
  return rows.map(({ setBy }) => setBy);
}
