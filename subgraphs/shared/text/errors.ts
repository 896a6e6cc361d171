import type { Text } from "./language.ts";

/** Every code a client may see, with what happened and what to do. */
export const errorTexts = {
  UNAUTHENTICATED: {
    kk: "Кіру белгісі жарамсыз немесе мерзімі өткен. Қайта кіріңіз.",
    ru: "Токен входа недействителен или истёк. Войдите снова.",
    en: "The sign-in token is not valid or has expired. Sign in again.",
  },
  FORBIDDEN: {
    kk: "Бұл әрекетке құқығыңыз жоқ. Кірмеген болсаңыз, кіріңіз.",
    ru: "У вас нет права на это действие. Если вы не вошли, войдите.",
    en: "You may not do this. If you have not signed in, sign in.",
  },
  HIDDEN: {
    kk: "Бұл деректі оқуға құқығыңыз жоқ.",
    ru: "У вас нет права читать это сведение.",
    en: "You may not read this.",
  },
  PURPOSE_REQUIRED: {
    kk: "Лауазымды тұлға деректі не үшін және қай іс бойынша оқитынын көрсетуі керек: X-Purpose және X-Case тақырыптарын беріңіз.",
    ru: "Должностное лицо указывает, для чего и по какому делу читает данные: передайте заголовки X-Purpose и X-Case.",
    en: "An official states what the data is read for and under which case: send the headers X-Purpose and X-Case.",
  },
  BAD_USER_INPUT: {
    kk: "«{argument}» мәні қате: {expected}.",
    ru: "Неверное значение «{argument}»: {expected}.",
    en: "The value of “{argument}” is not valid: {expected}.",
  },
  REGISTER_UNAVAILABLE: {
    kk: "Тізілім жауап бермеді, сондықтан бұл бөлік белгісіз. Біраздан кейін қайталаңыз.",
    ru: "Реестр не ответил, поэтому эта часть неизвестна. Повторите немного позже.",
    en: "A register did not answer, so this part is not known. Try again a little later.",
  },
  QUERY_TOO_COMPLEX: {
    kk: "Сұрау тым күрделі: шектен асып кетті. Оны бөліктерге бөліңіз.",
    ru: "Запрос слишком сложен: превышен предел. Разделите его на части.",
    en: "The query is too complex: it is over the limit. Divide it into parts.",
  },
  QUERY_TOO_LARGE: {
    kk: "Сұрау тым үлкен. Оны қысқартыңыз немесе бөліктерге бөліңіз.",
    ru: "Запрос слишком велик. Сократите его или разделите на части.",
    en: "The request is too large. Shorten it or divide it into parts.",
  },
  OPERATION_NOT_ALLOWED: {
    kk: "Мұнда тек тіркелген сұраулар қабылданады.",
    ru: "Здесь принимаются только зарегистрированные запросы.",
    en: "Only registered operations are served here.",
  },
  RATE_LIMITED: {
    kk: "Сұраулар тым жиі. Көрсетілген уақыттан кейін қайталаңыз.",
    ru: "Слишком много запросов. Повторите через указанное время.",
    en: "Too many requests. Try again after the time given.",
  },
  OVERLOADED: {
    kk: "Қызметке жүктеме тым көп. Көрсетілген уақыттан кейін қайталаңыз.",
    ru: "Служба перегружена. Повторите через указанное время.",
    en: "The service is overloaded. Try again after the time given.",
  },
  IDENTITY_PROVIDER_UNAVAILABLE: {
    kk: "Кіру қызметі жауап бермейді, сондықтан сізді тану мүмкін болмады. Біраздан кейін қайталаңыз.",
    ru: "Служба входа не отвечает, поэтому узнать вас не удалось. Повторите немного позже.",
    en: "The sign-in service does not answer, so we could not tell who you are. Try again a little later.",
  },
  GRAPHQL_PARSE_FAILED: {
    kk: "Сұрау мәтіні GraphQL тілінде жазылмаған.",
    ru: "Текст запроса написан не на языке GraphQL.",
    en: "The text of the request is not GraphQL.",
  },
  GRAPHQL_VALIDATION_FAILED: {
    kk: "Сұрау схемаға сай емес.",
    ru: "Запрос не соответствует схеме.",
    en: "The request does not fit the schema.",
  },
  INTERNAL: {
    kk: "Біздің жағымызда қате болды. Сұрау нөмірін айтып, қолдау қызметіне жүгініңіз.",
    ru: "Ошибка на нашей стороне. Обратитесь в поддержку, назвав номер запроса.",
    en: "Something failed on our side. Contact support and name the request id.",
  },
} as const satisfies Record<string, Text>;

