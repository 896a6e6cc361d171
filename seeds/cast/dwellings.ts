import type { DwellingRecord } from "../../subgraphs/property/importRecords.ts";
import type { RentalRecord } from "../../subgraphs/rental/importRecords.ts";
import { addDays, type Day } from "../../subgraphs/shared/domain/calendar.ts";
import { bodyOf, companies } from "../dictionaries/organisations.ts";
import { addressOf, cadastralNumberOf, ownedBy, ownedByOrganisation } from "../dwellings.ts";
import { iinOfSlot } from "../iin.ts";
import { homeKeys, type HomeKey, homes, rkaOfHome } from "./homes.ts";
import { iinOfCast, type PersonKey, slotsOf } from "./people.ts";

const yesil = "711210000";
const place = { kk: "Астана қ., Есіл ауданы", ru: "г. Астана, Есильский район" };

type Share = readonly [owner: PersonKey, numerator: number, denominator: number];
const sole = (owner: PersonKey): readonly Share[] => [[owner, 1, 1]];

const body = bodyOf(yesil);
/** The local executive body of Astana. */
export const leb = body.bin;
/** That of Almaty, where the other officer serves. */
export const lebOfAlmaty = bodyOf("750000000").bin;

/** Shares of persons; what is not listed belongs to an organisation. */
const shares: Partial<Record<HomeKey, readonly Share[]>> = {
  ownFlat: sole("owner"),
  sharedFlat: [
    ["coOwnerA", 1, 2],
    ["coOwnerB", 1, 2],
  ],
  flatNoPhone: sole("ownerNoPhone"),
  flatWithMinorOwner: [
    ["adultBesideMinorOwner", 99, 100],
    ["minorOwner", 1, 100],
  ],
  flatWithIncapableOwner: sole("incapableOwner"),
  flatOfDeceased: sole("deceased"),
  crowdedFlat: sole("ownerOfCrowdedFlat"),
  flatOfParent: sole("parent"),
  flatOfGuardian: sole("guardian"),
  hostel: sole("landlord"),
  familyHouse: sole("landlord"),
};

function ownersOf(key: HomeKey, since: Day): DwellingRecord["owners"] {
  if (key === "flatWith40Owners")
    return slotsOf("fortyOwners").map((slot) =>
      ownedBy(iinOfSlot(slot), since, { numerator: 1, denominator: 40 }),
    );
  const ofPersons = shares[key];
  if (ofPersons)
    return ofPersons.map(([owner, numerator, denominator]) =>
      ownedBy(iinOfCast(owner), since, { numerator, denominator }),
    );
  const [company] = companies;
  const organisation = homes[key].fund === "STATE_RENTAL" ? body : company;
  if (!organisation) throw new Error(`nobody owns ${key}`);
  return [ownedByOrganisation(organisation, since)];
}

/** The dwellings of the cast, as they are on that day. */
export function* castDwellings(today: Day): Generator<DwellingRecord> {
  for (const key of homeKeys) {
    const { slot, street, house, flat, kind, area, fund } = homes[key];
    yield {
      rka: rkaOfHome(key),
      cadastralNumber: cadastralNumberOf(yesil, 900_000_000 + slot, flat),
      kato: yesil,
      ...addressOf(place, street, house, flat),
      kind,
      totalArea: area,
      livingArea: kind === "NON_RESIDENTIAL" ? null : Math.round(area * 6) / 10,
      fund,
      inUse: true,
      owners: ownersOf(key, addDays(today, -900)),
    };
  }
}

/** The number of the contract for `rentalFlat`. */
export const rentalContract = "71-А/100";

/** The contracts of the cast, as they are on that day. */
export function* castContracts(today: Day): Generator<RentalRecord> {
  const contract = { type: "contract", bin: body.bin, to: null, status: "IN_FORCE" } as const;
  const [tenant, named, expired, dirty, twice] = (
    ["tenant", "named", "tenantExpired", "tenantDirty", "namedTwice"] as const
  ).map(iinOfCast) as [string, string, string, string, string];
  const persons = [
    { iin: tenant, relation: "TENANT" },
    { iin: named, relation: "SPOUSE" },
  ] as const;
  yield {
    ...contract,
    number: rentalContract,
    rka: rkaOfHome("rentalFlat"),
    tenant,
    from: addDays(today, -200),
    persons,
  };
  yield {
    ...contract,
    number: "71-А/101",
    rka: rkaOfHome("rentalFlatExpired"),
    tenant: expired,
    from: addDays(today, -1096),
    to: addDays(today, -1),
    persons: [{ iin: expired, relation: "TENANT" }],
  };
  yield {
    ...contract,
    number: "71-А/102",
    rka: rkaOfHome("rentalFlatDirty"),
    tenant: dirty,
    from: addDays(today, -500),
    persons: [
      { iin: twice, relation: "SPOUSE" },
      { iin: twice, relation: "SPOUSE" },
    ],
  };
}
