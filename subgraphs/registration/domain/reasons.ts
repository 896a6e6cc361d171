import type { Text } from "../../shared/domain/text.ts";

/** Why somebody registers at an address: a fixed list, in the order it is shown. */
export const reasons = {
  OWN_HOUSING: {
    kk: "Меншікті тұрғын үйге көшу",
    ru: "Переезд в собственное жильё",
    en: "Moving into one's own home",
  },
  FAMILY: { kk: "Отбасымен бірге тұру", ru: "Проживание с семьёй", en: "Living with the family" },
  RENT: { kk: "Тұрғын үйді жалға алу", ru: "Наём жилья", en: "Renting a home" },
  STATE_RENTAL: {
    kk: "Мемлекеттік жалдамалы тұрғын үй",
    ru: "Государственное арендное жильё",
    en: "State rental housing",
  },
  WORK: { kk: "Жұмыс", ru: "Работа", en: "Work" },
  STUDY: { kk: "Оқу", ru: "Учёба", en: "Study" },
  MARRIAGE: { kk: "Некеге тұру", ru: "Вступление в брак", en: "Marriage" },
  CARE: { kk: "Күтім жасау немесе қамқорлық", ru: "Уход или опека", en: "Care or guardianship" },
  OTHER: { kk: "Басқа себеп", ru: "Другая причина", en: "Another reason" },
} as const satisfies Record<string, Text>;

export type ReasonCode = keyof typeof reasons;

export const isReason = (code: string): code is ReasonCode => Object.hasOwn(reasons, code);
