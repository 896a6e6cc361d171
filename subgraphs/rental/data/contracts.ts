import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { tellingPart } from "../../shared/domain/territory.ts";
import type { Contract, Named } from "../domain/contract.ts";
import { bodies, contracts, namedPersons } from "./tables.ts";

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

// Within a sub-select the outer row is named in full: drizzle writes its columns bare where only one table is read.
const row = {
  id: contracts.id,
  number: contracts.number,
  bin: contracts.bin,
  rka: contracts.rka,
  tenant: contracts.tenant,
  from: contracts.from,
  to: contracts.to,
  recorded: contracts.status,
  named: sql<Named[]>`coalesce((
    select json_agg(json_build_object('iin', one.iin, 'relation', one.relation) order by one.position)
    from ${namedPersons} one where one.contract_id = contracts.id), '[]')`,
};

const day = sql`${sql.placeholder("day")}::date`;
/** The contract holds on a day. */
export const inForceOn = (on: SQL): SQL => sql`contracts.status = 'IN_FORCE' and contracts.from_day <= ${on}
  and (contracts.to_day is null or contracts.to_day >= ${on})`;
/** The contract holds on the statement's `day`. */
export const inForce = inForceOn(day);
const newestFirst = [desc(contracts.from), desc(contracts.id)];

/** Reads of contracts; lists go where they do not hold up keyed reads. */
export function contractsOf(read: PostgresJsDatabase, slow: PostgresJsDatabase) {
  const contractsWhere = (condition: SQL) =>
    read
      .select(row)
      .from(contracts)
      .where(condition)
      .orderBy(...newestFirst);
  const keys = sql`any(${sql.placeholder("keys")}::text[])`;
  const byId = contractsWhere(sql`contracts.id = any(${sql.placeholder("keys")}::uuid[])`).prepare(
    "contracts_by_id",
  );
  const inForceAt = contractsWhere(sql`contracts.rka = ${keys} and ${inForce}`).prepare("contracts_in_force");
  const ofParty = contractsWhere(sql`${inForce} and contracts.id in (
    select own.id from contracts own where own.tenant = ${sql.placeholder("iin")}
    union select one.contract_id from ${namedPersons} one where one.iin = ${sql.placeholder("iin")})`).prepare(
    "contracts_of_party",
  );
  const terms = read
    .select({ id: contracts.id, rka: contracts.rka, from: contracts.from, to: contracts.to })
    .from(contracts)
    .where(sql`contracts.rka = ${keys} and contracts.status = 'IN_FORCE'`)
    .prepare("contract_terms");
  const ofPersons = personsStatement(read);
  return {
    byId: (ids: readonly string[]) => byId.execute({ keys: ids }),
    /** Newest first at each dwelling. */
    inForceAt: (rkas: readonly string[], on: string) => inForceAt.execute({ keys: rkas, day: on }),
    /** Those in force of which this person is tenant, or named in them. */
    inForceOf: (iin: string, on: string) => ofParty.execute({ iin, day: on }),
    /** Every contract of each person, newest first; `party` is the person. */
    ofPersons: (iins: readonly string[]) => ofPersons.execute({ keys: iins }),
    /** The days of every contract at these dwellings that was not ended early. */
    terms: (rkas: readonly string[]) => terms.execute({ keys: rkas }),
    list: (wanted: ContractList): Promise<Contract[]> =>
      slow
        .select(row)
        .from(contracts)
        .innerJoin(bodies, eq(bodies.bin, contracts.bin))
        .where(and(...conditions(wanted)))
        .orderBy(...newestFirst)
        .limit(wanted.limit),
  };
}

function personsStatement(read: PostgresJsDatabase) {
  return read
    .select({ ...row, party: sql<string>`party.iin`.as("party") })
    .from(contracts)
    .innerJoin(
      sql`(select tenant as iin, id from contracts where tenant = any(${sql.placeholder("keys")}::text[])
        union select iin, contract_id from named_persons where iin = any(${sql.placeholder("keys")}::text[])) as party`,
      sql`party.id = contracts.id`,
    )
    .orderBy(...newestFirst)
    .prepare("contracts_of_persons");
}

function conditions({ territory, day: today, rka, tenant, number, status, after }: ContractList): SQL[] {
  const conditions = [sql`starts_with(${bodies.kato}, ${tellingPart(territory)})`];
  if (rka != null) conditions.push(eq(contracts.rka, rka));
  if (tenant != null) conditions.push(eq(contracts.tenant, tenant));
  if (number != null) conditions.push(eq(contracts.number, number));
  if (status != null) conditions.push(standsAs(status, today));
  if (after)
    conditions.push(sql`(contracts.from_day, contracts.id) < (${after[0]}::date, ${after[1]}::uuid)`);
  return conditions;
}

function standsAs(status: NonNullable<ContractList["status"]>, today: string): SQL {
  if (status === "TERMINATED") return eq(contracts.status, "TERMINATED");
  const isOver = sql`contracts.to_day is not null and contracts.to_day < ${today}::date`;
  return sql`contracts.status = 'IN_FORCE' and ${status === "EXPIRED" ? isOver : sql`not (${isOver})`}`;
}
