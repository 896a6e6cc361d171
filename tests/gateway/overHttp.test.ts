import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTcpServer, type AddressInfo } from "node:net";
import { createHandler } from "graphql-sse/lib/use/http";
import { afterEach, describe, expect, test } from "vitest";
import { overHttp } from "../../gateway/transport/overHttp.ts";
import { mostBytes } from "../../subgraphs/shared/client/post.ts";
import type { OperationKind, Transport } from "../../gateway/transport/transport.ts";
import { RegisterSilent } from "../../subgraphs/shared/register.ts";
import { four } from "./registers.ts";
import { callOf, schemaOf, world } from "./world.ts";

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

type Answering = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A register behind a real server, answering as told; counts what it was asked. */
async function registerAnswering(answer: Answering) {
  const heard: { body: string; headers: IncomingMessage["headers"]; at: string | undefined }[] = [];
  const server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      heard.push({ body, headers: request.headers, at: request.url });
      answer(request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const transport = overHttp({
    register: "population",
    url: `http://127.0.0.1:${port}/graphql`,
    sign: ({ requestId }, register) => `${register}-${requestId}`,
  });
  open.push(
    { close: () => (server.closeAllConnections(), server.close()) },
    { close: () => void transport.close() },
  );
  return { transport, heard, server, port };
}

const json = (response: ServerResponse, value: unknown, status = 200) => {
  response
    .writeHead(status, { "content-type": "application/json; charset=utf-8" })
    .end(JSON.stringify(value));
};
const ask = (transport: Transport, kind: OperationKind = "query", change = {}) =>
  Promise.resolve().then(() =>
    transport.prepare("{ me { name } }", undefined, kind)({ x: 1 }, callOf(change)),
  );
const silence = { name: "RegisterSilent", register: "population" };

describe("a register behind HTTP", () => {
  test("is asked with the call's own token, and its data comes back", async () => {
    const { transport, heard } = await registerAnswering((_request, response) => {
      json(response, { data: { me: null } });
    });
    expect(await ask(transport)).toEqual({ data: { me: null } });
    expect(JSON.parse(heard[0]?.body ?? "")).toEqual({ query: "{ me { name } }", variables: { x: 1 } });
    expect(heard[0]?.headers.authorization).toBe("Bearer population-r-1");
    expect(heard[0]?.at).toBe("/graphql");
  });

  test("keeps its connections", async () => {
    let connections = 0;
    const { transport, server } = await registerAnswering((_request, response) => {
      json(response, { data: {} });
    });
    server.on("connection", () => (connections += 1));
    for (let i = 0; i < 20; i++) await ask(transport);
    expect(connections).toBeLessThanOrEqual(2);
  });

  test("may refuse with 400 and say why", async () => {
    const refusal = { errors: [{ message: "x", extensions: { code: "QUERY_TOO_COMPLEX" } }] };
    const { transport } = await registerAnswering((_request, response) => {
      json(response, refusal, 400);
    });
    expect(await ask(transport)).toEqual(refusal);
  });

  test.each<[what: string, answer: Answering]>([
    [
      "answers HTML",
      (_request, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
    ],
    [
      "answers 500",
      (_request, response) => {
        json(response, { data: {} }, 500);
      },
    ],
    [
      "answers 401",
      (_request, response) => {
        json(response, { errors: [] }, 401);
      },
    ],
    ["redirects", (_request, response) => response.writeHead(302, { location: "/elsewhere" }).end()],
    [
      "sends half an answer and hangs up",
      (_request, response) => {
        response
          .writeHead(200, { "content-type": "application/json", "content-length": "100" })
          .write('{"data":');
        setTimeout(() => response.destroy(), 10);
      },
    ],
    [
      "sends text that is not JSON",
      (_request, response) => response.writeHead(200, { "content-type": "application/json" }).end("{data}"),
    ],
    [
      "sends a list",
      (_request, response) => {
        json(response, [{ data: {} }]);
      },
    ],
    [
      "sends errors that are none",
      (_request, response) => {
        json(response, { errors: "boom" });
      },
    ],
    [
      "reaches for prototypes",
      (_request, response) =>
        response.writeHead(200, { "content-type": "application/json" }).end('{"data":{"__proto__":{"x":1}}}'),
    ],
    [
      "announces more than may be read",
      (_request, response) => {
        response
          .writeHead(200, { "content-type": "application/json", "content-length": String(mostBytes + 1) })
          .write("{");
      },
    ],
    [
      "sends more than may be read without announcing it",
      (_request, response) => {
        response.writeHead(200, { "content-type": "application/json" });
        const chunk = Buffer.alloc(1024 * 1024, " ");
        const send = () => {
          if (!response.destroyed) response.write(chunk, () => setImmediate(send));
        };
        send();
      },
    ],
  ])("that %s is silent, and is not asked again", async (_what, answer) => {
    const { transport, heard } = await registerAnswering(answer);
    await expect(ask(transport)).rejects.toMatchObject(silence);
    expect(heard).toHaveLength(1);
  });

  test("that freezes is silent at the deadline, and its request is ended", async () => {
    let ended: () => void;
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const { transport, heard } = await registerAnswering((_request, response) =>
      response.on("close", () => {
        ended();
      }),
    );
    const before = Date.now();
    await expect(ask(transport, "query", { deadline: before + 100 })).rejects.toMatchObject(silence);
    expect(Date.now() - before).toBeLessThan(1_000);
    await end;
    expect(heard).toHaveLength(1);
  });

  test("that stops in the middle of its answer is silent at the deadline", async () => {
    const { transport } = await registerAnswering((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" }).write('{"data":');
    });
    await expect(ask(transport, "query", { deadline: Date.now() + 100 })).rejects.toMatchObject(silence);
  });

  test("that accepts no connection at all is silent at the deadline", async () => {
    const transport = overHttp({ register: "population", url: "http://192.0.2.1:9/graphql", sign: () => "" });
    await expect(ask(transport, "query", { deadline: Date.now() + 100 })).rejects.toMatchObject(silence);
  });

  test("hears at once when the client leaves", async () => {
    const leaving = new AbortController();
    let ended: () => void;
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const { transport } = await registerAnswering((_request, response) => {
      response.on("close", () => {
        ended();
      });
      leaving.abort();
    });
    await expect(ask(transport, "query", { signal: leaving.signal })).rejects.toBeInstanceOf(RegisterSilent);
    await end;
  });

  test("past the deadline, or after the client has left, nothing is sent", async () => {
    const { transport, heard } = await registerAnswering((_request, response) => {
      json(response, { data: {} });
    });
    await expect(ask(transport, "query", { deadline: Date.now() - 1 })).rejects.toMatchObject(silence);
    await expect(ask(transport, "query", { signal: AbortSignal.abort() })).rejects.toMatchObject(silence);
    expect(heard).toEqual([]);
  });
});

describe("a connection that breaks before any answer", () => {
  const breaking = () => {
    let left = 1;
    return registerAnswering((request, response) => {
      if (left-- > 0) request.socket.destroy();
      else json(response, { data: { me: null } });
    });
  };

  test("is tried once more for a read", async () => {
    const { transport, heard } = await breaking();
    expect(await ask(transport, "query")).toEqual({ data: { me: null } });
    expect(heard).toHaveLength(2);
  });

  test("is never tried again for a mutation: it may have been done", async () => {
    const { transport, heard } = await breaking();
    await expect(ask(transport, "mutation")).rejects.toMatchObject(silence);
    expect(heard).toHaveLength(1);
  });

  test("is not tried a third time", async () => {
    const { transport, heard } = await registerAnswering((request) => request.socket.destroy());
    await expect(ask(transport)).rejects.toMatchObject(silence);
    expect(heard).toHaveLength(2);
  });

  test("on a port where nobody listens is silence", async () => {
    const { transport, server } = await registerAnswering(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    await expect(ask(transport)).rejects.toMatchObject(silence);
  });
});

describe("the breaker", () => {
  test("after five failures leaves the register alone, and after two seconds lets one trial through", async () => {
    let isWell = false;
    const { transport, heard } = await registerAnswering((_request, response) => {
      json(response, { data: {} }, isWell ? 200 : 503);
    });
    for (let i = 0; i < 5; i++) await ask(transport).catch(() => undefined);
    expect(heard).toHaveLength(5);
    await expect(ask(transport)).rejects.toMatchObject(silence);
    expect(heard).toHaveLength(5);

    await new Promise((resolve) => setTimeout(resolve, 2_050));
    await Promise.allSettled([ask(transport), ask(transport), ask(transport)]);
    expect(heard).toHaveLength(6);
    await expect(ask(transport)).rejects.toMatchObject(silence);

    isWell = true;
    await new Promise((resolve) => setTimeout(resolve, 2_050));
    await ask(transport);
    await ask(transport);
    expect(heard).toHaveLength(8);
  });

  test("does not count clients who left", async () => {
    const { transport, heard } = await registerAnswering((_request, response) => {
      if (heard.length > 6) json(response, { data: {} });
    });
    for (let i = 0; i < 6; i++)
      await ask(transport, "query", { signal: AbortSignal.timeout(30) }).catch(() => undefined);
    expect(await ask(transport)).toEqual({ data: {} });
  });
});

describe("readiness", () => {
  test("is what the register's own /readyz says", async () => {
    let status = 503;
    const { transport, heard } = await registerAnswering((_request, response) =>
      response.writeHead(status).end(),
    );
    await expect(transport.ready()).rejects.toMatchObject(silence);
    status = 200;
    await transport.ready();
    expect(heard[0]?.at).toBe("/readyz");
  });
});

describe("events over HTTP", () => {
  const streaming = (schemaOfRegister = schemaOf(four["registration"] ?? { sdl: "" })) => {
    const handle = createHandler({ schema: schemaOfRegister });
    return createServer((request, response) => void handle(request, response));
  };
  const listen = async (server: { listen: Server["listen"]; address: Server["address"] }) => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return overHttp({ register: "registration", url: `http://127.0.0.1:${port}/graphql`, sign: () => "t" });
  };
  const query = "subscription ($id: ID!) { changed(id: $id) { id } }";

  test("come one by one until the register has no more", async () => {
    const server = streaming();
    open.push({ close: () => (server.closeAllConnections(), server.close()) });
    const transport = await listen(server);
    const seen: unknown[] = [];
    for await (const event of await transport.subscribe(query, undefined)({ id: "2" }, callOf()))
      seen.push(event.data);
    expect(seen).toEqual([{ changed: { id: "2" } }, { changed: { id: "3" } }]);
  });

  test("end when the client leaves, and the register's stream is closed", async () => {
    let closed: () => void;
    const close = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const server = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write('event: next\ndata: {"data":{"changed":{"id":"1"}}}\n\n');
      response.on("close", () => {
        closed();
      });
    });
    open.push({ close: () => (server.closeAllConnections(), server.close()) });
    const leaving = new AbortController();
    const source = await (await listen(server)).subscribe(query, undefined)(
      { id: "1" },
      callOf({ signal: leaving.signal }),
    );
    const iterator = source[Symbol.asyncIterator]();
    expect(await iterator.next()).toMatchObject({ value: { data: { changed: { id: "1" } } } });
    leaving.abort();
    await close;
  });

  test("from a register that refuses the stream, or never answers, are silence", async () => {
    const refusing = createServer((_request, response) => response.writeHead(503).end());
    const frozen = createTcpServer(() => undefined);
    open.push(refusing, frozen);
    const failing = async (transport: Transport) => {
      const events = await transport.subscribe(query, undefined)(
        { id: "1" },
        callOf({ deadline: Date.now() + 200 }),
      );
      return events[Symbol.asyncIterator]().next();
    };
    await expect(failing(await listen(refusing))).rejects.toMatchObject({ name: "RegisterSilent" });
    await expect(failing(await listen(frozen as unknown as Server))).rejects.toMatchObject({
      name: "RegisterSilent",
    });
  });
});

test("the engine over HTTP and in one process give the same answer", async () => {
  const { compileFor } = await import("../../subgraphs/shared/execute.ts");
  const schema = schemaOf(four["population"] ?? { sdl: "" });
  const compile = compileFor(schema, "population", () => undefined);
  const { transport } = await registerAnswering((_request, response, body) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
    void Promise.resolve(compile(query)(variables, {})).then((answer) => {
      json(response, answer);
    });
  });
  const query =
    "{ applications { person { name } applicant { strictName friends { name } } dwelling { area } } }";
  const apart = await world(four, { population: () => transport }).ask(query);
  expect(apart).toEqual(await world(four).ask(query));
});
