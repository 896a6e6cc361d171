import { knownPlaces } from "../../subgraphs/shared/text/regions.ts";
import type { BodyRecord } from "../../subgraphs/rental/importRecords.ts";
import { binOf, landline } from "../identifiers.ts";

/** The seats of the regions' local executive bodies: KATO code and the digits of the town's telephones. */
const seats = [
  ["710000000", "7172"],
  ["750000000", "7272"],
  ["790000000", "7252"],
  ["100000000", "7222"],
  ["110000000", "7162"],
  ["150000000", "7132"],
  ["190000000", "7277"],
  ["230000000", "7122"],
  ["270000000", "7112"],
  ["310000000", "7262"],
  ["330000000", "7282"],
  ["350000000", "7212"],
  ["390000000", "7142"],
  ["430000000", "7242"],
  ["470000000", "7292"],
  ["550000000", "7182"],
  ["590000000", "7152"],
  ["610000000", "7253"],
  ["620000000", "7102"],
  ["630000000", "7232"],
] as const;

const firstBody = 1;

/** One body for each region that lets its state housing; where to ask is told with every return. */
export const bodies: readonly BodyRecord[] = seats.map(([kato, town], place) => {
  const region = knownPlaces[kato];
  if (!region) throw new Error(`no name is known for the region ${kato}`);
  return {
    type: "body",
    bin: binOf(firstBody + place),
    nameKk: `Тұрғын үй қатынастары басқармасы (${region.kk})`,
    nameRu: `Управление жилищных отношений (${region.ru})`,
    nameEn: `Housing Relations Department (${region.en})`,
    kato,
    phone: landline(town, 10 + place),
    addressKk: `${region.kk}, Бейбітшілік көшесі, ${11 + place}-үй`,
    addressRu: `${region.ru}, улица Бейбитшилик, д. ${11 + place}`,
    addressEn: `${region.en}, Beibitshilik Street ${11 + place}`,
  };
});

const bodyByRegion = new Map(bodies.map((body) => [body.kato.slice(0, 2), body]));

/** The body of the region in which a place lies. */
export function bodyOf(kato: string): BodyRecord {
  const body = bodyByRegion.get(kato.slice(0, 2));
  if (!body) throw new Error(`no body answers for the place ${kato}`);
  return body;
}

const trades = [
  ["Бәйтерек Құрылыс", "Байтерек Курылыс"],
  ["Алтын Қазына", "Алтын Казына"],
  ["Дала Инвест", "Дала Инвест"],
  ["Көктем Мүлік", "Коктем Мулик"],
  ["Самал Үй", "Самал Уй"],
  ["Тұлпар Девелопмент", "Тулпар Девелопмент"],
  ["Сұңқар Холдинг", "Сункар Холдинг"],
  ["Жайлау Агро", "Жайлау Агро"],
] as const;

const firstCompany = 100;

/** Companies that own dwellings. */
export const companies = trades.map(([kk, ru], place) => ({
  bin: binOf(firstCompany + place),
  nameKk: `«${kk}» ЖШС`,
  nameRu: `ТОО «${ru}»`,
}));
