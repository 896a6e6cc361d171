/** What each answer means for the citizen who asked, and what he can do. */
import type { Text } from "../../shared/domain/text.ts";
import { answerTexts } from "./answerTexts.ts";
import type { Finding } from "./decide.ts";
import type { Register } from "./facts.ts";

/** The message of one finding. It names nobody, and no reason that would point at somebody. */
export function findingText({ rule, answer, silent }: Finding): Text {
  switch (answer) {
    case "MET":
      return answerTexts[rule].met;
    case "NOT_MET":
      return answerTexts[rule].notMet;
    case "UNKNOWN":
      return noAnswerFrom(silent);
    case "NOT_APPLICABLE":
      return doesNotApply;
  }
}

/** One text for every reason, or the reason would tell something of a stranger. */
const doesNotApply: Text = {
  kk: "Сіздің жағдайыңызда бұл талап қаралмайды.",
  ru: "В вашем случае это требование не рассматривается.",
  en: "This requirement is not considered in your case.",
};

const registerTexts: Readonly<Record<Register, Text>> = {
  POPULATION: { kk: "халық тіркелімі", ru: "регистр населения", en: "the population register" },
  PROPERTY: { kk: "жылжымайтын мүлік тіркелімі", ru: "регистр недвижимости", en: "the property register" },
  RENTAL: {
    kk: "жалдау шарттарының тіркелімі",
    ru: "регистр договоров найма",
    en: "the register of rental contracts",
  },
  REGISTRATION: { kk: "тіркеу жүйесі", ru: "система регистрации", en: "the registration system" },
};

function noAnswerFrom(silent: readonly Register[]): Text {
  const inOne = (language: keyof Text) =>
    silent.map((register) => registerTexts[register][language]).join(", ");
  return {
    kk: `Қазір жауап жоқ: ${inOne("kk")}. Бұл – бас тарту да, рұқсат та емес. Кейінірек қайталап көріңіз; берілген өтінішті жүйе өзі қайта тексереді.`,
    ru: `Сейчас нет ответа: ${inOne("ru")}. Это не отказ и не разрешение. Повторите позже; уже поданное заявление система проверит сама.`,
    en: `No answer at present: ${inOne("en")}. This is neither a refusal nor a permission. Try again later; an application already submitted is checked again by itself.`,
  };
}
