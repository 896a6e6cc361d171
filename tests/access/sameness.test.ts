import { PostgresJsPreparedQuery } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { RegisterName } from "../../subgraphs/shared/call.ts";
import type { Answer } from "../../subgraphs/shared/execute.ts";
import { applicationOf, contractOf, iinOf, openCountry, rkaOf, type Country } from "./country.ts";
import { callOf, viewers } from "./viewers.ts";

/** Where existence is the secret, what is not the caller's looks like what is not there, and costs the same. */
let country: Country;
beforeAll(async () => {
  country = await openCountry();
});
afterAll(() => country.close());

/** The answer, and the texts of all statements that any register sent for it. */
async function asked(register: RegisterName, document: string, viewer: string, variables = {}) {
  const sent: string[] = [];
  const execute = vi.spyOn(PostgresJsPreparedQuery.prototype, "execute");
  execute.mockImplementation(function (this: { getQuery(): { sql: string } }, ...args) {
    sent.push(this.getQuery().sql);
    return original.apply(this as never, args);
  });
  try {
    const answer: Answer = await country.query(register, document, variables, callOf(viewers[viewer]!));
    // What the registration register does between requests goes on meanwhile: it takes its work with `skip locked`.
    return { answer, sent: sent.filter((one) => !one.includes("skip locked")).sort() };
  } finally {
    execute.mockRestore();
  }
}
const original = PostgresJsPreparedQuery.prototype.execute;

const [citizen, loner, district, operator] = [
  "a citizen",
  "a citizen without anybody and anything",
  "the officer of a district",
  "an operator with the case",
];
const entity = (type: string, selection: string) =>
  `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${selection} } } }`;
const consentOf = (name: string) => applicationOf(name).replace("-4000-", "-4001-");

interface Secret {
  readonly register: RegisterName;
  readonly document: (name: string) => string;
  readonly variables?: (name: string) => object;
  readonly viewers: readonly string[];
  /** One that is not the caller's, and one that is not there. */
  readonly pair: readonly [string, string];
}
const acting = (document: (id: string) => string): Secret => ({
  register: "registration",
  document: (name) =>
    `mutation { ${document(applicationOf(name))} { __typename ... on NotInThisState { code status message } } }`,
  ...{ viewers: [citizen, loner], pair: ["strangers", "nothing"] },
});

const secrets: Record<string, Secret> = {
  "a person": {
    register: "population",
    document: (name) => `{ person(iin: "${iinOf(name)}") { iin name { full } residence { since } } }`,
    ...{ viewers: [citizen, loner, district, operator], pair: ["almatyTenant", "nobody"] },
  },
  "an application": {
    register: "registration",
    document: (name) =>
      `{ application(id: "${applicationOf(name)}") { number status history { at } consents { state } } }`,
    ...{ viewers: [citizen, loner, operator], pair: ["strangers", "nothing"] },
  },
  "an application, by its key": {
    register: "registration",
    document: () => entity("Application", "number"),
    variables: (name) => ({ of: [{ __typename: "Application", id: applicationOf(name) }] }),
    ...{ viewers: [citizen, loner, district, operator], pair: ["strangers", "nothing"] },
  },
  "a contract, by its key": {
    register: "rental",
    document: () => entity("RentalContract", "number"),
    variables: (name) => ({ of: [{ __typename: "RentalContract", id: contractOf(name) }] }),
    ...{ viewers: [citizen, loner, district, operator], pair: ["ofAlmaty", "nothing"] },
  },
  "whether a dwelling is rented out": {
    register: "rental",
    document: () => entity("Dwelling", "rentalContract { number }"),
    variables: (name) => ({ of: [{ __typename: "Dwelling", rka: rkaOf(name) }] }),
    ...{ viewers: [citizen, loner, operator], pair: ["almaty", "strangers"] },
  },
  "whether a dwelling has owners": {
    register: "property",
    document: () => entity("Dwelling", "ownerships { since }"),
    variables: (name) => ({ of: [{ __typename: "Dwelling", rka: rkaOf(name) }] }),
    ...{ viewers: [citizen, loner, operator], pair: ["almaty", "wasRented"] },
  },
  "an application to take back": acting((id) => `cancelApplication(applicationId: "${id}")`),
  "an application to sign": acting(
    (id) => `signApplication(input: { applicationId: "${id}", smsCode: "000000" })`,
  ),
  "an application to get a code for": acting((id) => `requestSigningCode(applicationId: "${id}")`),
  "a consent to answer": {
    register: "registration",
    document: (name) =>
      `mutation { answerConsent(input: { consentId: "${consentOf(name)}", code: "000000", confirm: true }) {
        __typename ... on ConsentClosed { code state message } } }`,
    ...{ viewers: [citizen, loner], pair: ["own", "nothing"] },
  },
};

test.each(Object.entries(secrets))(
  "%s that is not the caller's is as one that is not there",
  async (_what, secret) => {
    const { register, document, variables = () => ({}), viewers: who, pair } = secret;
    for (const viewer of who) {
      const [foreign, missing] = [
        await asked(register, document(pair[0]), viewer, variables(pair[0])),
        await asked(register, document(pair[1]), viewer, variables(pair[1])),
      ];
      expect(foreign, viewer).toEqual(missing);
      expect(foreign.sent.length).toBeGreaterThan(0);
    }
  },
);
