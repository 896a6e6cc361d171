import type { Text } from "../../shared/text/language.ts";

/** Messages about a person's account, not about an application. */
export const accountTexts = {
  DATA_READ: {
    kk: "{since} бастап сіздің деректеріңізді басқалар {reads} рет қарады: қызметкерлер, басқа азаматтар және өтініштер үшін тізілімдер. Кім және не үшін қарағанын «Деректерге қол жеткізу» (dataAccess) тізімінен көріңіз.",
    ru: "С {since} ваши данные читали {reads} раз: сотрудники, другие граждане и реестры для заявлений. Кто и для чего, видно в списке «Доступ к данным» (dataAccess).",
    en: "Since {since} your data was read {reads} times by others: officials, other citizens, and registers for applications. Who and why is listed in your access log (dataAccess).",
  },
  CASE_OPENED: {
    kk: "Халыққа қызмет көрсету орталығының операторы сіз бойынша {number} ісін ашты. 30 күн бойы ол өтініш үшін қажетті деректерді көре алады. Сіз бармаған болсаңыз, орталыққа хабарлаңыз; кім қарағанын «Деректерге қол жеткізу» (dataAccess) тізімінен көресіз.",
    ru: "Оператор центра обслуживания населения открыл по вам дело {number}. В течение 30 дней он видит сведения, нужные для заявления. Если вы туда не обращались, сообщите в центр; кто читал ваши данные, видно в списке «Доступ к данным» (dataAccess).",
    en: "An operator of a public service centre opened the case {number} about you. For 30 days he can read what the application needs. If you did not go there, tell the centre; who read your data is listed in your access log (dataAccess).",
  },
} as const satisfies Record<string, Text>;
