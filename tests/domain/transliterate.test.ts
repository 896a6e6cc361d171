import { expect, test } from "vitest";
import { transliterate } from "../../subgraphs/shared/domain/transliterate.ts";

test.each<[name: string, latin: string]>([
  ["Ерлан", "Yerlan"],
  ["Жұмабай", "Zhumabay"],
  ["Әсем Өтеген", "Asem Otegen"],
  ["Қайрат Ғани", "Kayrat Gani"],
  ["Шыңғыс", "Shyngys"],
  ["Сергеевич", "Sergeyevich"],
  ["Афанасьев", "Afanasyev"],
  ["Щукина", "Shchukina"],
  ["ЖАННА", "ZHANNA"],
  ["Ли", "Li"],
  ["Ким-Юн", "Kim-Yun"],
  ["Schmidt", "Schmidt"],
  ["", ""],
])("%s is written %s", (name, latin) => expect(transliterate(name)).toBe(latin));

test("no Cyrillic letter of Kazakh or Russian is left over", () => {
  const alphabet = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
  expect(transliterate(alphabet + alphabet.toUpperCase())).toMatch(/^[A-Za-z]+$/);
});
