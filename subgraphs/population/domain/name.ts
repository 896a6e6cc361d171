/** A person's name as the register spells it: Kazakh, Russian where that differs, Latin. */
export interface Name {
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly surnameRu: string | null;
  readonly givenRu: string | null;
  readonly patronymicRu: string | null;
  readonly surnameLatin: string;
  readonly givenLatin: string;
}

/** Surname and given name in Latin letters, as in the passport. */
export function latinName({ surnameLatin, givenLatin }: Name): string {
  return joined(surnameLatin, givenLatin);
}

/** Surname, given name and patronymic, in the order in which a name is written. */
export function fullName(name: Name, language: "KK" | "RU" | "EN"): string {
  if (language === "EN") return latinName(name);
  const { surname, given, patronymic } = name;
  if (language === "KK") return joined(surname, given, patronymic);
  return joined(name.surnameRu ?? surname, name.givenRu ?? given, name.patronymicRu ?? patronymic);
}

// A person with a single name has no given name to write.
const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(" ");
