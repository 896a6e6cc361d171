import fc from "fast-check";
import { expect, test } from "vitest";
import { beginsTypeWord, foldAddress, foldTyped } from "../../subgraphs/property/domain/foldAddress.ts";
import { isOneTypoApart } from "../../subgraphs/property/domain/oneTypo.ts";

const folded = (typed: string) => {
  const { words, numbers } = foldTyped(typed);
  return [...words.toSorted(), ...numbers].join(" ");
};

test.each<[what: string, one: string, other: string]>([
  ["the case does not matter", "МӘҢГІЛІК ЕЛ 12", "мәңгілік ел 12"],
  ["Kazakh letters may be typed with Russian ones", "Мәңгілік Ел", "мангилик ел"],
  ["all nine of them", "ә ғ қ ң ө ұ ү һ і аб", "а г к н о у у х и аб"],
  ["a street is a street in any abbreviation", "Абай көшесі 12", "абай көш. 12"],
  ["and in Russian", "улица Абая, дом 12, квартира 5", "ул. Абая д.12 кв.5"],
  ["avenues", "пр-т Республики", "проспект Республики"],
  ["avenues in Kazakh", "Республика даңғ.", "Республика даңғылы"],
  ["towns and regions", "г. Астана, р-н Есиль", "Астана, Есиль"],
  ["towns and regions in Kazakh", "Астана қ., Есіл ауданы", "Астана қаласы Есиль"],
  ["microdistricts", "мкр-н Самал-2, 12", "Самал 2 микрорайоны 12"],
  ["microdistricts in Kazakh", "Самал мөлтек ауданы", "Самал шағын ауданы"],
  ["residential areas", "ж/м Жастар, Жастар т/а", "Жастар"],
  ["an ordinal is its number", "7-й микрорайон", "7 мкр"],
  ["an ordinal in Kazakh", "7-ші мөлтек ауданы", "7 мкр"],
  ["a house letter may be set off", "Абая 12 а", "Абая 12А"],
  ["by a hyphen too", "Абая 12-а, кв 5", "Абая 12а кв 5"],
  ["before a flat", "Абая 12 а кв 5", "Абая 12а, 5"],
  ["house and flat by a hyphen", "Абая 12-5", "Абая 12, 5"],
  ["a leading zero says nothing", "Абая 012", "Абая 12"],
  ["punctuation does not matter", "Абая,12;(5)", "Абая 12 5"],
  ["a decomposed letter is the same letter", "Абай".normalize("NFD"), "Абай"],
])("%s: «%s» is «%s»", (_what, one, other) => expect(folded(one)).toBe(folded(other)));

test.each<[one: string, other: string]>([
  ["Абая 12", "Абая 120"],
  ["Абая 12", "Абая 12а"],
  ["Абая 12", "Абая 12/1"],
  ["Абая 12а", "Абая 12б"],
  ["Абая 1, кв. 2", "Абая 12"],
])("«%s» and «%s» are two houses", (one, other) => expect(folded(one)).not.toBe(folded(other)));

test("«12 к 5» is house 12, flat 5, and «12 г. Астана» no house 12г", () => {
  expect(foldTyped("д 12 к 5").numbers).toEqual(["00012", "00005"]);
  expect(foldTyped("Абая 12 г. Астана").numbers).toEqual(["00012"]);
});

test("an address is kept as the words of both languages and its numbers in order", () => {
  const kept = foldAddress(
    "Астана қаласы, Бейбітшілік көшесі, 12 үй, 5 пәтер",
    "г. Астана, ул. Мира, д. 12, кв. 5",
  );
  expect(kept).toBe("астана бейбитшилик мира | 00012 00005");
});

test("house 12, flat 12 has two numbers", () => {
  expect(foldAddress("Абай, 12 үй, 12 пәтер", "Абая, д. 12, кв. 12")).toBe("абай абая | 00012 00012*2");
});

test("whatever is typed, folding what was folded changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (typed) => {
      const { words } = foldTyped(typed);
      expect(foldTyped(words.join(" ")).words).toEqual(words);
    }),
  );
});

test.each<[typed: string, word: string, apart: boolean]>([
  ["кабонбай", "кабанбай", true],
  ["кабнбай", "кабанбай", true],
  ["каббанбай", "кабанбай", true],
  ["кабнабай", "кабанбай", true],
  ["кабанбйа", "кабанбай", true],
  ["кабанбаай", "кабанбай", true],
  ["обай", "абай", true],
  ["абайй", "абай", true],
  ["кбан", "кабанбай", true],
  ["кобонбай", "кабанбай", false],
  ["ел", "ал", false],
  ["сарыарка", "кабанбай", false],
])("«%s» for «%s»: one typo at most? %s", (typed, word, apart) =>
  expect(isOneTypoApart(typed, word)).toBe(apart),
);

test("«көшес» is a street being typed, «абай» is not", () => {
  expect(beginsTypeWord("кошес")).toBe(true);
  expect(beginsTypeWord("абай")).toBe(false);
});
