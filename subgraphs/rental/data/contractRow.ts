import { desc, sql } from "drizzle-orm";
import type { Named } from "../domain/contract.ts";
import { contracts, namedPersons } from "./tables.ts";

// Within a sub-select the outer row is named in full: drizzle writes its columns bare where only one table is read.
/** A contract with everybody it names. */
export const contractRow = {
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

export const newestFirst = [desc(contracts.from), desc(contracts.id)];
