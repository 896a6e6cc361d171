import { readFileSync } from "node:fs";
import { getNamedType, isObjectType, parse, validate } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createEngine, resultText, type Engine } from "../../gateway/engine/engine.ts";
import { inProcess } from "../../gateway/transport/inProcess.ts";
import type { RegisterName } from "../../subgraphs/shared/call.ts";
import type { Answer } from "../../subgraphs/shared/execute.ts";
import { scalars } from "../../subgraphs/shared/scalars.ts";
import { applicationOf, iinOf, openCountry, rkaOf, type Country } from "./country.ts";
import { under } from "./asking.ts";
import { expectedOf, seenAt } from "./judged.ts";
import { matrix, type Row } from "./matrix.ts";
import { routes, type Route } from "./routes.ts";
import { callOf, viewers, type Viewer } from "./viewers.ts";

let country: Country;
let engine: Engine;
beforeAll(async () => {
  country = await openCountry();
  engine = createEngine({
    supergraphSdl: readFileSync("schema/supergraph.graphql", "utf8"),
    scalars,
    transports: (name) => {
      const register = name.toLowerCase() as RegisterName;
      return inProcess(country.registers.get(register)!, country.compiled.get(register)!);
    },
  });
});
afterAll(async () => {
  await engine.close();
  await country.close();
});

/** The answer through the gateway's engine; of a subscription, the first event. */
async function ask(document: string, viewer: Viewer): Promise<Answer> {
  const parsed = parse(document);
  expect(validate(engine.publicSchema, parsed).map(({ message }) => message)).toEqual([]);
  const request = { document: parsed, call: callOf(viewer) };
  if (!document.startsWith("subscription"))
    return JSON.parse(resultText(await engine.execute(request))) as Answer;
  const result = await engine.subscribe(request);
  if (!(Symbol.asyncIterator in result)) return JSON.parse(resultText(result)) as Answer;
  const { value } = (await result.next()) as { value: Parameters<typeof resultText>[0] };
  await result.return?.();
  return JSON.parse(resultText(value)) as Answer;
}

/** The route with indices for the elements that are told by a value. */
function placeIn(data: unknown, place: Route["place"]): (string | number)[] {
  let value = data;
  return place.map((step) => {
    const key = typeof step === "string" ? step : indexOf(value, step);
    value = (value as Record<string | number, unknown> | null)?.[key];
    return /^\d+$/.test(String(key)) ? Number(key) : key;
  });
}

function indexOf(list: unknown, [path, wanted]: readonly [string, string]): number {
  const at = (one: unknown) =>
    path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], one);
  const found = (list as unknown[]).findIndex((one) => at(one) === wanted);
  if (found < 0) throw new Error(`nothing with ${path} ${wanted} is met on the way`);
  return found;
}

const nameOf = ({ viewer, type, object, document }: Route) =>
  `${viewer}: ${type} ${object}, by ${document.replace(/"[^"]*"/g, "…")}`;

test.each(routes.map((route) => [nameOf(route), route] as const))("%s", async (_name, route) => {
  const viewer = viewers[route.viewer]!;
  const type = engine.publicSchema.getType(route.type);
  if (!isObjectType(type)) throw new Error("routes lead to objects");
  const told = await Promise.all(
    Object.values(type.getFields()).map(async ({ name, type: of }) => {
      const field = `${route.type}.${name}`;
      const asked = `it: ${name} ${under(getNamedType(of), engine.publicSchema)}`;
      const answer = await ask(route.document.replace("HERE", asked), viewer);
      // A field that is not null takes what stands above it along: the error says where it was.
      const place = [...placeIn(answer.data, route.place), "it"];
      const [code, value] = seenAt(answer, place);
      const above = seenAt(answer, place.slice(0, -1))[1];
      const seen = code === "allowed" && above === null ? "nothing" : code;
      const expected = expectedOf(field, matrix[field] as Row, viewer, route.object);
      return [field, seen, route.hidden ? "HIDDEN" : expected, value] as const;
    }),
  );
  expect(told.filter(([, seen, expected]) => seen !== expected)).toEqual([]);
});

test("the applicant sees that somebody is asked, and not by which telephone; who is asked sees his own", async () => {
  const mine = await ask(
    `{ application(id: "${applicationOf("own")}") { consents { state maskedPhone } } }`,
    viewers["a citizen"]!,
  );
  expect(mine.data).toEqual({ application: { consents: [{ state: "CONFIRMED", maskedPhone: null }] } });
  expect(seenAt(mine, ["application", "consents", 0, "maskedPhone"])[0]).toBe("HIDDEN");
  for (const way of ["nodes { consent { maskedPhone } }", "edges { node { consent { maskedPhone } } }"]) {
    const asked = await ask(`{ me { consentRequests { ${way} } } }`, viewers["a citizen"]!);
    expect(asked.errors).toBeUndefined();
    expect(JSON.stringify(asked.data)).toContain("** **");
  }
});

test("who is asked for consent learns the names of who asks, and no way leads from there to a person", () => {
  const reached = (name: string, seen = new Set<string>()): Set<string> => {
    const type = engine.publicSchema.getType(name);
    if (!isObjectType(type) || seen.has(name)) return seen;
    seen.add(name);
    // A dwelling is guarded by itself.
    if (name !== "Dwelling")
      for (const { type: of } of Object.values(type.getFields())) reached(getNamedType(of).name, seen);
    return seen;
  };
  expect([...reached("ConsentRequest")].sort()).toEqual(["Consent", "ConsentRequest", "Dwelling"]);
});

test("an organisation is named where its ownership may be read", async () => {
  const document = `{ dwelling(rka: "${rkaOf("ofCase")}") { ownerships { owner { ... on Organisation { bin name } } } } }`;
  for (const viewer of ["an operator with the case", "the officer of a district"]) {
    const { data, errors } = await ask(document, viewers[viewer]!);
    expect([JSON.stringify(data).includes("000140000001"), errors]).toEqual([true, undefined]);
  }
  expect((await ask(document, viewers["a citizen"]!)).data).toEqual({ dwelling: { ownerships: null } });
});

test("somebody else's application cannot be watched, and neither can one that is not there", async () => {
  const watched = (name: string, viewer: string) =>
    ask(`subscription { applicationChanged(id: "${applicationOf(name)}") { id } }`, viewers[viewer]!);
  for (const viewer of ["a citizen", "an operator with the case"])
    expect(await watched("strangers", viewer)).toEqual(await watched("nothing", viewer));
  expect(seenAt(await watched("strangers", "a citizen"), [])[0]).toBe("FORBIDDEN");
  expect(seenAt(await watched("own", "an analyst"), [])[0]).toBe("FORBIDDEN");
});

test("nobody reads the key between registers", () => {
  for (const type of ["Person", "DataAccess"]) {
    const known = engine.publicSchema.getType(type);
    expect(isObjectType(known) && Object.keys(known.getFields())).not.toContain("ref");
  }
  expect(iinOf("reader")).toHaveLength(12);
});
