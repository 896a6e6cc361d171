import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { append, noAudit } from "./byHand/audit.ts";
import { openByHand } from "./byHand/databases.ts";
import { steps } from "./byHand/life.ts";
import { reads } from "./byHand/reads.ts";

/**
 * The floor: the same answers by hand. node:http, the same driver, one prepared statement per register and level, joined
 * in maps; no GraphQL and no rights. The caller stands in a header and is believed. With AUDIT it also appends the records
 * of what it has shown, of the same persons, before it answers.
 */
const [port, ...urls] = process.argv.slice(2);
const databases = openByHand(urls, Number(process.env["CONNECTIONS"]));
const appended = process.env["AUDIT"] === "on" ? append : noAudit;

interface Asked {
  readonly operationName: string;
  readonly variables: Record<string, string>;
}

async function answer({ operationName, variables }: Asked, who: string): Promise<object> {
  const step = steps[operationName];
  if (step) return step(variables, who, databases);
  const read = reads[operationName];
  if (!read) throw new Error("not known by hand");
  return read({ variables, who, databases, append: appended });
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const asked = JSON.parse(Buffer.concat(parts).toString()) as Asked;
  const text = JSON.stringify({ data: await answer(asked, String(request.headers["x-who"])) });
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
