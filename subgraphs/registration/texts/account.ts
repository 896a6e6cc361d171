import type { Text } from "../../shared/text/language.ts";

/** Messages about a person's account, not about an application. */
export const accountTexts = {
  DATA_READ: {
    kk: "{since} бастап сіздің деректеріңізді басқалар {reads} рет қарады: қызметкерлер, басқа азаматтар және өтініштер үшін тізілімдер. Кім және не үшін қарағанын «Деректерге қол жеткізу» (dataAccess) тізімінен көріңіз.",
    ru: "С {since} ваши данные читали {reads} раз: сотрудники, другие граждане и реестры для заявлений. Кто и для чего, видно в списке «Доступ к данным» (dataAccess).",
    en: "Since {since} your data was read {reads} times by others: officials, other citizens, and registers for applications. Who and why is listed in your access log (dataAccess).",
  },
} as const satisfies Record<string, Text>;
