import type { ImportedTable, Importer } from "../shared/import/importer.ts";
import type { Fault } from "../shared/import/malformed.ts";
import {
  area,
  bin,
  cadastralNumber,
  count,
  day,
  flag,
  iin,
  kato,
  oneOf,
  optional,
  type ReadBy,
  rka,
  text,
} from "../shared/import/readers.ts";
import { list, periodFaults, record } from "../shared/import/record.ts";
import { foldAddress } from "./domain/foldAddress.ts";

const address = text(500);
const name = text(300);

const owner = record(
  {
    iin: optional(iin),
    bin: optional(bin),
    nameKk: optional(name),
    nameRu: optional(name),
    nameEn: optional(name),
    numerator: count,
    denominator: count,
    since: day,
    until: optional(day),
  },
  (one): readonly Fault[] => [
    ...((one.iin === null) === (one.bin === null)
      ? [{ field: "", wrong: "needs either an iin or a bin, and not both" }]
      : []),
    ...(one.numerator > one.denominator
      ? [{ field: "numerator", wrong: "is more than the denominator" }]
      : []),
    ...periodFaults(["since", one.since], ["until", one.until]),
  ],
);

const dwelling = record({
  rka,
  cadastralNumber: optional(cadastralNumber),
  kato,
  addressKk: address,
  addressRu: address,
  addressEn: optional(address),
  kind: oneOf("APARTMENT", "HOUSE", "DORMITORY_ROOM", "COTTAGE", "NON_RESIDENTIAL"),
  totalArea: area,
  livingArea: optional(area),
  fund: oneOf("PRIVATE", "STATE_RENTAL"),
  inUse: flag,
  /** Shares that come to more or less than the whole are kept as they are: real registers hold such. */
  owners: list(owner),
});

/** A dwelling as the property and address registers hand it over. */
export type DwellingRecord = ReadBy<typeof dwelling>;

const dwellings: ImportedTable<DwellingRecord> = {
  table: "dwellings",
  // prettier-ignore
  columns: [
    "rka", "cadastral_number", "kato", "address_kk", "address_ru", "address_en", "kind", "total_area", "living_area",
    "fund", "in_use", "search_text",
  ],
  rowsOf: (one) => [
    [
      ...[one.rka, one.cadastralNumber, one.kato, one.addressKk, one.addressRu, one.addressEn, one.kind],
      ...[one.totalArea, one.livingArea, one.fund, one.inUse, foldAddress(one.addressKk, one.addressRu)],
    ],
  ],
  merge: { kind: "record", key: "rka" },
};

// An organisation told by number alone has that number for its name, until a record brings one; none takes one away.
const organisations: ImportedTable<DwellingRecord> = {
  table: "organisations",
  columns: ["bin", "name_kk", "name_ru", "name_en"],
  rowsOf: (one) =>
    one.owners.flatMap((by) =>
      by.bin === null
        ? []
        : [[by.bin, by.nameKk ?? by.nameRu ?? by.bin, by.nameRu ?? by.nameKk ?? by.bin, by.nameEn]],
    ),
  repeats: true,
  merge: {
    kind: "statements",
    statements: [
      // Rows lie in the staging table in the order of the file: of several names the last counts.
      `insert into organisations (bin, name_kk, name_ru, name_en)
       select distinct on (bin) bin, name_kk, name_ru, name_en from import_organisations
       order by bin, (name_kk = bin), ctid desc
       on conflict (bin) do update
         set name_kk = excluded.name_kk, name_ru = excluded.name_ru,
             name_en = coalesce(excluded.name_en, organisations.name_en)
         where excluded.name_kk <> excluded.bin`,
    ],
  },
};

const ownerships: ImportedTable<DwellingRecord> = {
  table: "ownerships",
  columns: ["rka", "position", "owner_iin", "owner_bin", "numerator", "denominator", "since", "until"],
  rowsOf: (one) =>
    one.owners.map((by, place) => [
      ...[one.rka, place, by.iin, by.bin],
      ...[by.numerator, by.denominator, by.since, by.until],
    ]),
  merge: { kind: "replaced", parent: "dwellings", parentKey: "rka", by: "rka" },
};

/** Dwellings, as they are imported and seeded. */
export const dwellingImporter: Importer<DwellingRecord> = {
  read: dwelling,
  keyOf: (one) => one.rka,
  tables: [dwellings, organisations, ownerships],
};
