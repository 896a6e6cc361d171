import type { Language, Purpose, RegisterName, Role } from "../call.ts";
import { regionOf } from "../regions.ts";
import { fill, say, type Text } from "../text/language.ts";
import type { AuditKind, auditRecords } from "./tables.ts";

export type ReaderKind = "CITIZEN" | "OFFICER" | "OPERATOR" | "SERVICE";

/** Readers as the access log names them; a role that is not here is not shown. */
export const readerKinds: Readonly<Partial<Record<string, ReaderKind>>> = {
  citizen: "CITIZEN",
  leb_officer: "OFFICER",
  service_centre_operator: "OPERATOR",
  service: "SERVICE",
} satisfies Partial<Record<Role, ReaderKind>>;

type Row = Pick<
  typeof auditRecords.$inferSelect,
  "kind" | "purpose" | "readerRole" | "readerBody" | "readerKato"
>;

/** Who it was, in words: an official's body, never his name or number. */
export function readerText(
  { readerRole, readerBody, readerKato }: Row,
  register: RegisterName,
  language: Language,
): string {
  if (readerRole === "leb_officer") {
    const region = regionOf(readerKato ?? "").name;
    return say(fill(readers.OFFICER, { region }), language);
  }
  if (readerRole === "service_centre_operator") return say(readers.OPERATOR, language);
  if (readerRole === "citizen") return say(readers.CITIZEN, language);
  const by = registers[readerBody ?? ""] ?? registers[register];
  return say(fill(readers.SERVICE, { register: by }), language);
}

/** For what it was, in words; what was not a read says what it was. */
export function purposeText({ kind, purpose, readerRole }: Row, language: Language): string {
  const forWhat = say(
    purpose === null ? withoutPurpose(readerRole) : (purposes[purpose] ?? notStated),
    language,
  );
  return kind === "READ" ? forWhat : `${say(acts[kind], language)}. ${forWhat}`;
}

const withoutPurpose = (role: string): Text => (role === "citizen" ? ofCitizen : notStated);

const readers = {
  CITIZEN: { kk: "Басқа азамат", ru: "Другой гражданин", en: "Another citizen" },
  OFFICER: {
    kk: "Жергілікті атқарушы органның қызметкері, {region}",
    ru: "Сотрудник местного исполнительного органа, {region}",
    en: "An officer of the local executive body, {region}",
  },
  OPERATOR: {
    kk: "Халыққа қызмет көрсету орталығының операторы",
    ru: "Оператор центра обслуживания населения",
    en: "An operator of a public service centre",
  },
  SERVICE: { kk: "{register}", ru: "{register}", en: "{register}" },
} as const satisfies Record<ReaderKind, Text>;

const registers: Readonly<Record<RegisterName, Text> & Partial<Record<string, Text>>> = {
  population: { kk: "Халық тіркелімі", ru: "Регистр населения", en: "The population register" },
  property: {
    kk: "Жылжымайтын мүлік тіркелімі",
    ru: "Регистр недвижимости",
    en: "The property register",
  },
  rental: {
    kk: "Мемлекеттік тұрғын үйді жалдау тіркелімі",
    ru: "Регистр найма государственного жилья",
    en: "The register of state rental housing",
  },
  registration: {
    kk: "Тұрғылықты жері бойынша тіркеу қызметі",
    ru: "Служба регистрации по месту жительства",
    en: "The service of registration at the place of residence",
  },
};

const purposes: Readonly<Partial<Record<string, Text>>> = {
  RENTAL_TENANT_CHECK: {
    kk: "Мемлекеттік тұрғын үйді жалдаушыларды тексеру",
    ru: "Проверка нанимателей государственного жилья",
    en: "A check of tenants of state housing",
  },
  SERVICE_CENTRE_RECEPTION: {
    kk: "Халыққа қызмет көрсету орталығында қабылдау",
    ru: "Приём в центре обслуживания населения",
    en: "A reception at a public service centre",
  },
  RESIDENCE_REGISTRATION: {
    kk: "Тұрғылықты жері бойынша тіркеу",
    ru: "Регистрация по месту жительства",
    en: "Registration at the place of residence",
  },
} satisfies Record<Purpose, Text>;

const ofCitizen: Text = {
  kk: "Өз ісі бойынша: тұрғынжайы, шарты немесе отбасы ортақ адамның сұрауы, не соған әрекет",
  ru: "По собственному делу: запрос того, с кем общее жильё, договор или семья, либо попытка",
  en: "On his own account: somebody who shares a home, a contract or a family, or tried to",
};
const notStated: Text = {
  kk: "Мақсаты көрсетілмеген",
  ru: "Цель не указана",
  en: "No purpose was stated",
};

const acts: Readonly<Record<Exclude<AuditKind, "READ">, Text>> = {
  DECISION: { kk: "Шешім қабылданды", ru: "Принято решение", en: "A decision was made" },
  SIGNATURE: { kk: "Қол қойылды", ru: "Поставлена подпись", en: "A signature was given" },
  CONSENT: { kk: "Келісім туралы жауап берілді", ru: "Дан ответ о согласии", en: "Consent was answered" },
  CHANGE: { kk: "Деректер өзгертілді", ru: "Данные изменены", en: "Data was changed" },
};
