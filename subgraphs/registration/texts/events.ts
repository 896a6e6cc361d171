import type { Text } from "../../shared/text/language.ts";

/** What happened to an application, and what to do next. Codes of rules have the rule's own message instead. */
export const eventTexts = {
  SUBMITTED: {
    kk: "Өтініш қабылданды. Енді SMS кодын сұрап, өтінішке қол қойыңыз.",
    ru: "Заявление принято. Теперь запросите код по SMS и подпишите заявление.",
    en: "The application is taken in. Ask for a code by SMS now and sign it.",
  },
  SUBMITTED_AT_CENTRE: {
    kk: "Өтінішті халыққа қызмет көрсету орталығының операторы келушінің атынан берді. Оған оператор қол қояды. Сіз ол жерге бармаған болсаңыз, өтінішті осы жерден кері қайтарыңыз.",
    ru: "Заявление подал оператор центра обслуживания населения от имени посетителя. Подписывает его оператор. Если вы туда не обращались, отзовите заявление здесь.",
    en: "An operator of a public service centre submitted the application for the visitor. The operator signs it. If you did not go there, take the application back here.",
  },
  SIGNED_AT_CENTRE: {
    kk: "Өтінішке халыққа қызмет көрсету орталығының операторы қол қойды. Тізілімдердегі деректер тексерілуде.",
    ru: "Заявление подписал оператор центра обслуживания населения. Проверяются сведения реестров.",
    en: "An operator of a public service centre signed the application. The registers are being asked.",
  },
  ATTESTED_AT_CENTRE: {
    kk: "Сіздің тұрғын үйіңізге тіркеу халыққа қызмет көрсету орталығында рәсімделді: оператор меншік иелерінің келісімін көргенін растады. Сіз келіспеген болсаңыз, орталыққа хабарлаңыз.",
    ru: "Регистрация в вашем жилье оформлена в центре обслуживания населения: оператор подтвердил, что видел согласие собственников. Если вы не согласны, сообщите в центр.",
    en: "A registration at your dwelling was made at a public service centre: the operator stated that he has seen the owners' consent. If you did not agree, tell the centre.",
  },
  CONSENT_REQUESTS_LIMIT: {
    kk: "Өтініш қайтарылды: келісім сұраулары тым көп болды, енді ешкімнен сұралмады. Бұл бас тарту емес. Өтінішті ертең қайта беріңіз; сұрауларыңызға бұрын келісім берілмеген болса – 7 күннен кейін.",
    ru: "Заявление возвращено: запросов согласия слишком много, больше никого не спрашивали. Это не отказ. Подайте заявление снова завтра; если на ваши прежние запросы не соглашались – через 7 дней.",
    en: "The application is returned: too many requests for consent have been made, and nobody was asked again. This is not a refusal. Apply again tomorrow; if your earlier requests were not agreed to, after 7 days.",
  },
  PERSON_GONE: {
    kk: "Тіркеуден бас тартылды: халық тіркелімінде бұл адамның жазбасы енді жоқ. Халыққа қызмет көрсету орталығына жүгініңіз.",
    ru: "В регистрации отказано: в регистре населения больше нет записи об этом человеке. Обратитесь в центр обслуживания населения.",
    en: "Registration is refused: the population register has no record of this person any more. Go to a public service centre.",
  },
  SIGNED: {
    kk: "Өтінішке қол қойылды. Тізілімдердегі деректер тексерілуде.",
    ru: "Заявление подписано. Проверяются сведения реестров.",
    en: "The application is signed. The registers are being asked.",
  },
  REGISTER_SILENT: {
    kk: "Тізілімдердің бірі жауап бермей тұр. Өтініш сақтаулы, тексеру өзі қайталанады; сізден ештеңе талап етілмейді.",
    ru: "Один из реестров не отвечает. Заявление сохранено, проверка повторится сама; от вас ничего не требуется.",
    en: "A register does not answer. The application is kept and checked again by itself; you need do nothing.",
  },
  CONSENT_ASKED: {
    kk: "Келісім беруі керек адамдарға 1414 нөмірінен SMS жіберілді. Хабарды алған соң олардың бір сағаты бар.",
    ru: "Тем, чьё согласие нужно, отправлено SMS с номера 1414. После получения у них есть один час.",
    en: "Those who must agree were sent an SMS from 1414. Each has one hour from receiving it.",
  },
  CONSENTS_GIVEN: {
    kk: "Келісімдер алынды. Деректер соңғы рет тексерілуде.",
    ru: "Согласия получены. Сведения проверяются в последний раз.",
    en: "All consents are given. The facts are being checked one last time.",
  },
  GRANTED: {
    kk: "Шешім оң. Тұрғылықты жер халық тіркеліміне жазылуда.",
    ru: "Решение положительное. Место жительства вносится в регистр населения.",
    en: "Granted. The residence is being recorded in the population register.",
  },
  REGISTERED: {
    kk: "Тіркелді. Жаңа тұрғылықты жер халық тіркелімінде.",
    ru: "Зарегистрировано. Новое место жительства внесено в регистр населения.",
    en: "Registered. The new residence stands in the population register.",
  },
  CANCELLED_BY_APPLICANT: {
    kk: "Өтініш беруші өтінішті кері қайтарып алды.",
    ru: "Заявитель отозвал заявление.",
    en: "The applicant took the application back.",
  },
  CANCELLED_BY_PERSON: {
    kk: "Тіркелуі керек адам өтінішті кері қайтарып алды.",
    ru: "Регистрируемый отозвал заявление.",
    en: "The person to be registered took the application back.",
  },
  CONSENT_DECLINED: {
    kk: "Өтініш қайтарылды: келісім берілмеді. Бұл бас тарту емес; келісіп алып, қайта өтініш бере аласыз.",
    ru: "Заявление возвращено: согласие не дано. Это не отказ; договорившись, можно подать заявление снова.",
    en: "The application is returned: consent was declined. This is not a refusal; once you agree, apply again.",
  },
  CONSENT_EXPIRED: {
    kk: "Өтініш қайтарылды: бір сағат ішінде жауап келмеді. Келісіп алып, қайта өтініш беріңіз.",
    ru: "Заявление возвращено: за час ответа не было. Договоритесь и подайте заявление снова.",
    en: "The application is returned: nobody answered within the hour. Make sure of the answer and apply again.",
  },
  CONSENT_UNDELIVERABLE: {
    kk: "Өтініш қайтарылды: келісім сұраған SMS жеткізілмеді. Иесі телефонын тексерсін, содан кейін қайта өтініш беріңіз.",
    ru: "Заявление возвращено: SMS с запросом согласия не доставлено. Пусть владелец проверит телефон; затем подайте снова.",
    en: "The application is returned: the SMS that asks for consent could not be delivered. Let the owner check the phone, then apply again.",
  },
  CONSENT_ATTEMPTS_EXCEEDED: {
    kk: "Өтініш қайтарылды: қате код бес рет енгізілді. Қайта өтініш бере аласыз.",
    ru: "Заявление возвращено: неверный код введён пять раз. Можно подать заявление снова.",
    en: "The application is returned: a wrong code was given five times. You may apply again.",
  },
  CONSENT_WANTED: {
    kk: "Сізден тұрғын үйге тіркеуге келісім сұралды. Сұрауды жеке кабинеттен көріп, SMS-тегі кодпен жауап беріңіз.",
    ru: "У вас запрошено согласие на регистрацию по вашему адресу. Посмотрите запрос в кабинете и ответьте кодом из SMS.",
    en: "You are asked to agree to a registration at your address. See the request in your account and answer with the code of the SMS.",
  },
  SOMEBODY_REGISTERS_YOU: {
    kk: "Тұрғын үйді жалдаушы сізді тіркеуге өтініш берді. Келіспесеңіз, өтінішті осы жерден кері қайтарыңыз.",
    ru: "Наниматель жилья подал заявление о вашей регистрации. Если вы не согласны, отзовите заявление здесь.",
    en: "The tenant has applied to register you. If you do not agree, take the application back here.",
  },
  UNTIL: {
    kk: "Жауап мерзімі: {until}.",
    ru: "Срок ответа: {until}.",
    en: "Answers are taken until {until}.",
  },
  NUMBERED: {
    kk: "{number} өтініші. {text}",
    ru: "Заявление {number}. {text}",
    en: "Application {number}. {text}",
  },
} as const satisfies Record<string, Text>;
