import type { Text } from "../../shared/domain/text.ts";
import type { Outcome } from "./decide.ts";

/** The decision in one sentence, for the citizen. Returned is not refused: қайтару, not бас тарту. */
export const outcomeTexts: Readonly<Record<Outcome, Text>> = {
  ELIGIBLE: {
    kk: "Тіркеуге болады: ешкімнің қосымша келісімі қажет емес.",
    ru: "Регистрация возможна: больше ничьё согласие не нужно.",
    en: "Registration is possible: nobody's further consent is needed.",
  },
  CONSENT_REQUIRED: {
    kk: "Тіркеуге болады, бірақ алдымен меншік иесі немесе жалдаушы келісімін растауы керек.",
    ru: "Регистрация возможна, но сначала собственник или наниматель должен подтвердить согласие.",
    en: "Registration is possible once the owner or tenant has confirmed consent.",
  },
  UNDETERMINED: {
    kk: "Шешім әзірге жоқ: тіркелімдердің бірі жауап бермеді. Бұл – бас тарту емес.",
    ru: "Решения пока нет: один из регистров не ответил. Это не отказ.",
    en: "There is no decision yet: a register did not answer. This is not a refusal.",
  },
  RETURNED: {
    kk: "Өтініш қайтарылады. Бұл – бас тарту емес: көрсетілген себепті жойып, өтінішті қайта беріңіз.",
    ru: "Заявление возвращается. Это не отказ: устраните указанную причину и подайте заявление снова.",
    en: "The application is returned. This is not a refusal: put the reason given right and apply again.",
  },
  SERVICE_CENTRE_ONLY: {
    kk: "Бұл мекенжай бойынша Халыққа қызмет көрсету орталығында ғана тіркеледі.",
    ru: "По этому адресу регистрация возможна только в центре обслуживания населения.",
    en: "Registration at this address is possible at a public service centre only.",
  },
  REFUSED: {
    kk: "Тіркеуден бас тартылды. Себептері төменде көрсетілген.",
    ru: "В регистрации отказано. Причины указаны ниже.",
    en: "Registration is refused. The reasons are given below.",
  },
};
