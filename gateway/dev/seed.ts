import type { Sql } from "postgres";
import { loadPastApplications, reasons } from "../../subgraphs/registration/index.ts";
import type { RegisterName } from "../../subgraphs/shared/call.ts";
import { connect } from "../../subgraphs/shared/database/connect.ts";
import { kazakhstanDay, type Day } from "../../subgraphs/shared/domain/calendar.ts";
import { derivedKey } from "../../subgraphs/shared/keys.ts";
import type { Log } from "../../subgraphs/shared/register.ts";

/** What the invented country is made with. */
export interface Seeding {
  readonly persons: number;
  readonly now: Date;
  /** The key that gateway and registers share: past applications are bound to their persons by it. */
  readonly key: Uint8Array;
  readonly log: Log;
}

/** Smaller countries have one year behind them, so that a start stays short. */
const yearsOf = (persons: number) => (persons < 1_000_000 ? 1 : 3);

/**
 * Fills the registers of development that are empty with the invented country, its cast and its past, or goes on where
 * that was interrupted. Nothing is served before it is done.
 */
export async function seedWhatIsEmpty(
  databases: ReadonlyMap<RegisterName, string>,
  { persons, now, key, log }: Seeding,
): Promise<void> {
  const today = kazakhstanDay(now);
  await Promise.all(
    [...databases].map(async ([register, url]) => {
      const sql = connect(url, { max: 1 });
      try {
        const records = await seed(register, sql, { persons, today, key });
        if (records > 0) log("seeded", { register, records });
      } finally {
        await sql.end({ timeout: 5 });
      }
    }),
  );
}

async function seed(
  register: RegisterName,
  sql: Sql,
  { persons, today, key }: { persons: number; today: Day; key: Uint8Array },
): Promise<number> {
  // Loaded here and not above: production has no invented country in its memory.
  if (register !== "registration") {
    const { seedRegister } = await import("../../seeds/seed.ts");
    return seedRegister(register, sql, { persons, today });
  }
  const { history } = await import("../../seeds/applications.ts");
  const plan = {
    persons,
    today,
    years: yearsOf(persons),
    patternsOfPart: 500,
    reasons: Object.keys(reasons),
  };
  return loadPastApplications(sql, history, plan, derivedKey(key, "registration"));
}
