import type { Sql } from "postgres";
import { contractId } from "../../subgraphs/rental/data/contractId.ts";
import { insert } from "./populationRecords.ts";

/** A contract as a test needs it; what it does not say is in force since 2024 and names nobody. */
export interface ContractRecord {
  readonly number: string;
  readonly bin: string;
  readonly rka: string;
  readonly tenant: string;
  readonly from?: string;
  readonly to?: string;
  readonly status?: "IN_FORCE" | "TERMINATED";
  readonly named?: readonly (readonly [iin: string, relation: string])[];
}

export interface BodyRecord {
  readonly bin: string;
  readonly kato: string;
  readonly nameEn?: string;
}

/** Writes local executive bodies and contracts into a rental database. */
export async function rent(sql: Sql, bodies: readonly BodyRecord[], contracts: readonly ContractRecord[]) {
  await insert(
    sql,
    "bodies",
    bodies.map(({ bin, kato, nameEn = null }) => ({
      bin,
      kato,
      name_kk: "Елорда әкімдігі",
      name_ru: "Акимат столицы",
      name_en: nameEn,
      phone: "+77710009998",
      address_kk: "Ойдан көшесі, 1",
      address_ru: "улица Вымышленная, 1",
      address_en: null,
    })),
  );
  await insert(sql, "contracts", contracts.map(contractRow));
  await insert(
    sql,
    "named_persons",
    contracts.flatMap(({ bin, number, named = [] }) =>
      named.map(([iin, relation], position) => ({
        contract_id: contractId(bin, number),
        position,
        iin,
        relation,
      })),
    ),
  );
}

function contractRow({ number, bin, rka, tenant, from, to, status }: ContractRecord) {
  return {
    id: contractId(bin, number),
    number,
    bin,
    rka,
    tenant,
    from_day: from ?? "2024-01-01",
    to_day: to ?? null,
    status: status ?? "IN_FORCE",
  };
}
