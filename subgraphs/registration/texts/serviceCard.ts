import type { Text } from "../../shared/text/language.ts";
import type { Channel } from "../domain/facts.ts";

export const serviceName: Text = {
  kk: "Қазақстан Республикасының азаматтарын тұрғылықты жері бойынша тіркеу",
  ru: "Регистрация граждан Республики Казахстан по месту жительства",
  en: "Registration of citizens of the Republic of Kazakhstan at the place of residence",
};

/** Where the service is found, step by step, on each channel. */
export const servicePaths: Readonly<Record<Channel, readonly Text[]>> = {
  PORTAL: [
    { kk: "Азаматтарға", ru: "Гражданам", en: "Citizens" },
    {
      kk: "Азаматтық, көші-қон және иммиграция",
      ru: "Гражданство, миграция и иммиграция",
      en: "Citizenship, migration and immigration",
    },
    {
      kk: "Тұрғылықты жері бойынша тіркеу",
      ru: "Регистрация по месту жительства",
      en: "Registration at the place of residence",
    },
  ],
  MOBILE: [
    { kk: "Мемлекеттік қызметтер", ru: "Государственные услуги", en: "Public services" },
    {
      kk: "Жылжымайтын мүлік және коммуналдық қызметтер",
      ru: "Недвижимость и коммунальные услуги",
      en: "Real estate and utilities",
    },
    serviceName,
  ],
  SELF_SERVICE: [
    {
      kk: "Халыққа қызмет көрсету орталығының өзіне-өзі қызмет көрсету аймағы",
      ru: "Зона самообслуживания центра обслуживания населения",
      en: "Self-service zone of a public service centre",
    },
    { kk: "eGov.kz порталы", ru: "Портал eGov.kz", en: "The portal eGov.kz" },
    {
      kk: "Тұрғылықты жері бойынша тіркеу",
      ru: "Регистрация по месту жительства",
      en: "Registration at the place of residence",
    },
  ],
  SERVICE_CENTRE: [
    {
      kk: "Халыққа қызмет көрсету орталығы",
      ru: "Центр обслуживания населения",
      en: "Public service centre",
    },
    { kk: "Оператор", ru: "Оператор", en: "Operator" },
  ],
};
