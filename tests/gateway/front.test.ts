import { randomUUID } from "node:crypto";
import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { errorTexts } from "../../subgraphs/shared/text/errors.ts";
import { invented, openFront, type OpenFront } from "./frontDoor.ts";
import { left, telling } from "./frontWorld.ts";

let front: OpenFront;
beforeAll(async () => {
  front = await openFront(telling);
});
afterAll(() => front.close());

const newer = { accept: "application/graphql-response+json" };
const mistyped = "850101012340"; // an invented number with a wrong check digit

describe("GraphQL over HTTP", () => {
  test("the specification's audits: no error, at least 58 of 61 ok", async () => {
    const token = await front.identity.issue({ role: "analyst" });
    const signedIn: typeof fetch = (url, init) =>
      fetch(url, { ...init, headers: { ...(init?.headers as object), authorization: `Bearer ${token}` } });
    const results = [];
    for (const audit of serverAudits({ url: `${front.url}/graphql`, fetchFn: signedIn }))
      results.push(await audit.fn());
    expect(results.filter(({ status }) => status === "error")).toEqual([]);
    expect(results.filter(({ status }) => status === "ok").length).toBeGreaterThanOrEqual(58);
    expect(results).toHaveLength(61);
  });

  test.each<[what: string, send: (front: OpenFront) => Promise<Response>, status: number, code: string]>([
    ["a batch", ({ post }) => post([{ query: "{ whoAmI }" }]), 400, "BAD_USER_INPUT"],
    ["text that is no JSON", ({ post }) => post("{"), 400, "BAD_USER_INPUT"],
    ["a body over 1 MiB", ({ post }) => post({ query: " ".repeat(1_048_577) }), 400, "QUERY_TOO_LARGE"],
    ["a PUT", ({ url }) => fetch(`${url}/graphql`, { method: "PUT", body: "{}" }), 405, "BAD_USER_INPUT"],
    ["a form", ({ post }) => post("query=1", { "content-type": "text/plain" }), 415, "BAD_USER_INPUT"],
    ["a GET any page could send", ({ url }) => fetch(`${url}/graphql?query={whoAmI}`), 400, "BAD_USER_INPUT"],
    [
      "a media type we do not speak",
      ({ post }) => post({ query: "{ whoAmI }" }, { accept: "text/html" }),
      406,
      "BAD_USER_INPUT",
    ],
    ["no GraphQL", ({ post }) => post({ query: "{ whoAmI" }, newer), 400, "GRAPHQL_PARSE_FAILED"],
    ["a field there is not", ({ post }) => post({ query: "{ x }" }, newer), 400, "GRAPHQL_VALIDATION_FAILED"],
    [
      "an operation there is not",
      ({ post }) => post({ query: "query A { whoAmI }", operationName: "B" }, newer),
      400,
      "BAD_USER_INPUT",
    ],
    [
      "a subscription",
      ({ post }) => post({ query: "subscription { ticks(every: 1) }" }, newer),
      400,
      "BAD_USER_INPUT",
    ],
    ["a document too deep", ({ post }) => post({ query: deep(100) }, newer), 400, "QUERY_TOO_COMPLEX"],
    [
      "a document too long",
      ({ post }) => post({ query: `{ ${"whoAmI ".repeat(20_000)} }` }, newer),
      400,
      "QUERY_TOO_COMPLEX",
    ],
    [
      "a malformed case",
      ({ post }) => post({ query: "{ whoAmI }" }, { ...newer, "x-case": "a case?" }),
      400,
      "BAD_USER_INPUT",
    ],
  ])("%s is refused", async (_what, send, status, code) => {
    const response = await send(front);
    const { errors, data } = (await response.json()) as {
      errors: { extensions: object; message: string }[];
      data?: unknown;
    };
    expect({ status: response.status, data }).toEqual({ status, data: undefined });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toMatchObject({
      code,
      requestId: response.headers.get("x-request-id"),
      help: `/errors/${code}`,
    });
  });

  test("under plain JSON a document at fault is answered with 200", async () => {
    expect((await front.ask("{ whoAmI")).status).toBe(200);
    expect((await front.ask(`{ greet(iin: "${mistyped}") }`)).status).toBe(200);
  });

  test("a GET that a page could not send by itself is answered; a mutation by GET is not", async () => {
    const headers = { "apollo-require-preflight": "1" };
    const read = await fetch(`${front.url}/graphql?query=%7BwhoAmI%7D`, { headers });
    expect(read.status).toBe(200);
    const write = await fetch(`${front.url}/graphql?query=mutation%7Bnote(text:"a")%7D`, { headers });
    expect(write.status).toBe(405);
  });

  test("the client's request id comes back when it is an opaque one, which could be neither a name nor a number", async () => {
    const id = async (given: string) =>
      (await front.post({ query: "{ whoAmI }" }, { "x-request-id": given })).headers.get("x-request-id");
    for (const opaque of [randomUUID(), "4bf92f3577b34da6a3ce929d0e0e4736"])
      expect(await id(opaque)).toBe(opaque);
    expect(await id("aigerim")).not.toBe("aigerim");
    expect(await id(mistyped)).not.toBe(mistyped);
    expect(await id(`00000000-0000-4000-8000-${invented.iin}`)).not.toContain(invented.iin);
  });

  test("a client that leaves is not worked for any longer", async () => {
    const [client, leaver] = [new AbortController(), randomUUID()];
    const asking = fetch(`${front.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-request-id": leaver },
      body: JSON.stringify({ query: "{ slow }" }),
      signal: client.signal,
    });
    setTimeout(() => client.abort(), 50);
    await expect(asking).rejects.toThrow();
    await expect.poll(() => left).toContain(leaver);
  });
});

describe("errors", () => {
  test("a mistyped IIN is named by its argument, and not repeated", async () => {
    for (const body of [
      { query: `{ greet(iin: "${mistyped}") }` },
      { query: "query ($iin: IIN!) { greet(iin: $iin) }", variables: { iin: mistyped } },
      { query: `{ greet(iin: ${mistyped}) }` },
      { query: `query ($iin: IIN! = "${mistyped}") { greet(iin: $iin) }` },
    ]) {
      const response = await front.post(body, newer);
      const text = await response.text();
      expect(text).not.toContain(mistyped);
      expect(response.status).toBe(400);
      expect(JSON.parse(text).errors).toMatchObject([
        { extensions: { code: "BAD_USER_INPUT", argument: "iin" } },
      ]);
    }
  });

  test("an unclosed text is not repeated", async () => {
    expect(await (await front.post({ query: `{ greet(iin: "${mistyped}` })).text()).not.toContain(mistyped);
    expect(await (await front.post({ query: `{ _${mistyped} }` })).text()).not.toContain(mistyped);
  });

  test("ours are masked, and logged once with the request's id", async () => {
    const requestId = randomUUID();
    const { data, errors } = await front.ask("{ broken whoAmI }", { "x-request-id": requestId });
    expect(data).toMatchObject({ broken: null, whoAmI: expect.any(String) });
    expect(errors).toMatchObject([
      {
        message: errorTexts.INTERNAL.en,
        path: ["broken"],
        extensions: { code: "INTERNAL", requestId },
      },
    ]);
    expect(JSON.stringify(errors)).not.toContain("10.0.0.5");
    const lines = front.log.filter((line) => line.includes(requestId));
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("10.0.0.5");
  });

  test("of a silent register, with the rest answered", async () => {
    expect(await front.ask("{ silent whoAmI }")).toMatchObject({
      status: 200,
      data: { silent: null, whoAmI: expect.any(String) },
      errors: [
        { path: ["silent"], extensions: { code: "REGISTER_UNAVAILABLE", register: "rental", retryAfter: 2 } },
      ],
    });
  });

  test("in the reader's language; Kazakh when he states none that is spoken here", async () => {
    const message = async (accept: string) =>
      (await front.ask("{ forbidden }", { "accept-language": accept })).errors?.[0]?.message;
    expect(await message("ru-RU,ru;q=0.9,en;q=0.8")).toBe(errorTexts.FORBIDDEN.ru);
    expect(await message("de, en;q=0.3, kk;q=0.7")).toBe(errorTexts.FORBIDDEN.kk);
    expect(await message("de")).toBe(errorTexts.FORBIDDEN.kk);
  });

  test("lead to a page that says what happened and what to do", async () => {
    const page = await fetch(`${front.url}/errors/HIDDEN`);
    expect(await page.json()).toEqual({ code: "HIDDEN", ...errorTexts.HIDDEN });
    expect((await fetch(`${front.url}/errors/NONSENSE`)).status).toBe(404);
  });

  test("are counted by code, and nobody is found in the counts", async () => {
    await front.ask("{ forbidden }");
    const text = await (await fetch(`${front.url}/metrics`)).text();
    expect(text).toMatch(/mekenjai_errors_total\{code="FORBIDDEN"\} \d+/);
    expect(text).toMatch(/mekenjai_request_seconds_count\{route="\/graphql"\} \d+/);
    expect(text).not.toMatch(/\d{12}/);
  });
});

test("in production there is no introspection, no word of the validator and no development door", async () => {
  const closed = await openFront(telling, { development: false });
  try {
    const { errors } = await closed.ask("{ __schema { types { name } } }");
    expect(errors).toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
    const { errors: guessed } = await closed.ask("{ whoAmi }");
    expect(JSON.stringify(guessed)).not.toContain("whoAmI");
    for (const path of ["/dev/token", "/oidc/auth", "/dev/sms", "/dev/sign-in"])
      expect((await fetch(closed.url + path)).status).toBe(404);
  } finally {
    await closed.close();
  }
});

const deep = (levels: number) => `${"{ a ".repeat(levels)}${"}".repeat(levels)}`;
