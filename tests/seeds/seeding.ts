import { history } from "../../seeds/applications.ts";
import { type SeededRegister, seedRegister } from "../../seeds/seed.ts";
import { loadPastApplications } from "../../subgraphs/registration/loadPastApplications.ts";
import type { RegisterName } from "../../subgraphs/shared/call.ts";
import { connect } from "../../subgraphs/shared/database/connect.ts";

export const seeds = { persons: 2000, today: "2026-11-22", patternsOfPart: 2 };
const past = { ...seeds, years: 3, reasons: ["OWN_HOUSING", "RENT"] };

/** Fills a register in many small parts. */
export async function seedInParts(register: RegisterName, url: string): Promise<number> {
  const sql = connect(url, { max: 1 });
  try {
    return register === "registration"
      ? await loadPastApplications(sql, history, past, Buffer.alloc(32, "seeds"))
      : await seedRegister(register satisfies SeededRegister, sql, seeds);
  } finally {
    await sql.end();
  }
}

const [, program, register, url] = process.argv;
if (program === import.meta.filename) await seedInParts(register as RegisterName, url ?? "");
