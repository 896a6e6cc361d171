/**
 * Words that say what a part of an address is, not which one: streets, houses, flats, towns. They are left out on both
 * sides of a search, so that «көш.», «көшесі», «ул.» and nothing at all are the same. Written in folded letters
 * (foldAddress.ts): «даңғылы» is "дангылы" here.
 */
export const typeWords: ReadonlySet<string> = new Set(
  [
    // Towns and territories.
    "г гор город города к кала каласы обл област области облысы облыс рн район района аудан ауданы ауд",
    "с село ауыл ауылы ауылдык округ округи п пос поселок кент кенти ст станция станциясы",
    // Streets.
    "у ул улица улицы коше кошеси кош пр просп проспект пркт дангыл дангылы данг б бул бульвар бульвары гулзар гулзары",
    "пер переулок туйык туйыгы ш шоссе тас жолы тракт тракты проезд откели набережная жагалауы пл площад алан аланы",
    // Quarters.
    "мкр мкрн микрорайон микрорайоны молтек шагын шагынаудан шагынауданы квартал орам орамы массив массиви",
    "жилой тургын алабы",
    // Houses and what is in them.
    "д дом дома уй уйи корп корпус корпусы блок стр строение курылыс кв квартира пат патер п пом помещение",
    "ком комната болме болмеси оф офис кенсе ном номер литер литера",
  ]
    .join(" ")
    .split(" "),
);

/** Abbreviations with a hyphen, a slash or points inside, which would fall apart into letters: «пр-т», «ш/а», «а. о.» */
export const brokenTypeWords =
  /(?<![\p{L}\d])(?:пр-т|пр-кт|р-н|мкр-н|мк-н|б-р|м-н|кв-л|д-лы|к-си|ш\/а|ж\/м|т\/а|[асг]\.\s?о\.|ы\.\s?а\.|г\.\s?а\.)(?![\p{L}\d])/gu;
