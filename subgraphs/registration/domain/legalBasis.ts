import type { Text } from "../../shared/domain/text.ts";

/** Where a rule comes from. Acts are named, not quoted; what is our own choice says so. */
export interface Basis {
  readonly act: Text;
  readonly clause: Text | null;
}

export const migrationLaw: Basis = {
  act: {
    kk: "«Халықтың көші-қоны туралы» 2011 жылғы 22 шілдедегі № 477-IV Қазақстан Республикасының Заңы",
    ru: "Закон Республики Казахстан от 22 июля 2011 года № 477-IV «О миграции населения»",
    en: "Law of the Republic of Kazakhstan No. 477-IV of 22 July 2011 on population migration",
  },
  clause: null,
};

export const civilCode16: Basis = {
  act: {
    kk: "Қазақстан Республикасының Азаматтық кодексі",
    ru: "Гражданский кодекс Республики Казахстан",
    en: "Civil Code of the Republic of Kazakhstan",
  },
  clause: { kk: "16-бап", ru: "статья 16", en: "article 16" },
};

export const serviceRules267: Basis = {
  act: {
    kk: "Ішкі істер министрінің 2020 жылғы 30 наурыздағы № 267 бұйрығы (мемлекеттік қызмет көрсету қағидалары)",
    ru: "Приказ Министра внутренних дел от 30 марта 2020 года № 267 (правила оказания государственных услуг)",
    en: "Order of the Minister of Internal Affairs No. 267 of 30 March 2020 (rules of public services)",
  },
  clause: { kk: "2-қосымша", ru: "приложение 2", en: "annex 2" },
};

export const registrationRules2024: Basis = {
  act: {
    kk: "Ішкі істер министрінің 2024 жылғы қыркүйектегі бұйрығы (тіркеу қағидалары)",
    ru: "Приказ Министра внутренних дел, сентябрь 2024 года (правила регистрации)",
    en: "Order of the Minister of Internal Affairs of September 2024 (rules of registration)",
  },
  clause: null,
};

export const pilotOrder500: Basis = {
  act: {
    kk: "Жасанды интеллект және цифрлық даму министрінің 2025 жылғы 7 қазандағы № 500 және Ішкі істер министрінің 2025 жылғы 31 қазандағы № 801 бірлескен бұйрығы (пилоттық жоба, 2025 жылғы 11 қарашадан 2026 жылғы 30 маусымға дейін қолданылады)",
    ru: "Совместный приказ Министра искусственного интеллекта и цифрового развития от 7 октября 2025 года № 500 и Министра внутренних дел от 31 октября 2025 года № 801 (пилотный проект, действует с 11 ноября 2025 года по 30 июня 2026 года)",
    en: "Joint order of the Minister of Artificial Intelligence and Digital Development No. 500 of 7 October 2025 and the Minister of Internal Affairs No. 801 of 31 October 2025 (a pilot, in force from 11 November 2025 to 30 June 2026)",
  },
  clause: null,
};

export const consentOrder2025: Basis = {
  act: {
    kk: "Ішкі істер министрінің 2025 жылғы 14 қарашадағы бұйрығы (меншік иесінің немесе жалдаушының келісімі; 2025 жылғы 30 қарашадан қолданылады)",
    ru: "Приказ Министра внутренних дел от 14 ноября 2025 года (согласие собственника или нанимателя; действует с 30 ноября 2025 года)",
    en: "Order of the Minister of Internal Affairs of 14 November 2025 (consent of the owner or tenant; in force from 30 November 2025)",
  },
  clause: null,
};

/** No source settles it: our choice, with the date of its rule set, and never shown as law. */
export const ownPolicy: Basis = {
  act: {
    kk: "Қызметтің өз қағидасы (заң нормасы емес)",
    ru: "Собственное правило сервиса (не норма закона)",
    en: "The service's own policy (not a provision of law)",
  },
  clause: null,
};
