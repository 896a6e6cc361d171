import { sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { BodyRow } from "./bodies.ts";
import { inForceOn } from "./contracts.ts";

/** A contract in force with its body; null where the register has a contract of a body it does not know. */
export interface ContractFactsRow {
  readonly id: string;
  /** The day it was asked about, on which it is in force. */
  readonly day: string;
  readonly rka: string;
  readonly number: string;
  readonly tenant: string;
  readonly named: readonly string[];
  readonly body: BodyRow | null;
}

const body = sql`json_build_object('bin', body.bin, 'kato', body.kato, 'nameKk', body.name_kk, 'nameRu', body.name_ru,
  'nameEn', body.name_en, 'phone', body.phone, 'addressKk', body.address_kk, 'addressRu', body.address_ru,
  'addressEn', body.address_en)`;

/** What other registers' rules need of many dwellings, in one statement: contracts in force, bodies around. */
export function factsOf(read: PostgresJsDatabase) {
  const statement = read
    .select({
      contracts: sql<ContractFactsRow[]>`(
        select coalesce(json_agg(json_build_object('id', contracts.id, 'day', asked.day, 'rka', contracts.rka, 'number', contracts.number,
          'tenant', contracts.tenant, 'named', coalesce((select json_agg(one.iin order by one.position)
            from named_persons one where one.contract_id = contracts.id), '[]'),
          'body', (select ${body} from bodies body where body.bin = contracts.bin))
          order by contracts.from_day desc, contracts.id desc), '[]')
        from unnest(${sql.placeholder("rkas")}::text[], ${sql.placeholder("days")}::text[]::date[]) as asked(rka, day)
        join contracts on contracts.rka = asked.rka and ${inForceOn(sql`asked.day`)})`,
      bodies: sql<BodyRow[]>`(select coalesce(json_agg(${body}), '[]') from bodies body
        where body.kato = any(${sql.placeholder("katos")}::text[]))`,
    })
    .from(sql`(values (1)) as asked(once)`)
    .prepare("rental_facts");
  return async (rkas: readonly string[], days: readonly string[], katos: readonly string[]) => {
    const [facts] = await statement.execute({ rkas, days, katos });
    return facts ?? { contracts: [], bodies: [] };
  };
}

/** Which of these persons are party of a contract of a body whose code begins like this. */
export function territoryOf(read: PostgresJsDatabase) {
  // The bodies first, as one list: joined to them, the contracts of all are gone through anew for each person.
  const ofTerritory = sql`any((select array_agg(bin) from bodies where starts_with(kato, ${sql.placeholder("prefix")}))::text[])`;
  const keys = sql`any(${sql.placeholder("keys")}::text[])`;
  const statement = read
    .selectDistinct({ iin: sql<string>`party.iin` })
    .from(
      sql`(select tenant as iin from contracts where tenant = ${keys} and bin = ${ofTerritory}
        union all select one.iin from named_persons one join contracts on contracts.id = one.contract_id
        where one.iin = ${keys} and contracts.bin = ${ofTerritory}) as party`,
    )
    .prepare("named_in_territory");
  return async (keys: readonly string[], prefix: string) =>
    (await statement.execute({ keys, prefix })).map(({ iin }) => iin);
}
