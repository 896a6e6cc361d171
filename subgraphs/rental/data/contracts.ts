import { sql, type SQL } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { listing } from "./contractList.ts";
import { contractRow, newestFirst } from "./contractRow.ts";
import { contracts, namedPersons } from "./tables.ts";

const day = sql`${sql.placeholder("day")}::date`;
/** The contract holds on a day. */
export const inForceOn = (on: SQL): SQL => sql`contracts.status = 'IN_FORCE' and contracts.from_day <= ${on}
  and (contracts.to_day is null or contracts.to_day >= ${on})`;
/** The contract holds on the statement's `day`. */
export const inForce = inForceOn(day);

/** Reads of contracts; lists go where they do not hold up keyed reads. */
export function contractsOf(read: PostgresJsDatabase, slow: PostgresJsDatabase) {
  const contractsWhere = (condition: SQL) =>
    read
      .select(contractRow)
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
    list: listing(slow),
  };
}

function personsStatement(read: PostgresJsDatabase) {
  return read
    .select({ ...contractRow, party: sql<string>`party.iin`.as("party") })
    .from(contracts)
    .innerJoin(
      sql`(select tenant as iin, id from contracts where tenant = any(${sql.placeholder("keys")}::text[])
        union select iin, contract_id from named_persons where iin = any(${sql.placeholder("keys")}::text[])) as party`,
      sql`party.id = contracts.id`,
    )
    .orderBy(...newestFirst)
    .prepare("contracts_of_persons");
}
