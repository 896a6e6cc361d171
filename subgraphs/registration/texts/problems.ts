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
  SIGNING_CODES_OF_DAY: {
    kk: "Бүгін барлық өтініштеріңіз бойынша кодтар тым көп сұралды. Код ертең қайта жіберіледі.",
    ru: "Сегодня по всем вашим заявлениям запрошено слишком много кодов. Снова код будет отправлен завтра.",
    en: "Too many codes were asked for today over all your applications. A code is sent again tomorrow.",
  },
  OPEN_APPLICATIONS_LIMIT: {
    kk: "Сіздің аяқталмаған өтініштеріңіз тым көп. Қажет еместерін жеке кабинетте кері қайтарып алыңыз немесе аяқталғанын күтіңіз, содан кейін қайталаңыз.",
    ru: "У вас слишком много незавершённых заявлений. Отзовите ненужные в личном кабинете или дождитесь решения, затем повторите.",
    en: "Too many of your applications are open. Take back in your account those you do not need, or wait for their decision, then try again.",
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
  EDS_WRONG_PERSON: {
    kk: "Қолтаңба басқа адамның ЭЦҚ-сымен қойылған, немесе куәлікте ЖСН жоқ. Өз ЭЦҚ-ңызбен қол қойыңыз.",
    ru: "Подписано ЭЦП другого человека, или в сертификате нет ИИН. Подпишите своей ЭЦП.",
    en: "The signature is another person's, or its certificate has no IIN. Sign with your own EDS.",
  },
  EDS_UNTRUSTED: {
    kk: "Қолтаңбаға сенуге болмайды: ол бүлінген, немесе куәлікті Ұлттық куәландырушы орталық бермеген. ҰКО берген кілтпен қайта қол қойыңыз.",
    ru: "Подписи нельзя доверять: она повреждена, или сертификат выдан не Национальным удостоверяющим центром. Подпишите снова ключом НУЦ.",
    en: "The signature cannot be trusted: it is damaged, or its certificate is not of the national certification authority. Sign again with that authority's key.",
  },
  EDS_EXPIRED: {
    kk: "ЭЦҚ куәлігінің мерзімі өткен немесе әлі басталмаған. Жаңа куәлік алып, қайта қол қойыңыз.",
    ru: "Срок действия сертификата ЭЦП истёк или ещё не наступил. Получите новый сертификат и подпишите снова.",
    en: "The certificate of the EDS has expired, or is not valid yet. Get a new one and sign again.",
  },
  EDS_REVOKED: {
    kk: "ЭЦҚ куәлігі кері қайтарып алынған. Жаңа куәлік алып, қайта қол қойыңыз.",
    ru: "Сертификат ЭЦП отозван. Получите новый сертификат и подпишите снова.",
    en: "The certificate of the EDS has been revoked. Get a new one and sign again.",
  },
  EDS_PAYLOAD_DIFFERS: {
    kk: "Басқа мәтінге қол қойылған. «payload» мәтінін өзгертпей, дәл сол күйінде қол қойыңыз.",
    ru: "Подписан другой текст. Подпишите текст из «payload» точно, без изменений.",
    en: "Something else was signed. Sign the text of `payload` exactly as it is.",
  },
  EDS_ALGORITHM_UNSUPPORTED: {
    kk: "Бұл қолтаңба алгоритмі қабылданбайды. RSA немесе ECDSA және SHA-256 кілтімен қол қойыңыз, немесе SMS кодын пайдаланыңыз.",
    ru: "Этот алгоритм подписи не принимается. Подпишите ключом RSA или ECDSA с SHA-256 либо кодом из SMS.",
    en: "This algorithm of signature is not accepted here. Sign with an RSA or ECDSA key and SHA-256, or with a code by SMS.",
  },
  EDS_REVOCATION_UNKNOWN: {
    kk: "Куәліктің кері қайтарылмағанын қазір тексеру мүмкін болмады, сондықтан қолтаңба қабылданбады. Біраздан кейін қайталаңыз, немесе SMS кодын пайдаланыңыз.",
    ru: "Сейчас не удалось узнать, не отозван ли сертификат, поэтому подпись не принята. Повторите немного позже либо подпишите кодом из SMS.",
    en: "Whether the certificate is revoked could not be learned now, so the signature is not accepted. Try again a little later, or sign with a code by SMS.",
  },
  EDS_CHECK_UNAVAILABLE: {
    kk: "Қолтаңбаны тексеретін қызмет жауап бермеді, сондықтан қолтаңба қабылданбады. Біраздан кейін қайталаңыз, немесе SMS кодын пайдаланыңыз.",
    ru: "Служба проверки подписи не ответила, поэтому подпись не принята. Повторите немного позже либо подпишите кодом из SMS.",
    en: "The service that verifies signatures did not answer, so the signature is not accepted. Try again a little later, or sign with a code by SMS.",
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
