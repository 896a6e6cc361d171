import type { Text } from "../../subgraphs/shared/text/language.ts";

/** Someone a developer can be: a role and, of the named cast, whose number goes with it. */
export interface Persona {
  readonly key: string;
  readonly role: "citizen" | "leb_officer" | "service_centre_operator" | "analyst";
  readonly who: Text;
}

type Row = readonly [key: string, kk: string, ru: string, en: string];

const citizens: readonly Row[] = [
  ["owner", "пәтердің жалғыз иесі", "единственный собственник квартиры", "sole owner of a flat"],
  ["stranger", "баспанасы жоқ ересек", "взрослый без своего жилья", "adult who owns nothing"],
  ["coOwnerA", "ортақ пәтердің иесі", "совладелец квартиры", "co-owner of a shared flat"],
  [
    "coOwnerB",
    "ортақ пәтердің екінші иесі",
    "второй совладелец той же квартиры",
    "the other co-owner of that flat",
  ],
  [
    "ownerNoPhone",
    "телефоны тіркелмеген меншік иесі",
    "собственник без привязанного телефона",
    "owner without a linked phone",
  ],
  ["parent", "үш баланың ата-анасы", "родитель троих детей", "parent of three"],
  ["child15", "15 жастағы бала", "ребёнок 15 лет", "child of 15"],
  ["youth16", "16 жастағы жасөспірім", "подросток 16 лет", "youth of 16"],
  ["youth17", "17 жастағы жасөспірім", "подросток 17 лет", "youth of 17"],
  ["guardian", "екі ересектің қорғаншысы", "опекун двоих взрослых", "guardian of two adults"],
  [
    "wardLimited",
    "әрекет қабілеті шектелген ересек",
    "ограниченно дееспособный",
    "adult of limited capacity",
  ],
  [
    "noPhone",
    "телефоны тіркелмеген ересек",
    "взрослый без привязанного телефона",
    "adult without a linked phone",
  ],
  ["foreigner", "шетелдік", "иностранец", "not a citizen"],
  [
    "tenant",
    "мемлекеттік тұрғынжайдың жалдаушысы",
    "наниматель государственного жилья",
    "tenant of a state rental flat",
  ],
  [
    "named",
    "жалдау шартында аталған адам",
    "названный в договоре найма",
    "person named in the tenant's contract",
  ],
  [
    "notNamed",
    "жалдау шартында аталмаған адам",
    "не названный в договоре найма",
    "person the contract does not name",
  ],
  [
    "tenantExpired",
    "шарты кеше біткен жалдаушы",
    "наниматель, чей договор истёк вчера",
    "tenant whose contract ended yesterday",
  ],
];

const officials: readonly (readonly [Persona["role"], ...Row])[] = [
  [
    "leb_officer",
    "officerAstana",
    "Астана әкімдігінің қызметкері",
    "сотрудник акимата Астаны",
    "officer of the local executive body, Astana",
  ],
  [
    "leb_officer",
    "officerAlmaty",
    "Алматы әкімдігінің қызметкері",
    "сотрудник акимата Алматы",
    "officer of the local executive body, Almaty",
  ],
  ["service_centre_operator", "operator", "ХҚКО операторы", "оператор ЦОН", "operator of a service centre"],
  ["analyst", "analyst", "талдаушы", "аналитик", "analyst: counts only"],
];

const persona = (role: Persona["role"], [key, kk, ru, en]: Row): Persona => ({
  key,
  role,
  who: { kk, ru, en },
});

/** Whom the login page of development offers. */
export const personas: readonly Persona[] = [
  ...citizens.map((row) => persona("citizen", row)),
  ...officials.map(([role, ...row]) => persona(role, row)),
];
