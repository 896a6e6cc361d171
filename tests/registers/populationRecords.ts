import type { Sql } from "postgres";

/** A person as a test needs him; what it does not say is an adult man of Kazakhstan. */
export interface PersonRecord {
  readonly iin: string;
  readonly surname?: string;
  readonly given?: string;
  readonly patronymic?: string;
  readonly russian?: readonly [surname: string, given: string, patronymic: string];
  readonly born?: string;
  readonly died?: string;
  readonly phone?: string;
  readonly valid?: boolean;
  readonly court?: readonly { status: "LIMITED" | "INCAPABLE"; since: string; until?: string }[];
  readonly acting?: readonly { iin: string; kind: string; since: string; until?: string }[];
  readonly lives?: readonly { rka: string; since: string; until?: string }[];
}

/** Writes persons, with everything that hangs on them, into a population database. */
export async function populate(sql: Sql, people: readonly PersonRecord[]): Promise<void> {
  await insert(sql, "persons", people.map(personRow));
  await insert(
    sql,
    "phones",
    people.flatMap(({ iin, phone }) => (phone ? [{ iin, phone }] : [])),
  );
  await insert(
    sql,
    "capacity_decisions",
    people.flatMap(({ iin, court = [] }) =>
      court.map((one) => ({ iin, until: null, court: "Сот", number: "1", ...one })),
    ),
  );
  await insert(
    sql,
    "representations",
    people.flatMap(({ iin, acting = [] }) =>
      acting.map(({ iin: representative, kind, since, until = null }, position) => {
        return { iin, representative, kind, since, until, position };
      }),
    ),
  );
  await insert(
    sql,
    "residences",
    people.flatMap(({ iin, lives = [] }) => lives.map((one) => ({ iin, until: null, ...one }))),
  );
}

function personRow(person: PersonRecord) {
  const [surnameRu, givenRu, patronymicRu] = person.russian ?? [null, null, null];
  return {
    iin: person.iin,
    surname: person.surname ?? "Ойдан",
    given: person.given ?? "Шығарылған",
    patronymic: person.patronymic ?? null,
    surname_ru: surnameRu,
    given_ru: givenRu,
    patronymic_ru: patronymicRu,
    surname_latin: "OIDAN",
    given_latin: "SHYGARYLGAN",
    birth_date: person.born ?? "1980-05-05",
    death_date: person.died ?? null,
    sex: "MALE",
    citizenship: "KAZ",
    valid: person.valid ?? true,
  };
}

/** A thousand rows at a time: a statement has at most 65,534 parameters. */
export async function insert(
  sql: Sql,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  for (let place = 0; place < rows.length; place += 1_000)
    await sql`insert into ${sql(table)} ${sql(rows.slice(place, place + 1_000))}`;
}
