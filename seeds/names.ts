import type { PersonRecord } from "../subgraphs/population/importRecords.ts";
import {
  femaleGiven,
  maleGiven,
  slavicFemale,
  slavicMale,
  slavicSurnames,
  surnameEndings,
  surnameStems,
} from "./dictionaries/names.ts";
import { about, inThousand, pick } from "./mix.ts";

export type Sex = PersonRecord["sex"];
/** The part of a person's record that is the name, in its spellings. */
export type NameFields = Pick<
  PersonRecord,
  "surname" | "given" | "patronymic" | "surnameRu" | "givenRu" | "patronymicRu"
>;

// prettier-ignore
const russianLetters: Readonly<Record<string, string>> = {
  ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и",
  Ә: "А", Ғ: "Г", Қ: "К", Ң: "Н", Ө: "О", Ұ: "У", Ү: "У", Һ: "Х", І: "И",
};
/** A Kazakh name as Russian documents spell it: «Нұрлан» → «Нурлан». */
export const inRussian = (name: string) =>
  name.replace(/[әғқңөұүһі]/giu, (letter) => russianLetters[letter] ?? letter);

const different = (ru: string, kk: string) => (ru === kk ? null : ru);

/** A Kazakh name whole, from the man's form of the surname and the father's given name. */
export function kazakhName(sex: Sex, surname: string, given: string, father: string): NameFields {
  const own = sex === "FEMALE" ? `${surname}а` : surname;
  const patronymic = `${father}${sex === "FEMALE" ? "қызы" : "ұлы"}`;
  const patronymicRu = inRussian(father) + (sex === "FEMALE" ? "овна" : "ович");
  return {
    surname: own,
    given,
    patronymic,
    surnameRu: different(inRussian(own), own),
    givenRu: different(inRussian(given), given),
    patronymicRu,
  };
}

function slavicName(sex: Sex, family: number, person: number, father: number): NameFields {
  const man = pick(slavicSurnames, about.surname, family);
  const [, son, daughter] = pick(slavicMale, about.father, father);
  const male = sex === "MALE";
  return {
    surname: male ? man : feminine(man),
    given: male ? pick(slavicMale, about.given, person)[0] : pick(slavicFemale, about.given, person),
    patronymic: male ? son : daughter,
    surnameRu: null,
    givenRu: null,
    patronymicRu: null,
  };
}

function feminine(surname: string): string {
  return surname
    .split("-")
    .map((part) =>
      part.endsWith("ий") || part.endsWith("ой")
        ? `${part.slice(0, -2)}ая`
        : /[вн]$/.test(part)
          ? `${part}а`
          : part,
    )
    .join("-");
}

/** The name of somebody in a family; who has the same `father` is told to be of the same father. */
export function nameOf(sex: Sex, family: number, person: number, father: number): NameFields {
  if (inThousand(180, about.slavic, family)) return slavicName(sex, family, person, father);
  const surname = pick(surnameStems, about.surname, family) + pick(surnameEndings, about.slavic, family);
  const given =
    sex === "FEMALE" ? pick(femaleGiven, about.given, person) : pick(maleGiven, about.given, person);
  return kazakhName(sex, surname, given, pick(maleGiven, about.father, father));
}
