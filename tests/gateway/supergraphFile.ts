import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { graphql, type GraphQLSchema } from "graphql";
import { createHandler } from "graphql-sse/lib/use/http";
import { composeSupergraph } from "../../gateway/supergraph.ts";
import { schemaOf, type Invented } from "./world.ts";

/** A subgraph that has nothing to do with this project: graphql-js behind a path of its own. */
export interface StrangersSubgraph {
  readonly url: string;
  /** The headers of the last call. */
  headers: IncomingMessage["headers"];
  /** Milliseconds before each answer. */
  pause: number;
  close(): void;
}

export async function openSubgraph(invented: Invented, path: string): Promise<StrangersSubgraph> {
  const schema = schemaOf(invented);
  const events = createHandler({ schema });
  const server = createServer((request, response) => {
    opened.headers = request.headers;
    const takesEvents = request.headers.accept?.includes("event-stream");
    response.statusCode = request.url === path ? 200 : 404;
    void (takesEvents ? events(request, response) : answer(schema, opened, request, response));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const opened: StrangersSubgraph = {
    url: `http://127.0.0.1:${port}${path}`,
    headers: {},
    pause: 0,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return opened;
}

async function answer(
  schema: GraphQLSchema,
  { pause }: StrangersSubgraph,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
  const result = await graphql({ schema, source: query, variableValues: variables });
  await new Promise((resolve) => setTimeout(resolve, pause));
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(result));
}

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n`;

/** A supergraph in a file that can be replaced, as a deployment replaces it. */
export function supergraphFile(subgraphs: Record<string, { sdl: string; url: string }>) {
  const folder = mkdtempSync(join(tmpdir(), "mekenjai-supergraph-"));
  const file = join(folder, "supergraph.graphql");
  const last = Object.keys(subgraphs).at(-1);
  /** The supergraph; `more` is added to its last subgraph. */
  const composed = (more = "") =>
    composeSupergraph(
      Object.entries(subgraphs).map(([name, { sdl, url }]) => ({
        name,
        url,
        sdl: `${link}${sdl}${name === last ? more : ""}`,
      })),
    );
  const write = (text: string) => {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  };
  write(composed());
  return { file, composed, write, remove: () => rmSync(folder, { recursive: true }) };
}
