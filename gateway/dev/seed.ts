import type { RegisterName } from "../../subgraphs/shared/call.ts";
import { connect } from "../../subgraphs/shared/database/connect.ts";
import { kazakhstanDay } from "../../subgraphs/shared/domain/calendar.ts";
import type { Log } from "../../subgraphs/shared/register.ts";

/** Fills the registers of development that are empty with the invented country and its cast. */
export async function seedWhatIsEmpty(
  databases: ReadonlyMap<RegisterName, string>,
  persons: number,
  now: Date,
  log: Log,
): Promise<void> {
  const { seedRegister } = await import("../../seeds/seed.ts");
  const today = kazakhstanDay(now);
  await Promise.all(
    [...databases].map(async ([register, url]) => {
      if (register === "registration") return;
      const sql = connect(url, { max: 1 });
      try {
        const records = await seedRegister(register, sql, { persons, today });
        if (records > 0) log("seeded", { register, records });
      } finally {
        await sql.end({ timeout: 5 });
      }
    }),
  );
}
