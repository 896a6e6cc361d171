import type { ImportedTable, Importer } from "../shared/import/importer.ts";
import { malformed } from "../shared/import/malformed.ts";
import {
  anyPhone,
  bin,
  day,
  iin,
  kato,
  oneOf,
  optional,
  type Reader,
  type ReadBy,
  rka,
  text,
} from "../shared/import/readers.ts";
import { list, periodFaults, record } from "../shared/import/record.ts";
import { contractId } from "./data/contractId.ts";

const name = text(300);
const address = text(500);

const body = record({
  type: oneOf("body"),
  bin,
  nameKk: name,
  nameRu: name,
  nameEn: optional(name),
  kato,
  phone: anyPhone,
  addressKk: address,
  addressRu: address,
  addressEn: optional(address),
});

const named = record({
  iin,
  relation: oneOf("TENANT", "SPOUSE", "CHILD", "PARENT", "SIBLING", "OTHER_RELATIVE", "OTHER"),
});

/** Kept as it comes when it is only dirty: a tenant not named, a person named twice, a body or address nobody knows. */
const contract = record(
  {
    type: oneOf("contract"),
    number: text(100),
    bin,
    rka,
    tenant: iin,
    from: day,
    to: optional(day),
    status: oneOf("IN_FORCE", "TERMINATED"),
    persons: list(named),
  },
  ({ from, to }) => periodFaults(["from", from], ["to", to]),
);

export type BodyRecord = ReadBy<typeof body>;
export type ContractRecord = ReadBy<typeof contract>;
/** A local executive body, or a contract of state rental housing. */
export type RentalRecord = BodyRecord | ContractRecord;

const kind = record({ type: oneOf("body", "contract") });

const read: Reader<RentalRecord> = (given) => {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw malformed("is not a JSON object");
  const { type } = kind("type" in given ? { type: given.type } : {});
  return type === "body" ? body(given) : contract(given);
};

const bodies: ImportedTable<RentalRecord> = {
  table: "bodies",
  // prettier-ignore
  columns: [
    "bin", "name_kk", "name_ru", "name_en", "kato", "phone", "address_kk", "address_ru", "address_en",
  ],
  rowsOf: (one) =>
    one.type === "body"
      ? [
          [
            ...[one.bin, one.nameKk, one.nameRu, one.nameEn, one.kato, one.phone],
            ...[one.addressKk, one.addressRu, one.addressEn],
          ],
        ]
      : [],
  merge: { kind: "record", key: "bin" },
};

const idOf = (one: ContractRecord) => contractId(one.bin, one.number);

const contracts: ImportedTable<RentalRecord> = {
  table: "contracts",
  columns: ["id", "number", "bin", "rka", "tenant", "from_day", "to_day", "status"],
  rowsOf: (one) =>
    one.type === "contract"
      ? [[idOf(one), one.number, one.bin, one.rka, one.tenant, one.from, one.to, one.status]]
      : [],
  merge: { kind: "record", key: "id" },
};

const namedPersons: ImportedTable<RentalRecord> = {
  table: "named_persons",
  columns: ["contract_id", "position", "iin", "relation"],
  rowsOf: (one) =>
    one.type === "contract"
      ? one.persons.map((person, place) => [idOf(one), place, person.iin, person.relation])
      : [],
  merge: { kind: "replaced", parent: "contracts", parentKey: "id", by: "contract_id" },
};

/** Local executive bodies and their contracts, as they are imported and seeded. */
export const rentalImporter: Importer<RentalRecord> = {
  read,
  keyOf: (one) => (one.type === "body" ? one.bin : idOf(one)),
  tables: [bodies, contracts, namedPersons],
};
