import type { Text } from "./language.ts";

/** What every place lies in, so that a code of no known region still has a true name. */
export const country: Text = { kk: "Қазақстан Республикасы", ru: "Республика Казахстан", en: "Kazakhstan" };

const text = (kk: string, ru: string, en: string): Text => ({ kk, ru, en });

/** The 17 regions and the three cities of republican significance. */
const regions: Readonly<Record<string, Text>> = {
  "100000000": text("Абай облысы", "область Абай", "Abai Region"),
  "110000000": text("Ақмола облысы", "Акмолинская область", "Akmola Region"),
  "150000000": text("Ақтөбе облысы", "Актюбинская область", "Aktobe Region"),
  "190000000": text("Алматы облысы", "Алматинская область", "Almaty Region"),
  "230000000": text("Атырау облысы", "Атырауская область", "Atyrau Region"),
  "270000000": text("Батыс Қазақстан облысы", "Западно-Казахстанская область", "West Kazakhstan Region"),
  "310000000": text("Жамбыл облысы", "Жамбылская область", "Zhambyl Region"),
  "330000000": text("Жетісу облысы", "область Жетісу", "Zhetisu Region"),
  "350000000": text("Қарағанды облысы", "Карагандинская область", "Karaganda Region"),
  "390000000": text("Қостанай облысы", "Костанайская область", "Kostanay Region"),
  "430000000": text("Қызылорда облысы", "Кызылординская область", "Kyzylorda Region"),
  "470000000": text("Маңғыстау облысы", "Мангистауская область", "Mangystau Region"),
  "550000000": text("Павлодар облысы", "Павлодарская область", "Pavlodar Region"),
  "590000000": text("Солтүстік Қазақстан облысы", "Северо-Казахстанская область", "North Kazakhstan Region"),
  "610000000": text("Түркістан облысы", "Туркестанская область", "Turkistan Region"),
  "620000000": text("Ұлытау облысы", "область Ұлытау", "Ulytau Region"),
  "630000000": text("Шығыс Қазақстан облысы", "Восточно-Казахстанская область", "East Kazakhstan Region"),
  "710000000": text("Астана қаласы", "город Астана", "Astana"),
  "750000000": text("Алматы қаласы", "город Алматы", "Almaty"),
  "790000000": text("Шымкент қаласы", "город Шымкент", "Shymkent"),
};

/** Districts of the three cities. A district formed since the classifier of 2022 is told by its city's name. */
const districts: Readonly<Record<string, Text>> = {
  "711110000": text("Алматы ауданы", "район Алматы", "Almaty District of Astana"),
  "711210000": text("Есіл ауданы", "район Есиль", "Yesil District"),
  "711310000": text("Сарыарқа ауданы", "район Сарыарка", "Saryarka District"),
  "711410000": text("Байқоңыр ауданы", "район Байконыр", "Baikonyr District"),
  "751110000": text("Алмалы ауданы", "Алмалинский район", "Almaly District"),
  "751210000": text("Алатау ауданы", "Алатауский район", "Alatau District"),
  "751310000": text("Әуезов ауданы", "Ауэзовский район", "Auezov District"),
  "751410000": text("Бостандық ауданы", "Бостандыкский район", "Bostandyk District"),
  "751510000": text("Жетісу ауданы", "Жетысуский район", "Zhetisu District"),
  "751710000": text("Медеу ауданы", "Медеуский район", "Medeu District"),
  "751810000": text("Наурызбай ауданы", "Наурызбайский район", "Nauryzbay District"),
  "751910000": text("Түрксіб ауданы", "Турксибский район", "Turksib District"),
  "791110000": text("Абай ауданы", "Абайский район", "Abay District"),
  "791310000": text("Әл-Фараби ауданы", "Аль-Фарабийский район", "Al-Farabi District"),
  "791510000": text("Еңбекші ауданы", "Енбекшинский район", "Enbekshi District"),
  "791710000": text("Қаратау ауданы", "Каратауский район", "Karatau District"),
};

/** Large cities, by the code of the territory that the city governs: the city itself and its villages. */
const cities: Readonly<Record<string, Text>> = {
  "101000000": text("Семей қаласы", "город Семей", "Semey"),
  "111000000": text("Көкшетау қаласы", "город Кокшетау", "Kokshetau"),
  "111600000": text("Қосшы қаласы", "город Косшы", "Kosshy"),
  "151000000": text("Ақтөбе қаласы", "город Актобе", "Aktobe"),
  "191000000": text("Қонаев қаласы", "город Қонаев", "Konaev"),
  "231000000": text("Атырау қаласы", "город Атырау", "Atyrau"),
  "271000000": text("Орал қаласы", "город Уральск", "Oral"),
  "311000000": text("Тараз қаласы", "город Тараз", "Taraz"),
  "331000000": text("Талдықорған қаласы", "город Талдыкорган", "Taldykorgan"),
  "351000000": text("Қарағанды қаласы", "город Караганда", "Karaganda"),
  "351600000": text("Балқаш қаласы", "город Балхаш", "Balkhash"),
  "352400000": text("Теміртау қаласы", "город Темиртау", "Temirtau"),
  "391000000": text("Қостанай қаласы", "город Костанай", "Kostanay"),
  "392400000": text("Рудный қаласы", "город Рудный", "Rudny"),
  "431000000": text("Қызылорда қаласы", "город Кызылорда", "Kyzylorda"),
  "471000000": text("Ақтау қаласы", "город Актау", "Aktau"),
  "471800000": text("Жаңаөзен қаласы", "город Жанаозен", "Zhanaozen"),
  "551000000": text("Павлодар қаласы", "город Павлодар", "Pavlodar"),
  "552200000": text("Екібастұз қаласы", "город Экибастуз", "Ekibastuz"),
  "591000000": text("Петропавл қаласы", "город Петропавловск", "Petropavl"),
  "611000000": text("Түркістан қаласы", "город Туркестан", "Turkistan"),
  "612000000": text("Кентау қаласы", "город Кентау", "Kentau"),
  "621000000": text("Жезқазған қаласы", "город Жезказган", "Zhezkazgan"),
  "622000000": text("Сәтбаев қаласы", "город Сатпаев", "Satbayev"),
  "631000000": text("Өскемен қаласы", "город Усть-Каменогорск", "Oskemen"),
  "632400000": text("Риддер қаласы", "город Риддер", "Ridder"),
};

/** The places the project knows by name, by KATO code; of any other the nearest of these around it is told. */
export const knownPlaces: Readonly<Record<string, Text>> = { ...regions, ...districts, ...cities };
