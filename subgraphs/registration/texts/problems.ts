import type { Text } from "../../shared/text/language.ts";

/** What the case or the law says no to, with what to do. */
export const problemTexts = {
  NOT_IN_THIS_STATE: {
    kk: "Өтінішпен қазір бұл әрекетті жасау мүмкін емес. Оның қазіргі күйін жеке кабинеттен қараңыз.",
    ru: "Сейчас с этим заявлением так поступить нельзя. Посмотрите его состояние в личном кабинете.",
    en: "This cannot be done with the application now. See in your account how it stands.",
  },
  PHONE_NOT_LINKED: {
    kk: "Мобильді азаматтар базасында сізге тіркелген нөмір жоқ. Нөмірді тіркеп, кодты қайта сұраңыз.",
    ru: "К вам не привязан номер в базе мобильных граждан. Привяжите номер и запросите код снова.",
    en: "No phone is tied to you in the mobile citizens base. Tie one and ask for the code again.",
  },
  SIGNING_CODES_LIMIT: {
    kk: "Код тым көп сұралды. Көрсетілген уақыттан кейін қайта сұраңыз.",
    ru: "Код запрошен слишком много раз. Запросите снова после указанного времени.",
    en: "Too many codes were asked for. Ask again after the time given.",
  },
  SIGNING_TRIES_LIMIT: {
    kk: "Қате код тым көп енгізілді. Жаңа код сұраңыз.",
    ru: "Неверный код введён слишком много раз. Запросите новый код.",
    en: "A wrong code was given too often. Ask for a new code.",
  },
  CODE_WRONG: {
    kk: "Код дұрыс емес. SMS-тегі 6 цифрды қайта енгізіңіз.",
    ru: "Неверный код. Введите ещё раз 6 цифр из SMS.",
    en: "The code is wrong. Enter the 6 digits of the SMS again.",
  },
  CODE_EXPIRED: {
    kk: "Кодтың мерзімі өтті. Жаңа код сұраңыз.",
    ru: "Срок действия кода истёк. Запросите новый.",
    en: "The code has expired. Ask for a new one.",
  },
  CONSENT_CLOSED: {
    kk: "Бұл сұрауға енді жауап беру мүмкін емес: ол жабылған.",
    ru: "На этот запрос ответить уже нельзя: он закрыт.",
    en: "This request can no longer be answered: it is closed.",
  },
  CONSENT_LATE: {
    kk: "Бір сағат өтіп кетті, сондықтан жауап қабылданбайды. Өтініш иесі қайта өтініш бере алады.",
    ru: "Час истёк, ответ не принимается. Заявитель может подать заявление снова.",
    en: "The hour is over, so the answer is not accepted. The applicant may apply again.",
  },
  CONSENT_TRIES_LIMIT: {
    kk: "Қате код бес рет енгізілді. Сұрау жабылды, өтініш қайтарылды.",
    ru: "Неверный код введён пять раз. Запрос закрыт, заявление возвращено.",
    en: "A wrong code was given five times. The request is closed and the application returned.",
  },
  NOT_OWNER: {
    kk: "Сіз бұл тұрғын үйдің иесі емессіз. Тіркелу сұрауларын тек иесі жаба алады.",
    ru: "Вы не владелец этого жилья. Закрыть запросы на регистрацию может только владелец.",
    en: "You do not own this dwelling. Only an owner may bar requests to be registered there.",
  },
  IDEMPOTENCY_KEY_REUSED: {
    kk: "Бұл кілтпен басқа өтініш жіберілген. Жаңа өтініш үшін жаңа кілт беріңіз.",
    ru: "С этим ключом уже отправлено другое заявление. Для нового заявления нужен новый ключ.",
    en: "This key was used for another application. Give a new key for a new application.",
  },
  REGISTER_UNAVAILABLE: {
    kk: "Қажетті тізілім жауап бермеді, өтініш қабылданбады. Біраздан кейін қайталаңыз.",
    ru: "Нужный реестр не ответил, заявление не принято. Повторите немного позже.",
    en: "A register that is needed did not answer, so nothing was accepted. Try again a little later.",
  },
} as const satisfies Record<string, Text>;

export type ProblemCode = keyof typeof problemTexts;
