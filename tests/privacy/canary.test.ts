import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import smpp from "smpp";
import { WebSocket } from "ws";
import { connect } from "../../subgraphs/shared/database/connect.ts";
import { testCluster } from "../database/cluster.ts";
import { journeys } from "../journeys/journeys.ts";
import { eventually, submit } from "../journeys/acts.ts";
import { playedSmsc, report } from "../sms/playedSmsc.ts";
import { canaries, leaksIn, planted, plantedWords } from "./canaries.ts";
import { openWatched, type Watched } from "./watched.ts";

/** The journeys that go wrong in most ways; the others say nothing that these do not. */
const played = [
  "registering",
  "consent",
  "officials",
  "account",
  "privacy",
  "badInput",
  "silence",
  "partial",
];

const looked = canaries();
/** Headers and errors of all answers, whoever got them. */
let answered = "";
let stack: Watched;
const original = globalThis.fetch;

beforeAll(async () => {
  stack = await openWatched();
  globalThis.fetch = async (input, init) => {
    const response = await original(input, init);
    await keep(input as string, response.clone());
    return response;
  };
});
afterAll(async () => {
  globalThis.fetch = original;
  await stack.close();
});

async function keep(url: string, response: Response): Promise<void> {
  answered += `${JSON.stringify([...response.headers])}\n`;
  if (url.includes("/dev/sms"))
    for (const [code] of (await response.text()).matchAll(/\b\d{6}\b/g)) looked.codes.add(code);
  if (!(response.headers.get("content-type") ?? "").includes("json") || url.includes("/dev/")) return;
  const { errors = [] } = ((await response.json().catch(() => null)) ?? {}) as { errors?: Told[] };
  for (const { message, extensions } of errors) {
    // In development the validator's words go back to whoever wrote the document.
    const { detail: _words, ...rest } = extensions ?? {};
    answered += `${message} ${JSON.stringify(rest)}\n`;
  }
}
interface Told {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

describe("while the journeys are played", () => {
  for (const [subject, journey] of Object.entries(journeys))
    if (played.includes(subject)) describe(subject, () => journey(() => stack));
});

const [place = "", street = "", secret = "", password = ""] = plantedWords;
const person = { ...planted, residence: null };

test("while records are imported that are not right", async () => {
  await stack.importPersons([
    JSON.stringify(person),
    JSON.stringify({ ...person, phone: `${planted.phone}7` }),
    JSON.stringify({ ...person, birthDate: planted.surname }),
    JSON.stringify({ ...person, [planted.iin]: planted.given }),
    JSON.stringify({ ...person, iin: `${planted.iin}1` }),
    JSON.stringify({ ...person, representatives: [{ iin: planted.iin, kind: planted.surname }] }),
    `{"iin":"${planted.iin}","surname":"${planted.surname}`,
    planted.surname,
  ]);
  expect(stack.left.get("said by the import")).toMatch(/rejected/);
});

test("while somebody asks what cannot be answered", async () => {
  const as = planted.iin;
  const { data } = await stack.ask("{ me { iin name { full } } }", {}, { as });
  expect(JSON.stringify(data)).toContain(planted.surname);
  for (const query of [
    `{ person(iin: "${planted.iin}1") { iin } }`,
    `{ person(iin: "${planted.surname}") { iin } }`,
    `{ person(iin: "${planted.iin}) { iin } }`,
    `{ ${planted.surnameLatin} { ${planted.givenLatin} } }`,
    `{ dwelling(rka: "${place}") { address } }`,
    `{ dwellings(search: "${place} ${street} ${planted.phone}") { nodes { address } } }`,
    `query ($a: ${planted.surnameLatin}) { me { iin } }`,
    `mutation { signApplication(input: { applicationId: "${planted.iin}", smsCode: "${planted.surname}" }) { __typename } }`,
    `mutation { submitApplication(input: { person: "${planted.iin}", rka: "${street}" }) { __typename } }`,
  ])
    await stack.ask(query, {}, { as });
  await stack.ask(
    "query ($iin: IIN!) { person(iin: $iin) { iin } }",
    { iin: `${planted.iin} ${street}` },
    { as },
  );
  await stack.ask("{ me { iin } }", {}, { as: "officerAstana", purpose: planted.surnameLatin, case: street });
});

test("while requests come that are none", async () => {
  const bearer = `Bearer ${await stack.token(planted.iin)}`;
  const send = (path: string, init: RequestInit = {}) =>
    fetch(`${stack.url}${path}`, init).then((response) => response.text());
  const json = { "content-type": "application/json", authorization: bearer };
  const body = JSON.stringify({ query: "{ me { iin } }" });
  const name = encodeURIComponent(planted.surname);
  await send(`/person/${planted.iin}?name=${name}`);
  await send(`/errors/${name}`);
  await send(`/graphql?query=${name}&iin=${planted.iin}`, { headers: json });
  await send(`/graphql?access_token=${bearer.slice(7)}`, { method: "POST", headers: json, body });
  await send("/graphql", { method: "POST", headers: json, body: `{"query":"{ ${planted.surnameLatin}` });
  await send("/graphql", { method: "POST", headers: json, body: planted.surname.repeat(100_000) });
  await send("/graphql", {
    method: "POST",
    headers: { ...json, "content-type": planted.surnameLatin },
    body,
  });
  await send("/graphql/stream", { method: "POST", headers: { ...json, accept: planted.surnameLatin }, body });
  for (const [header, value] of [
    ["x-request-id", planted.iin],
    ["x-request-id", planted.surnameLatin],
    ["x-case", `${planted.iin} ${street}`],
    ["x-forwarded-for", planted.iin],
    ["traceparent", `00-${planted.iin}${"0".repeat(20)}-0000000000000001-01`],
    ["user-agent", `${planted.surnameLatin}/${planted.iin}`],
    ["referer", `https://portal.example.kz/${planted.iin}`],
    ["authorization", `Bearer ${secret}.${planted.iin}.${secret}`],
    ["authorization", `Basic ${Buffer.from(`${planted.iin}:${secret}`).toString("base64")}`],
    ["accept-language", planted.surnameLatin],
  ] as const)
    await send("/graphql", { method: "POST", headers: { ...json, [header]: value }, body });
  await overSocket(`{"type":"connection_init","payload":{"authorization":"${planted.iin}"}}`);
  await overSocket(`{"type":"${planted.surname}`);
});

function overSocket(message: string): Promise<unknown> {
  const socket = new WebSocket(`${stack.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  socket.on("open", () => socket.send(message));
  return new Promise((resolve) =>
    socket.on("close", (_code, reason) => resolve((answered += `${reason.toString()}\n`))),
  );
}

test("while the provider of messages refuses, talks of people and hangs up", async () => {
  const as = planted.iin;
  const words = `${planted.surnameLatin} ${planted.iin} ${planted.phone}`;
  const sent: string[] = [];
  const provider = await playedSmsc((session, pdu) => {
    const { message } = pdu["short_message"] as { message: string };
    sent.push(message);
    for (const [code] of message.matchAll(/\b\d{6}\b/g)) looked.codes.add(code);
    report(session, pdu, `id:${words} stat:${planted.surnameLatin} text:${message}`);
    const reply = { source_addr: planted.phone.slice(1), destination_addr: "1414", short_message: words };
    session.send(new smpp.PDU("deliver_sm", reply));
    if (sent.length % 2 === 1) session.send(pdu.response({ command_status: 0x45, message_id: words }));
    else session.destroy();
  });
  const { port } = provider.address;
  await stack.restartRegistration({ SMPP_URL: `smpp://mekenjai:${password}@127.0.0.1:${port}` });
  const { id } = await submit(stack, as, "ownFlat");
  await stack.ask(`mutation { requestSigningCode(applicationId: "${id}") { __typename } }`, {}, { as });
  const said = await eventually(
    () => Promise.resolve(stack.left.get("said by registration") ?? ""),
    (text) => text.includes('"state":"down"') && sent.length > 2,
  );
  expect(said).toContain("sms.link");
  await provider.close();
  await stack.restartRegistration();
});

test("while the database of a register is lost", async () => {
  const as = planted.iin;
  stack.populationDatabase.close();
  const lost = await stack.ask("{ me { iin name { full } maskedPhone } }", {}, { as });
  expect(lost.errors.map(({ extensions }) => extensions.code)).toContain("REGISTER_UNAVAILABLE");
  await stack.populationDatabase.open();
  await eventually(
    () => stack.ask("{ me { iin } }", {}, { as }),
    ({ errors }) => errors.length === 0,
  );
});

describe("nothing of anybody has left", () => {
  const leaks = (text: string) => [...new Set(leaksIn(text, looked))];

  test("in what the processes said, in the addresses they asked and in the headers they sent", () => {
    const places = [...stack.left.keys()];
    expect(places).toEqual(
      expect.arrayContaining(["said by the gateway", "asked of population", "said by rental"]),
    );
    expect(places.map((from) => [from, leaks(stack.left.get(from) ?? "")])).toEqual(
      places.map((from) => [from, []]),
    );
    expect(stack.left.get("said by population")).toContain("register.fault");
    expect(looked.codes.size).toBeGreaterThan(5);
  });

  test("in the errors and headers of answers, whoever got them", () => {
    expect(answered).toContain("BAD_USER_INPUT");
    expect(answered).toContain("REGISTER_UNAVAILABLE");
    expect(leaks(answered)).toEqual([]);
  });

  test("in the metrics", async () => {
    const text = await (await original(`${stack.url}/metrics`)).text();
    expect(text).toContain("mekenjai_errors_total");
    expect(leaks(text)).toEqual([]);
  });

  test("in the log of the database server that comes with the packages", async () => {
    const sql = connect(testCluster(), { max: 1 });
    const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
    await sql.end();
    expect(leaks(readFileSync(join(row!.folder, "server.log"), "utf8"))).toEqual([]);
  });

  test("and the search finds what is planted", () => {
    looked.codes.add("482915");
    for (const text of [
      `{"event":"x","iin":"${planted.iin}"}`,
      `hello ${planted.given.toUpperCase()}!`,
      `tel ${planted.phone}`,
      `GET /person?name=${planted.surnameLatin.toLowerCase()}`,
      `code=482915`,
      `Authorization: Bearer ${"x".repeat(30)}`,
      `x eyJhbGciOi`,
      Buffer.from(planted.iin).toString("base64url"),
      Buffer.from(planted.iin).toString("hex"),
    ])
      expect(leaksIn(text, looked), text).not.toEqual([]);
    expect(
      leaksIn(`{"at":"${new Date().toISOString()}","requestId":"${crypto.randomUUID()}"}`, looked),
    ).toEqual([]);
  });
});
