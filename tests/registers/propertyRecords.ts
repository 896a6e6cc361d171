import type { Sql } from "postgres";
import { foldAddress } from "../../subgraphs/property/domain/foldAddress.ts";
import { insert } from "./populationRecords.ts";

/** A dwelling as a test needs it; what it does not say is a private flat in Astana without owners. */
export interface DwellingRecord {
  readonly rka: string;
  readonly kato?: string;
  readonly kk?: string;
  readonly ru?: string;
  readonly en?: string;
  readonly kind?: string;
  readonly fund?: string | null;
  readonly totalArea?: number | null;
  readonly owners?: readonly Share[];
}
export interface Share {
  readonly iin?: string;
  readonly bin?: string;
  readonly share?: readonly [numerator: number, denominator: number];
  readonly since?: string;
  readonly until?: string;
}

/** Writes dwellings, with their owners, into a property database. */
export async function build(sql: Sql, dwellings: readonly DwellingRecord[]): Promise<void> {
  await insert(sql, "dwellings", dwellings.map(dwellingRow));
  await insert(
    sql,
    "ownerships",
    dwellings.flatMap(({ rka, owners = [] }) => owners.map((one, position) => shareRow(rka, one, position))),
  );
}

function dwellingRow(dwelling: DwellingRecord) {
  const kk = dwelling.kk ?? "Астана қаласы, Достық көшесі, 1 үй";
  const ru = dwelling.ru ?? "г. Астана, ул. Достык, д. 1";
  return {
    rka: dwelling.rka,
    cadastral_number: "21:320:135:0001",
    kato: dwelling.kato ?? "711210000",
    address_kk: kk,
    address_ru: ru,
    address_en: dwelling.en ?? null,
    kind: dwelling.kind ?? "APARTMENT",
    total_area: dwelling.totalArea === undefined ? 35.7 : dwelling.totalArea,
    living_area: null,
    fund: dwelling.fund === undefined ? "PRIVATE" : dwelling.fund,
    in_use: true,
    search_text: foldAddress(kk, ru),
  };
}

function shareRow(
  rka: string,
  { iin, bin, share = [1, 1], since = "2020-01-01", until }: Share,
  position: number,
) {
  return {
    rka,
    position,
    owner_iin: iin ?? null,
    owner_bin: bin ?? null,
    numerator: share[0],
    denominator: share[1],
    since,
    until: until ?? null,
  };
}
