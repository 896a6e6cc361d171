import type { Sql } from "postgres";
import type { RegisterName } from "../../subgraphs/shared/call.ts";
import { databaseAddresses } from "../../subgraphs/shared/database/addresses.ts";
import { connect } from "../../subgraphs/shared/database/connect.ts";
import * as kinds from "../../subgraphs/shared/settingKinds.ts";
import { Settings } from "../../subgraphs/shared/settings.ts";

/** Opens a register's database, the same that the server uses, whether it runs or not. */
export async function withAuditDatabase<Result>(
  register: RegisterName,
  act: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  const settings = new Settings(process.env);
  const dataDir = kinds.dataDir(settings);
  const { databaseUrl, registerDatabases } = kinds.databases(
    settings,
    [register],
    kinds.isProduction(settings),
  );
  settings.finish();
  const addresses = await databaseAddresses([register], {
    databaseUrl: databaseUrl ?? undefined,
    registerUrls: registerDatabases,
    dataDir,
  });
  const sql = connect(addresses.of(register), { max: 1 });
  try {
    return await act(sql);
  } finally {
    await sql.end({ timeout: 5 });
    await addresses.stop();
  }
}
