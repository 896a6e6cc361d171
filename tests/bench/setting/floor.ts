import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Sql } from "postgres";
import { connect } from "../../../subgraphs/shared/database/connect.ts";

/**
 * The floor: the same answers by hand. node:http, the same driver and pool, one prepared statement per register and
 * level, joined in maps; no GraphQL, no rights, no audit. The caller stands in a header and is believed.
 */
const [populationUrl, propertyUrl, rentalUrl, registrationUrl, port] = process.argv.slice(2);

const days = { date: { to: 1082, from: [1082], serialize: String, parse: (text: string) => text } };
const open = (url: string | undefined): Sql => connect(url ?? "", { max: 2, types: days });
const population = open(populationUrl);
const property = open(propertyUrl);
const rental = open(rentalUrl);
const registration = open(registrationUrl);
const today = new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10);

interface Asked {
  readonly operationName: string;
  readonly variables: Record<string, string>;
}

const answers: Record<string, (asked: Asked, who: string) => Promise<object>> = {
  Status: ({ variables: { id = "" } }, who) => status(id, who),
  Person: (_asked, who) => person(who),
  Contracts: (_asked, who) => contracts(who),
};

async function status(id: string, who: string): Promise<object> {
  const [row] = await registration`
    select id, number, status from applications where id = ${id} and (applicant = ${who} or person = ${who})`;
  return { application: row ?? null };
}

async function person(iin: string): Promise<object> {
  const [row] = await population`
    select iin, surname, given, patronymic, birth_date, death_date, valid from persons where iin = any(${[iin]}::text[])`;
  if (!row) return { me: null };
  const { birth_date: birthDate, death_date: death } = row;
  return {
    me: { iin, name: { full: full(row) }, birthDate, lifeStatus: death === null ? "ALIVE" : "DECEASED" },
  };
}

async function contracts(kato: string): Promise<object> {
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
  ];
  const tenants = [...new Set(page.map(({ tenant }) => tenant as string))];
  const [names, homes, dwellings] = await Promise.all([
    population`select iin, surname, given, patronymic from persons where iin = any(${people}::text[])`,
    population`select distinct on (iin) iin, rka from residences where iin = any(${tenants}::text[])
      and since <= ${today}::date and (until is null or until >= ${today}::date) order by iin, since desc, id desc`,
    addresses(page.map(({ rka }) => rka as string)),
  ]);
  const homesOf = new Map(homes.map(({ iin, rka }) => [iin, rka as string]));
  const homeAddresses = await addresses([...new Set(homesOf.values())]);
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

async function addresses(rkas: string[]): Promise<Map<string, string>> {
  const rows = await property`select rka, address_kk from dwellings where rka = any(${rkas}::text[])`;
  return new Map(rows.map(({ rka, address_kk: address }) => [rka as string, address as string]));
}

const full = ({ surname, given, patronymic }: Record<string, string | null>) =>
  [surname, given, patronymic].filter(Boolean).join(" ");

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const asked = JSON.parse(Buffer.concat(parts).toString()) as Asked;
  const data = await answers[asked.operationName]!(asked, String(request.headers["x-who"]));
  const text = JSON.stringify({ data });
  response.writeHead(200, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}

createServer((request, response) => {
  if (request.url === "/readyz") return void response.end("ok");
  serve(request, response).catch((error: unknown) => {
    response.writeHead(500).end(String(error));
  });
}).listen(Number(port), "127.0.0.1");
