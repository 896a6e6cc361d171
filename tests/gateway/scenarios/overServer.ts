import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { execute, parse, type GraphQLSchema } from "graphql";
import { createHandler } from "graphql-sse/lib/use/http";
import { overHttp } from "../../../gateway/transport/overHttp.ts";
import type { Transport } from "../../../gateway/transport/transport.ts";
import { maskErrors } from "../../../subgraphs/shared/execute.ts";
import { schemaOf, type Invented } from "../world.ts";

/** A register behind a real server, interpreted by graphql-js; without one, a server that hangs up on everybody. */
export async function overServer(
  name: string,
  invented: Invented | undefined,
): Promise<{ way: Transport; close: () => Promise<void> }> {
  const server = createServer(invented ? serving(schemaOf(invented), name) : hangingUp);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const way = overHttp({
    register: name,
    url: `http://127.0.0.1:${port}/graphql`,
    sign: () => "token",
  });
  return { way, close: () => closed(server, way) };
}

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

const hangingUp: Answering = (request) => request.socket.destroy();

function serving(schema: GraphQLSchema, name: string): Answering {
  const stream = createHandler({ schema });
  return (request, response) => {
    if (request.url?.endsWith("/stream")) void stream(request, response);
    else void answer(schema, name, request, response);
  };
}

async function answer(
  schema: GraphQLSchema,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const asked = JSON.parse(Buffer.concat(chunks).toString()) as {
    query: string;
    variables: Record<string, unknown>;
  };
  const document = parse(asked.query);
  const { data, errors } = await execute({
    schema,
    document,
    variableValues: asked.variables,
    contextValue: {},
  });
  const masked = errors && { errors: maskErrors(errors, name, () => undefined) };
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ data, ...masked }));
}

async function closed(server: Server, way: Transport): Promise<void> {
  await way.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
