import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "undici";
import type { Country } from "../setting/country.ts";
import type { Couple } from "./couples.ts";

/** People look again after a moment, be it at the telephone or at the portal. In milliseconds. */
const betweenLooks = 150;

/** Lives the life of one application from its submission until it is registered. */
export type Live = (couple: Couple, key: string) => Promise<void>;

/** As a portal does it, by HTTP, and people with their telephones. */
export function throughGateway(pool: Pool, { token, telephone }: Pick<Country, "token" | "telephone">): Live {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (iin: string) => {
    const known = tokens.get(iin) ?? token({ role: "citizen", iin });
    tokens.set(iin, known);
    return known;
  };
  return async ({ rka, applicant, owner }, key) => {
    const since = new Date();
    const ask = asking(pool, await tokenOf(applicant.iin));
    const input = { idempotencyKey: key, person: applicant.iin, rka, reason: "FAMILY", channel: "PORTAL" };
    const { id } = await ask("submitApplication", documents.submit, { input }, "AWAITING_SIGNATURE");
    await ask("requestSigningCode", documents.code, { id });
    const smsCode = await codeSent(telephone, applicant.phone, /Код подписи заявления: (\d{6})/, since);
    await ask(
      "signApplication",
      documents.sign,
      { input: { applicationId: id, smsCode } },
      "AWAITING_CONSENT",
    );
    const text = await codeSent(telephone, owner.phone, /Код согласия: (\d{6})/, since);
    await telephone.reply(owner.phone, text);
    for (;;) {
      await sleep(betweenLooks);
      const { status } = await ask("application", documents.status, { id });
      if (status === "REGISTERED") return;
      if (status === "RETURNED" || status === "REFUSED") throw new Error(`an application was ${status}`);
    }
  };
}

/** By hand: the same steps, each a request. */
export function byHand(pool: Pool): Live {
  return async ({ rka, applicant, owner }, key) => {
    const step = async (operationName: string, who: string, variables: object) => {
      const { data } = (await post(pool, "/graphql", { "x-who": who }, { operationName, variables })) as {
        data: Told;
      };
      return data;
    };
    const { id } = await step("Submit", applicant.iin, { rka, key });
    const { code } = await step("Code", applicant.iin, { id });
    const asked = await step("Sign", applicant.iin, { id, code });
    if (asked.giver !== owner.iin) throw new Error("somebody else was asked");
    const { status } = await step("Consent", applicant.iin, { consent: asked.consent, code: asked.code });
    if (status !== "REGISTERED") throw new Error("not registered by hand");
  };
}

type Told = Readonly<Partial<Record<"__typename" | "id" | "code" | "consent" | "giver" | "status", string>>>;

const problem = "__typename ... on Problem { code }";
const documents = {
  submit: `mutation Submit($input: SubmitApplicationInput!) { submitApplication(input: $input) {
    ${problem} ... on Application { id status } } }`,
  code: `mutation Code($id: ID!) { requestSigningCode(applicationId: $id) { ${problem} ... on SigningCodeSent { expiresAt } } }`,
  sign: `mutation Sign($input: SignApplicationInput!) { signApplication(input: $input) {
    ${problem} ... on Application { id status } } }`,
  status: `query Status($id: ID!) { application(id: $id) { id number status } }`,
};

function asking(pool: Pool, token: string) {
  return async (field: string, query: string, variables: object, status?: string): Promise<Told> => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = (await post(pool, "/graphql", headers, { query, variables })) as {
      data?: Readonly<Record<string, Told>>;
      errors?: unknown;
    };
    const told = answer.data?.[field];
    const fits = told && told.code === undefined && (status === undefined || told.status === status);
    if (!fits) throw new Error(`${field} was answered with ${JSON.stringify(told ?? answer.errors)}`);
    return told;
  };
}

/** The code of the newest message of that kind, once one has come. */
async function codeSent(
  { inbox }: Country["telephone"],
  phone: string,
  kind: RegExp,
  since: Date,
): Promise<string> {
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    await sleep(betweenLooks);
    const [code] = inbox(phone)
      .filter(({ at }) => new Date(at) >= since)
      .flatMap(({ text }) => kind.exec(text)?.[1] ?? []);
    if (code !== undefined) return code;
  }
  throw new Error("no message with a code has come");
}

async function post(
  pool: Pool,
  path: string,
  headers: Record<string, string>,
  body: object,
): Promise<unknown> {
  const request = {
    path,
    method: "POST" as const,
    headers: { "content-type": "application/json", ...headers },
  };
  const answer = await pool.request({ ...request, body: JSON.stringify(body) });
  const text = await answer.body.text();
  if (answer.statusCode !== 200) throw new Error(`answered with ${answer.statusCode}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}
