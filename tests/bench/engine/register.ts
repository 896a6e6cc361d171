import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { applications, dwellings, persons, type SubgraphName } from "./graph.ts";
import { tell } from "./told.ts";

/**
 * A register of the benchmark, in a process of its own: no GraphQL, but each entity looked up by its key. Gateways name
 * variables as they like, and each document here has one at most.
 */
interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, string | readonly Representation[]>>;
}
interface Representation {
  readonly rka: string;
  readonly ref: string;
}

const byId = new Map(applications.map((application) => [application.id, application]));
const byRka = new Map(dwellings.map(({ rka, address, owners }) => [rka, { address, owners }]));
const byRef = new Map(persons.map(({ ref, name, lifeStatus }) => [ref, { name, lifeStatus }]));

const answers: Readonly<Record<SubgraphName, (asked: Asked) => object>> = {
  registration({ query, variables }) {
    if (query.includes("applications")) return { applications };
    const [id] = Object.values(variables ?? {});
    const found = byId.get(typeof id === "string" ? id : (/"([^"]+)"/.exec(query)?.[1] ?? ""));
    return { application: found ? { id: found.id, number: found.number, status: found.status } : null };
  },
  property: (asked) => ({ _entities: representationsOf(asked).map(({ rka }) => byRka.get(rka) ?? null) }),
  population: (asked) => ({ _entities: representationsOf(asked).map(({ ref }) => byRef.get(ref) ?? null) }),
};

function representationsOf({ variables = {} }: Asked): readonly Representation[] {
  const [representations = []] = Object.values(variables);
  return typeof representations === "string" ? [] : representations;
}

async function bodyOf(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Asked;
}

const answer = answers[process.argv[2] as SubgraphName];
const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  void bodyOf(request).then((asked) => {
    const text = JSON.stringify({ data: answer(asked) });
    response.writeHead(200, {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(text),
    });
    response.end(text);
  });
});
server.listen(0, "127.0.0.1", () => {
  tell(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
});
