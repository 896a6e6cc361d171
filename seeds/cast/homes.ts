import type { DwellingRecord } from "../../subgraphs/property/importRecords.ts";
import { rkaOfCast } from "../identifiers.ts";

/** A dwelling of the cast; who owns it stands in dwellings.ts. */
interface Home {
  /** Its place among the cast's address codes; never given to another. */
  readonly slot: number;
  readonly street: readonly [kk: string, ru: string];
  readonly house: number;
  readonly flat: number | null;
  readonly kind: DwellingRecord["kind"];
  readonly area: number;
  readonly fund: DwellingRecord["fund"];
}

const mangilik = ["Мәңгілік Ел даңғылы", "проспект Мангилик Ел"] as const;
const kabanbay = ["Қабанбай батыр даңғылы", "проспект Кабанбай батыра"] as const;
const syganak = ["Сығанақ көшесі", "улица Сыганак"] as const;

const flat = (slot: number, street: Home["street"], house: number, number: number, area: number): Home => ({
  ...{ slot, street, house, area, flat: number },
  ...{ kind: "APARTMENT", fund: "PRIVATE" },
});
const rental = (home: Home): Home => ({ ...home, fund: "STATE_RENTAL" });

/** All of them stand in the Yesil district of Astana. */
const byKey = {
  ownFlat: flat(0, mangilik, 12, 34, 64.2),
  sharedFlat: flat(1, mangilik, 12, 35, 71.8),
  flatNoPhone: flat(2, mangilik, 12, 36, 48.5),
  flatWithMinorOwner: flat(3, mangilik, 14, 7, 58.9),
  flatWithIncapableOwner: flat(4, mangilik, 14, 8, 42.3),
  flatOfOrganisation: flat(5, mangilik, 16, 101, 90.4),
  flatOfDeceased: flat(6, mangilik, 16, 102, 55.1),
  rentalFlat: rental(flat(7, kabanbay, 48, 15, 52.7)),
  rentalFlatExpired: rental(flat(8, kabanbay, 48, 16, 52.7)),
  rentalFlatDirty: rental(flat(9, kabanbay, 48, 17, 61.5)),
  shop: { ...flat(10, kabanbay, 50, 1, 120.6), flat: null, kind: "NON_RESIDENTIAL" },
  crowdedFlat: flat(11, syganak, 10, 3, 35.7),
  flatWith40Owners: flat(12, syganak, 10, 4, 132.4),
  flatOfParent: flat(13, syganak, 18, 20, 76.3),
  flatOfGuardian: flat(14, syganak, 18, 21, 68.2),
  /** Where those of the cast live for whom it does not matter. */
  hostel: { ...flat(15, syganak, 25, 1, 410), flat: null, kind: "HOUSE" },
  familyHouse: { ...flat(16, syganak, 27, 1, 142), flat: null, kind: "HOUSE" },
} as const satisfies Record<string, Home>;

export type HomeKey = keyof typeof byKey;
export const homes: Readonly<Record<HomeKey, Home>> = byKey;
export const homeKeys = Object.keys(byKey) as readonly HomeKey[];

export const rkaOfHome = (key: HomeKey): string => rkaOfCast(homes[key].slot);
