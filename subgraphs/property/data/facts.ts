import { sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { inColumns, rowsOf } from "../../shared/database/inColumns.ts";
import { amongKeys } from "./conditions.ts";
import { dwellings } from "./tables.ts";

const day = sql.placeholder("day");
const iin = sql.placeholder("iin");
/** First and last day of the share included. */
const holds = (share: string, on = sql`${day}::date`) =>
  sql`${sql.raw(share)}.since <= ${on} and (${sql.raw(share)}.until is null or ${sql.raw(share)}.until >= ${on})`;

/** What other registers' rules and messages need of one dwelling on a day. */
export interface DwellingFactsRow extends Pick<
  typeof dwellings.$inferSelect,
  "rka" | "kato" | "addressKk" | "addressRu" | "kind" | "fund" | "inUse" | "totalArea"
> {
  /** Which of the questions this answers; the first is 1. */
  readonly place: number;
  readonly owners: readonly { readonly iin: string | null; readonly bin: string | null }[];
}

/** What other registers' rules and rights need of many dwellings and persons: each question is one statement. */
export function factsOf(db: PostgresJsDatabase) {
  const { rka, kato, addressKk, addressRu, kind, fund, inUse, totalArea } = dwellings;
  const owners = sql`coalesce((
    select json_agg(json_build_object('iin', share.owner_iin, 'bin', share.owner_bin) order by share.position)
    from ownerships share where share.rka = dwellings.rka and ${holds("share", sql`asked.day`)}), '[]')`;
  const place = sql`asked.place`;
  const facts = db
    .select(
      inColumns<DwellingFactsRow>({
        ...{ place, rka, kato, addressKk, addressRu, kind, fund, inUse, totalArea, owners },
      }),
    )
    .from(
      sql`unnest(${sql.placeholder("keys")}::text[], ${sql.placeholder("days")}::text[]::date[])
        with ordinality as asked(rka, day, place)`,
    )
    .innerJoin(dwellings, sql`dwellings.rka = asked.rka`)
    .prepare("dwelling_facts");
  const katos = db.select({ rka, kato }).from(dwellings).where(amongKeys(rka)).prepare("kato_of");
  const relations = db
    .select(relationColumns)
    .from(sql`(select 1) as one`)
    .prepare("ownership_relations");
  return {
    /** Each on a day of its own. */
    dwellings: async (keys: readonly string[], days: readonly string[]) =>
      rowsOf<DwellingFactsRow>(await facts.execute({ keys, days })),
    katos: (keys: readonly string[]) => katos.execute({ keys }),
    relations: async (of: Relation) => {
      const [found] = await relations.execute({ ...of });
      return found ?? { owned: [], coOwners: [] };
    },
  };
}

interface Relation {
  readonly iin: string;
  readonly dwellings: readonly string[];
  readonly persons: readonly string[];
  readonly day: string;
}

const relationColumns = {
  owned: sql<string[]>`array(
    select distinct share.rka from ownerships share
    where share.owner_iin = ${iin} and share.rka = any(${sql.placeholder("dwellings")}::text[]) and ${holds("share")})`,
  coOwners: sql<string[]>`array(
    select distinct share.owner_iin from ownerships mine join ownerships share on share.rka = mine.rka
    where mine.owner_iin = ${iin} and ${holds("mine")}
      and share.owner_iin = any(${sql.placeholder("persons")}::text[]) and ${holds("share")})`,
};