/** What a malformed argument should have been. */
export const expectedTexts = {
  IIN: {
    kk: "ЖСН — бақылау саны дұрыс 12 цифр",
    ru: "ИИН — 12 цифр с верным контрольным разрядом",
    en: "an IIN is 12 digits with a valid check digit",
  },
  BIN: {
    kk: "БСН — бақылау саны дұрыс 12 цифр",
    ru: "БИН — 12 цифр с верным контрольным разрядом",
    en: "a BIN is 12 digits with a valid check digit",
  },
  RKA: { kk: "МТК — 16 цифр", ru: "РКА — 16 цифр", en: "an RKA is 16 digits" },
  KATO: { kk: "ӘАОЖ — 9 цифр", ru: "КАТО — 9 цифр", en: "a KATO code is 9 digits" },
  DATE: {
    kk: "күнтізбеде бар күн, мысалы 2025-11-24",
    ru: "существующая дата, например 2025-11-24",
    en: "a date that exists, such as 2025-11-24",
  },
  DATE_TIME: {
    kk: "уақыт, мысалы 2025-11-24T12:00:00.000Z",
    ru: "момент времени, например 2025-11-24T12:00:00.000Z",
    en: "an instant such as 2025-11-24T12:00:00.000Z",
  },
  PHONE: {
    kk: "ұялы нөмір, +77 және тағы 9 цифр",
    ru: "мобильный номер: +77 и ещё 9 цифр",
    en: "a mobile number: +77 and 9 more digits",
  },
  FIRST: {
    kk: "1 мен рұқсат етілген ең көп санның арасындағы сан (100; іздеуде 50)",
    ru: "число от 1 до наибольшего допустимого (100; для поиска 50)",
    en: "a number from 1 to the most allowed (100; 50 for the search)",
  },
  CURSOR: {
    kk: "осы тізімнің endCursor мәні",
    ru: "значение endCursor этого же списка",
    en: "an endCursor of this same list",
  },
  SEARCH: {
    kk: "кемінде 3, көп дегенде 200 таңба",
    ru: "от 3 до 200 знаков",
    en: "3 to 200 characters",
  },
  PAIRS: {
    kk: "көп дегенде {limit} жұп",
    ru: "не больше {limit} пар",
    en: "at most {limit} pairs",
  },
  RULES_FROM: {
    kk: "{earliest} күнінен ерте емес күн: алғашқы ережелер сол күннен күшінде",
    ru: "день не раньше {earliest}: с него действуют первые правила",
    en: "a day not before {earliest}, from which the first rules are in force",
  },
  REASON: {
    kk: "service { reasons } тізіміндегі код",
    ru: "код из списка service { reasons }",
    en: "a code from the list service { reasons }",
  },
  EXACTLY_ONE: {
    kk: "қол қоюдың дәл бір тәсілі",
    ru: "ровно один способ подписи",
    en: "exactly one way to sign",
  },
  CMS: {
    kk: "CMS (PKCS#7) қолтаңбасының base64 мәтіні, көп дегенде {kilobytes} КБ",
    ru: "подпись CMS (PKCS#7) в base64, не больше {kilobytes} КБ",
    en: "a CMS (PKCS#7) signature in base64, at most {kilobytes} KB",
  },
  CODE: { kk: "6 цифр", ru: "6 цифр", en: "6 digits" },
  PERIOD: {
    kk: "«to» «from» күнінен ерте болмауы керек, аралық 366 күннен аспауы керек",
    ru: "«to» не раньше «from», период не длиннее 366 дней",
    en: "“to” not before “from”, and at most 366 days",
  },
  DIMENSIONS: {
    kk: "қайталанбайтын 1–3 өлшем",
    ru: "от 1 до 3 разных измерений",
    en: "1 to 3 different dimensions",
  },
  IDEMPOTENCY_KEY: {
    kk: "8–128 таңба: латын әріптері, цифрлар, «-», «_»",
    ru: "8–128 знаков: латинские буквы, цифры, «-», «_»",
    en: "8 to 128 characters: Latin letters, digits, “-”, “_”",
  },
  CASE: {
    kk: "1–64 таңба: латын әріптері, цифрлар, «-», «/»",
    ru: "1–64 знака: латинские буквы, цифры, «-», «/»",
    en: "1 to 64 characters: Latin letters, digits, “-”, “/”",
  },
  CHANNEL: {
    kk: "азамат үшін PORTAL, MOBILE немесе SELF_SERVICE; SERVICE_CENTRE — оператор үшін",
    ru: "для гражданина PORTAL, MOBILE или SELF_SERVICE; SERVICE_CENTRE — для оператора",
    en: "PORTAL, MOBILE or SELF_SERVICE for a citizen; SERVICE_CENTRE for an operator",
  },
  OPEN_CASE: {
    kk: "X-Case тақырыбындағы іс ашық емес немесе мерзімі өткен. Келушіге жаңа іс ашыңыз (openReception) немесе оның соңғы жолдама нөмірін сұраңыз.",
    ru: "Дело из заголовка X-Case не открыто или его срок истёк. Откройте посетителю новое дело (openReception) или спросите номер его последнего направления.",
    en: "The case in the header X-Case is not open, or no longer. Open a new one for the visitor (openReception), or ask for the number of the newest referral.",
  },
  ATTESTATION_NOT_NEEDED: {
    kk: "мұнда келісім онлайн беріледі немесе ешкімнің келісімі қажет емес: бұл жолды қалдырыңыз",
    ru: "здесь согласие даётся онлайн или ничьё согласие не нужно: опустите это поле",
    en: "here consent is given online, or nobody's is needed: leave it out",
  },
  ATTESTATION: {
    kk: "тек SERVICE_CENTRE арнасында, 1–2000 таңба",
    ru: "только для канала SERVICE_CENTRE, от 1 до 2000 знаков",
    en: "only for the channel SERVICE_CENTRE, 1 to 2000 characters",
  },
  APPLICANT: {
    kk: "азамат өзі өтініш береді: бұл жолды қалдырыңыз немесе өз ЖСН-іңізді беріңіз",
    ru: "гражданин всегда заявитель сам: опустите это поле или укажите свой ИИН",
    en: "a citizen is always the applicant: leave it out or give your own IIN",
  },
  APPLICANT_NEEDED: {
    kk: "лауазымды тұлға өтініш берушіні көрсетеді",
    ru: "должностное лицо указывает заявителя",
    en: "an official names the applicant",
  },
  REQUEST: {
    kk: "GraphQL сұрауы: Content-Type: application/json тақырыбымен және `query` өрісімен POST, не apollo-require-preflight тақырыбымен GET; бір сұрауда бір амал",
    ru: "запрос GraphQL: POST с заголовком Content-Type: application/json и полем `query` либо GET с заголовком apollo-require-preflight; одна операция в запросе",
    en: "a GraphQL request: a POST with Content-Type: application/json and the field `query`, or a GET with the header apollo-require-preflight; one operation in a request",
  },
  OPERATION: {
    kk: "құжаттағы бір амал: query немесе mutation; subscription үшін WebSocket немесе /graphql/stream",
    ru: "одна из операций документа: query или mutation; для subscription есть WebSocket и /graphql/stream",
    en: "one operation of the document: a query or a mutation; subscriptions go over WebSocket or /graphql/stream",
  },
  WHOLE_ANSWER: {
    kk: "@defer және @stream жоқ сұрау: жауап әрқашан тұтас беріледі",
    ru: "запрос без @defer и @stream: ответ всегда даётся целиком",
    en: "a query without @defer and @stream: an answer always comes whole",
  },
  SCALAR: {
    kk: "схемада көрсетілген түрдегі мән",
    ru: "значение того типа, который указан в схеме",
    en: "a value of the type the schema names",
  },
} as const satisfies Record<string, Text>;
