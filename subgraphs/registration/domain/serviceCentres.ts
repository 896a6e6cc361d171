import type { Text } from "../../shared/domain/text.ts";

/** A public service centre (ХҚКО, ЦОН); the KATO code is that of the place it serves. */
export interface ServiceCentre {
  readonly code: string;
  readonly kato: string;
  readonly place: Text;
}

const centre = (kato: string, kk: string, ru: string, en: string): ServiceCentre => ({
  code: `SC-${kato.slice(0, 4)}`,
  kato,
  place: { kk, ru, en },
});

// One main centre for each region; the list of all branches is the State Corporation's and is not public data.
const centres: readonly ServiceCentre[] = [
  centre("100000000", "Семей қаласы", "г. Семей", "Semey"),
  centre("110000000", "Көкшетау қаласы", "г. Кокшетау", "Kokshetau"),
  centre("150000000", "Ақтөбе қаласы", "г. Актобе", "Aktobe"),
  centre("190000000", "Қонаев қаласы", "г. Конаев", "Konaev"),
  centre("230000000", "Атырау қаласы", "г. Атырау", "Atyrau"),
  centre("270000000", "Орал қаласы", "г. Уральск", "Uralsk"),
  centre("310000000", "Тараз қаласы", "г. Тараз", "Taraz"),
  centre("330000000", "Талдықорған қаласы", "г. Талдыкорган", "Taldykorgan"),
  centre("350000000", "Қарағанды қаласы", "г. Караганда", "Karaganda"),
  centre("390000000", "Қостанай қаласы", "г. Костанай", "Kostanay"),
  centre("430000000", "Қызылорда қаласы", "г. Кызылорда", "Kyzylorda"),
  centre("470000000", "Ақтау қаласы", "г. Актау", "Aktau"),
  centre("550000000", "Павлодар қаласы", "г. Павлодар", "Pavlodar"),
  centre("590000000", "Петропавл қаласы", "г. Петропавловск", "Petropavl"),
  centre("610000000", "Түркістан қаласы", "г. Туркестан", "Turkistan"),
  centre("620000000", "Жезқазған қаласы", "г. Жезказган", "Zhezkazgan"),
  centre("630000000", "Өскемен қаласы", "г. Усть-Каменогорск", "Oskemen"),
  centre("710000000", "Астана қаласы", "г. Астана", "Astana"),
  centre("750000000", "Алматы қаласы", "г. Алматы", "Almaty"),
  centre("790000000", "Шымкент қаласы", "г. Шымкент", "Shymkent"),
];

/** The centres of the region a place lies in. */
export function serviceCentresNear(kato: string): readonly ServiceCentre[] {
  return centres.filter((one) => one.kato.slice(0, 2) === kato.slice(0, 2));
}

export const serviceCentreTexts = {
  name: {
    kk: "Халыққа қызмет көрсету орталығы, {place}",
    ru: "Центр обслуживания населения, {place}",
    en: "Public service centre, {place}",
  },
} as const satisfies Record<string, Text>;
