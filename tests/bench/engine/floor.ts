import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "undici";
import { tell } from "./told.ts";

/**
 * The floor: the same calls to the same registers written by hand, with node:http in front and undici behind, and
 * nothing else: no GraphQL, no limits, no deadline, no checks of what comes back. Its documents are those of our plan.
 */
interface Documents {
  readonly urls: Readonly<Record<"registration" | "property" | "population", string>>;
  readonly applications: string;
  readonly dwellings: string;
  readonly persons: string;
  readonly application: string;
}
const { urls, ...documents } = JSON.parse(process.argv[2] ?? "") as Documents;

function wayTo(url: string) {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections: 32 });
  const headers = { "content-type": "application/json", accept: "application/json" };
  return (body: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      pool.dispatch(
        { path, method: "POST", headers, body },
        {
          onRequestStart: () => undefined,
          onResponseStart: () => undefined,
          onResponseData: (_controller, chunk) => void chunks.push(chunk),
          onResponseEnd: () => resolve(JSON.parse(Buffer.concat(chunks).toString())),
          onResponseError: (_controller, error) => reject(error),
        },
      );
    });
}

const [askRegistration, askProperty, askPopulation] = [
  wayTo(urls.registration),
  wayTo(urls.property),
  wayTo(urls.population),
];

const headOf = (query: string) => `{"query":${JSON.stringify(query)},"variables":`;
const rootBody = (query: string) => `${headOf(query)}{}}`;
const heads = { dwellings: headOf(documents.dwellings), persons: headOf(documents.persons) };
const bodies = {
  applications: rootBody(documents.applications),
  application: rootBody(documents.application),
};

interface Application {
  id: string;
  number: string;
  status: string;
  dwelling: { rka: string };
}
interface Dwelling {
  address: string;
  owners: { share: string; person: { ref: string } }[];
}
interface Person {
  name: string;
  lifeStatus: string;
}
interface Answer<Data> {
  data: Data;
}

async function threeHops(): Promise<object> {
  const first = (await askRegistration(bodies.applications)) as Answer<{ applications: Application[] }>;
  const { applications } = first.data;
  const rkas = [...new Set(applications.map(({ dwelling }) => dwelling.rka))];
  const dwellings = await entities<Dwelling>(askProperty, heads.dwellings, "Dwelling", "rka", rkas);
  const refs = new Set<string>();
  for (const { owners } of dwellings.values()) for (const { person } of owners) refs.add(person.ref);
  const persons = await entities<Person>(askPopulation, heads.persons, "Person", "ref", [...refs]);
  return {
    applications: applications.map(({ id, number, status, dwelling: { rka } }) => {
      const { address, owners } = dwellings.get(rka)!;
      const named = owners.map(({ share, person }) => {
        const { name, lifeStatus } = persons.get(person.ref)!;
        return { share, person: { name, lifeStatus } };
      });
      return { id, number, status, dwelling: { rka, address, owners: named } };
    }),
  };
}

async function entities<Entity>(
  ask: (body: string) => Promise<unknown>,
  head: string,
  __typename: string,
  key: string,
  values: readonly string[],
): Promise<Map<string, Entity>> {
  const representations = values.map((value) => ({ __typename, [key]: value }));
  const answer = (await ask(`${head}${JSON.stringify({ representations })}}`)) as Answer<{
    _entities: Entity[];
  }>;
  return new Map(answer.data._entities.map((entity, at) => [values[at]!, entity]));
}

async function oneRegister(): Promise<object> {
  return ((await askRegistration(bodies.application)) as Answer<object>).data;
}

async function bodyOf(request: IncomingMessage): Promise<{ query: string }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as { query: string }));
    request.on("error", reject);
  });
}

const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  void bodyOf(request)
    .then(({ query }) => (query.includes("applications") ? threeHops() : oneRegister()))
    .then((data) => {
      const text = JSON.stringify({ data });
      response.writeHead(200, {
        "content-type": "application/json; charset=utf-8",
        "content-length": Buffer.byteLength(text),
      });
      response.end(text);
    });
});
server.listen(0, "127.0.0.1", () => {
  tell(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
