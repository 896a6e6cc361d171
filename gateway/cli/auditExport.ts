import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { exportOf } from "../../subgraphs/shared/audit/dump.ts";
import { registerNames } from "../../subgraphs/shared/call.ts";
import { databaseFault } from "../../subgraphs/shared/database/mask.ts";
import { SettingsFault } from "../../subgraphs/shared/settings.ts";
import { withAuditDatabase } from "./auditDatabase.ts";
import { stop } from "./running.ts";

/** `npm run audit:export -- <register> > <file>`: a register's audit in the format of pg_dump, for `audit:verify --dump`. */
const register = registerNames.find((name) => name === process.argv[2]);
if (!register)
  stop(`npm run --silent audit:export -- <register> > <file>, one of: ${registerNames.join(", ")}`);

try {
  await withAuditDatabase(register, (sql) => pipeline(Readable.from(exportOf(sql)), process.stdout));
} catch (error) {
  stop(error instanceof SettingsFault ? error.message : databaseFault(error).message);
}
