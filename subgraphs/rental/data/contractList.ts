import { and, sql, type SQL } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { tellingPart } from "../../shared/domain/territory.ts";
import type { Contract } from "../domain/contract.ts";
import { contractRow, newestFirst } from "./contractRow.ts";
import { bodies, contracts } from "./tables.ts";

/** Which contracts an officer wants to see, of the bodies of his territory. */
export interface ContractList {
  readonly territory: string;
  readonly day: string;
  readonly rka?: string | null | undefined;
  readonly tenant?: string | null | undefined;
  readonly number?: string | null | undefined;
  readonly status?: "IN_FORCE" | "EXPIRED" | "TERMINATED" | null | undefined;
  readonly limit: number;
  readonly after: readonly string[] | null;
}

const beforeEverything = ["infinity", "ffffffff-ffff-ffff-ffff-ffffffffffff"];

/** The contracts of a territory, newest first, a page at a time. */
export function listing(db: PostgresJsDatabase) {
  const by = statements(db);
  return (wanted: ContractList): Promise<Contract[]> => {
    const { territory, day, rka = null, tenant = null, number = null, status = null, limit, after } = wanted;
    const [since, id] = after ?? beforeEverything;
    // By what is told of them the fewest are found; what else is told is looked at in those.
    const statement =
      number !== null ? by.number : rka !== null ? by.rka : tenant !== null ? by.tenant : by.body;
    return statement.execute({
      ...{ prefix: tellingPart(territory), day, rka, tenant, number, status, limit, since, id },
    });
  };
}

/** One statement for each index that finds the rows: a condition that may be missing finds nothing by an index. */
function statements(db: PostgresJsDatabase) {
  const equals = (column: SQL, name: string) => sql`${column} = ${sql.placeholder(name)}::text`;
  const number = equals(sql`contracts.number`, "number");
  const rka = equals(sql`contracts.rka`, "rka");
  const tenant = equals(sql`contracts.tenant`, "tenant");
  return {
    number: pages(db, [number, perhaps("rka", rka), perhaps("tenant", tenant)]).prepare(
      "contracts_of_territory_by_number",
    ),
    rka: pages(db, [rka, perhaps("tenant", tenant)]).prepare("contracts_of_territory_at_dwelling"),
    tenant: pages(db, [tenant]).prepare("contracts_of_territory_of_tenant"),
    body: pages(db, []).prepare("contracts_of_territory"),
  };
}

const perhaps = (name: string, condition: SQL) =>
  sql`(${sql.placeholder(name)}::text is null or ${condition})`;

// Each body of the territory gives no more than a page of its newest, by its index; the page is made of these.
function pages(db: PostgresJsDatabase, conditions: readonly SQL[]) {
  const newest = db
    .select()
    .from(contracts)
    .where(
      and(
        sql`contracts.bin = bodies.bin`,
        sql`(contracts.from_day, contracts.id) < (${sql.placeholder("since")}::date, ${sql.placeholder("id")}::uuid)`,
        perhaps("status", stands),
        ...conditions,
      ),
    )
    .orderBy(...newestFirst)
    .limit(sql.placeholder("limit"))
    .as("contracts");
  return db
    .select(contractRow)
    .from(bodies)
    .innerJoinLateral(newest, sql`true`)
    .where(sql`starts_with(${bodies.kato}, ${sql.placeholder("prefix")})`)
    .orderBy(...newestFirst)
    .limit(sql.placeholder("limit"));
}

/** How a contract stands on the day, as `statusOn` tells it. */
const stands = sql`${sql.placeholder("status")}::text = case when contracts.status = 'TERMINATED' then 'TERMINATED'
  when contracts.to_day < ${sql.placeholder("day")}::date then 'EXPIRED' else 'IN_FORCE' end`;
