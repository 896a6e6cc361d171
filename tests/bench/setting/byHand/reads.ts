import { decide } from "../../../../subgraphs/registration/domain/decide.ts";
import { ruleSetOn } from "../../../../subgraphs/registration/domain/ruleSet.ts";
import type { Append } from "./audit.ts";
import type { Opened } from "./databases.ts";
import { factsOf, type Asked } from "./facts.ts";

/** One question: its variables, and who asks: a citizen's number, an officer's territory. */
interface Question {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly who: string;
  readonly databases: Opened;
  readonly append: Append;
}

/** The operations that are answered by hand, under the names of their documents. */
export const reads: Readonly<Record<string, (question: Question) => Promise<object>>> = {
  Status: status,
  Person: person,
  Contracts: contracts,
  Eligibilities: eligibilities,
};

const today = new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10);

async function status({ variables, who, databases: { registration } }: Question): Promise<object> {
  const [row] = await registration`
    select id, number, status from applications
    where id = ${String(variables["id"])} and (applicant = ${who} or person = ${who})`;
  return { application: row ?? null };
}

async function person({ who: iin, databases: { population } }: Question): Promise<object> {
  const [row] = await population`
    select iin, surname, given, patronymic, birth_date, death_date, valid from persons where iin = any(${[iin]}::text[])`;
  if (!row) return { me: null };
  const { birth_date: birthDate, death_date: death } = row;
  return {
    me: { iin, name: { full: full(row) }, birthDate, lifeStatus: death === null ? "ALIVE" : "DECEASED" },
  };
}

async function contracts({ who: kato, databases, append }: Question): Promise<object> {
  const { rental, population } = databases;
  const rows = await rental`
    select contracts.id, number, rka, tenant, to_day, status, coalesce((
      select json_agg(json_build_object('iin', one.iin, 'relation', one.relation) order by one.position)
      from named_persons one where one.contract_id = contracts.id), '[]') as named
    from contracts join bodies on bodies.bin = contracts.bin
    where starts_with(bodies.kato, ${kato.replace(/(00)+$/, "").replace(/0+$/, "")})
    order by from_day desc, contracts.id desc limit 21`;
  const page = rows.slice(0, 20);
  const people = [
    ...new Set(
      page.flatMap(({ tenant, named }) => [tenant, ...named.map((one: { iin: string }) => one.iin)]),
    ),
  ] as string[];
  const tenants = [...new Set(page.map(({ tenant }) => tenant as string))];
  const officer = { readerRole: "leb_officer", readerKato: kato, purpose: "RENTAL_TENANT_CHECK" };
  const [names, homes, dwellings] = await Promise.all([
    population`select iin, surname, given, patronymic from persons where iin = any(${people}::text[])`,
    population`select distinct on (iin) iin, rka from residences where iin = any(${tenants}::text[])
      and since <= ${today}::date and (until is null or until >= ${today}::date) order by iin, since desc, id desc`,
    addresses(
      databases,
      page.map(({ rka }) => rka as string),
    ),
    append(rental, officer, people, contractFields),
    append(population, officer, people, ["Person.name", "Person.residence"]),
  ]);
  const homesOf = new Map(homes.map(({ iin, rka }) => [iin, rka as string]));
  const homeAddresses = await addresses(databases, [...new Set(homesOf.values())]);
  const namesOf = new Map(names.map((row) => [row["iin"], { full: full(row) }]));
  const dwelling = (known: Map<string, string>, rka: string) => ({ rka, address: known.get(rka) });
  return {
    rentalContracts: {
      nodes: page.map(({ id, number, rka, tenant, to_day: to, status: recorded, named }) => ({
        id,
        number,
        status: recorded === "IN_FORCE" && to !== null && to < today ? "EXPIRED" : recorded,
        dwelling: dwellings.has(rka) ? dwelling(dwellings, rka) : null,
        tenant: namesOf.has(tenant)
          ? {
              name: namesOf.get(tenant),
              residence: homesOf.has(tenant)
                ? { dwelling: dwelling(homeAddresses, homesOf.get(tenant)!) }
                : null,
            }
          : null,
        namedPersons: named.map(({ iin, relation }: { iin: string; relation: string }) => ({
          relation,
          person: namesOf.has(iin) ? { name: namesOf.get(iin) } : null,
        })),
      })),
    },
  };
}

const contractFields = ["id", "number", "status", "dwelling", "tenant", "namedPersons"].map(
  (field) => `RentalContract.${field}`,
);

async function addresses({ property }: Opened, rkas: readonly string[]): Promise<Map<string, string>> {
  const rows = await property`select rka, address_kk from dwellings where rka = any(${rkas}::text[])`;
  return new Map(rows.map(({ rka, address_kk: address }) => [rka as string, address as string]));
}

/** The facts by hand; they are decided by the product's own rules, so that the answers can be compared. */
async function eligibilities({ variables, who: kato, databases, append }: Question): Promise<object> {
  const inputs = variables["inputs"] as readonly Asked[];
  const rules = ruleSetOn(today);
  if (!rules) throw new Error("no rules for today");
  const facts = await factsOf(inputs, today, rules, databases, append);
  const concerned = [...new Set(inputs.flatMap(({ applicant, person: one }) => [applicant, one]))];
  const officer = { readerRole: "leb_officer", readerKato: kato, purpose: "RENTAL_TENANT_CHECK" };
  await append(databases.registration, officer, concerned, ["Query.eligibility"]);
  return {
    eligibilities: facts.map((one) => {
      const { outcome, consentsRequired } = decide(rules, one);
      return { outcome, consentsRequired };
    }),
  };
}

const full = ({ surname, given, patronymic }: Record<string, string | null>) =>
  [surname, given, patronymic].filter(Boolean).join(" ");
