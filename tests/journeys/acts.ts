import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { iinOf, rkaOf, type AnswerError, type Asking, type Stack, type Who } from "./stack.ts";

const problem = "... on Problem { code message(language: EN) }";
const eligibility = `outcome consentsRequired findings { rule { id } answer message(language: EN) readings { register reference } }
  serviceCentres { code name(language: EN) } localExecutiveBody { bin name(language: EN) phone address(language: EN) region { kato } }`;

export interface Eligibility {
  readonly outcome: string;
  readonly consentsRequired: number;
  readonly findings: readonly {
    readonly rule: { readonly id: string };
    readonly answer: string;
    readonly message: string;
    readonly readings: readonly { readonly register: string; readonly reference: string }[];
  }[];
  readonly serviceCentres: readonly { readonly code: string; readonly name: string }[];
  readonly localExecutiveBody: Readonly<Record<string, unknown>> | null;
}

/** A member of a result union. Which fields there are depends on the member. */
export interface Result {
  readonly __typename: string;
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly state: string;
  /** How a closed consent stands. */
  readonly closed: string | null;
  /** How an application stands that could not be changed. */
  readonly now: string | null;
  readonly code: string;
  readonly message: string;
  readonly eligibility?: Eligibility;
  readonly referral: string | null;
  readonly attemptsLeft: number;
}

/** Answers that are not to hold any error. */
export async function told<Data>(
  stack: Stack,
  query: string,
  variables: object = {},
  by: Asking = {},
): Promise<Data> {
  const { data, errors } = await stack.ask<Data>(query, variables, by);
  expect(errors).toEqual([]);
  return data;
}

/** What went wrong, one line an error: `me.name HIDDEN`. */
export const faults = (errors: readonly AnswerError[]): string[] =>
  errors.map(({ path = [], extensions: { code } }) => `${path.join(".")} ${code}`.trim());

/** Asks until the answer fits; fails with what was found last. */
export async function eventually<Found>(
  find: () => Promise<Found>,
  fits: (found: Found) => boolean,
  seconds = 20,
): Promise<Found> {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    const found = await find();
    if (fits(found)) return found;
    if (Date.now() > end) throw new Error(`did not come about: ${JSON.stringify(found)}`);
    await sleep(50);
  }
}

export interface Applying {
  readonly person?: Who;
  readonly reason?: string;
  readonly channel?: string;
  readonly idempotencyKey?: string;
}

/** Applies for oneself, or for the person named, at a dwelling. */
export async function submit(stack: Stack, as: Who, rka: Who, change: Applying = {}): Promise<Result> {
  const { person = as, ...others } = change;
  const input = {
    idempotencyKey: randomUUID(),
    reason: "FAMILY",
    channel: "PORTAL",
    ...others,
    person: iinOf(person),
    rka: rkaOf(rka),
  };
  const { submitApplication } = await told<{ submitApplication: Result }>(
    stack,
    `mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { __typename ${problem}
      ... on Application { id number status } ... on ApplicationNotAccepted { referral eligibility { ${eligibility} } } } }`,
    { input },
    { as },
  );
  return submitApplication;
}

/** Asks for the code, reads it from the telephone, signs. */
export async function sign(stack: Stack, as: Who, id: string, phone: string): Promise<Result> {
  const since = new Date();
  const { requestSigningCode } = await told<{ requestSigningCode: Result }>(
    stack,
    `mutation ($id: ID!) { requestSigningCode(applicationId: $id) { __typename ${problem} ... on SigningCodeSent { maskedPhone } } }`,
    { id },
    { as },
  );
  expect(requestSigningCode).toMatchObject({ __typename: "SigningCodeSent" });
  return signWith(stack, as, id, await codeSentTo(stack, phone, /Код подписи заявления: (\d{6})/, since));
}

export async function signWith(
  stack: Stack,
  as: Who,
  applicationId: string,
  smsCode: string,
): Promise<Result> {
  const { signApplication } = await told<{ signApplication: Result }>(
    stack,
    `mutation ($input: SignApplicationInput!) { signApplication(input: $input) { __typename ${problem} ... on Application { id number status }
      ... on NotInThisState { now: status } } }`,
    { input: { applicationId, smsCode } },
    { as },
  );
  return signApplication;
}

/** The code in the newest message of that kind, once one has come since the given instant. */
export async function codeSentTo(stack: Stack, phone: string, kind: RegExp, since: Date): Promise<string> {
  const codes = async () =>
    (await stack.telephone.inbox(phone))
      .filter(({ at }) => new Date(at) >= since)
      .flatMap(({ text }) => kind.exec(text)?.[1] ?? []);
  const [code] = await eventually(codes, (found) => found.length > 0);
  return code!;
}

export const consentCode = /Код согласия: (\d{6})/;

/** An application that has been signed, and when it was begun. */
export interface Signed extends Result {
  readonly since: Date;
}

/** Applies and signs. */
export async function apply(
  stack: Stack,
  as: { readonly iin: Who; readonly phone: string },
  rka: Who,
  change: Applying = {},
): Promise<Signed> {
  const since = new Date();
  const submitted = await submit(stack, as.iin, rka, change);
  const why = submitted.eligibility ? notMet(submitted.eligibility).join(", ") : submitted.code;
  expect(submitted, why).toMatchObject({ __typename: "Application", status: "AWAITING_SIGNATURE" });
  const signed = await sign(stack, as.iin, submitted.id, as.phone);
  expect(signed.__typename).toBe("Application");
  return { ...signed, since };
}

/** One of the cast, with the telephone. */
export const castMember = (stack: Stack, key: Who) => ({ iin: key, phone: stack.people.phoneOf(key) });

export interface Consent {
  readonly id: string;
  readonly state: string;
  readonly maskedPhone: string | null;
  readonly sentAt: string | null;
  readonly deliveredAt: string | null;
  readonly deadline: string | null;
  readonly answeredAt: string | null;
}
export interface Application {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly statusText: string;
  readonly consents: readonly Consent[];
  readonly decision: Eligibility | null;
  readonly history: readonly {
    readonly at: string;
    readonly status: string;
    readonly code: string;
    readonly text: string;
  }[];
}

/** The application as that person reads it; null when it is not his. Of consents only what everybody may see. */
export async function read(stack: Stack, as: Who, id: string): Promise<Application | null> {
  const { application } = await told<{ application: Application | null }>(
    stack,
    `query ($id: ID!) { application(id: $id) { id number status statusText(language: EN)
      consents { id state sentAt deliveredAt deadline answeredAt }
      decision { ${eligibility} } history { at status code text(language: EN) } } }`,
    { id },
    { as },
  );
  return application;
}

/** Waits until the application stands like this. */
export async function comesTo(stack: Stack, as: Who, id: string, status: string): Promise<Application> {
  const found = await eventually(
    () => read(stack, as, id),
    (one) => one?.status === status,
  );
  return found!;
}

/** How the application came to its end, as codes: `SUBMITTED SIGNED … REGISTERED`. */
export const codesOf = ({ history }: Application): string => history.map(({ code }) => code).join(" ");

interface Request {
  readonly id: string;
  readonly applicantName: string;
  readonly personName: string;
  readonly dwelling: { readonly rka: string } | null;
  readonly consent: Consent;
}

/** The requests for consent in somebody's account, newest first. */
export async function requestsTo(stack: Stack, as: Who): Promise<readonly Request[]> {
  const { me } = await told<{ me: { consentRequests: { nodes: readonly Request[] } } }>(
    stack,
    `{ me { consentRequests { nodes { id applicantName personName dwelling { rka }
      consent { id state maskedPhone sentAt deliveredAt deadline answeredAt } } } } }`,
    {},
    { as },
  );
  return me.consentRequests.nodes;
}

/** The newest request to somebody, once its message is delivered. */
export async function requestDelivered(stack: Stack, as: Who, state = "DELIVERED"): Promise<Request> {
  const [newest] = await eventually(
    () => requestsTo(stack, as),
    ([one]) => one?.consent.state === state,
  );
  return newest!;
}

/** Answers in the account. */
export async function answer(
  stack: Stack,
  as: Who,
  consentId: string,
  code: string,
  confirm = true,
): Promise<Result> {
  const { answerConsent } = await told<{ answerConsent: Result }>(
    stack,
    `mutation ($input: AnswerConsentInput!) { answerConsent(input: $input) { __typename ${problem}
      ... on Consent { id state } ... on WrongCode { attemptsLeft } ... on ConsentClosed { closed: state } } }`,
    { input: { consentId, code, confirm } },
    { as },
  );
  return answerConsent;
}

/** Would this be granted? */
export async function eligibilityOf(stack: Stack, as: Who, rka: Who, person: Who = as): Promise<Eligibility> {
  const found = await told<{ eligibility: Eligibility }>(
    stack,
    `query ($input: EligibilityInput!) { eligibility(input: $input) { ${eligibility} } }`,
    { input: { person: iinOf(person), rka: rkaOf(rka) } },
    { as },
  );
  return found.eligibility;
}

/** The rules that are not met. */
export const notMet = ({ findings }: Eligibility): string[] =>
  findings.filter(({ answer: given }) => given === "NOT_MET").map(({ rule }) => rule.id);

/** Where somebody is registered today, as he reads it himself. */
export async function residenceOf(stack: Stack, as: Who): Promise<string | undefined> {
  const { me } = await told<{ me: { residence: { dwelling: { rka: string } } | null } }>(
    stack,
    "{ me { residence { dwelling { rka } } } }",
    {},
    { as },
  );
  return me.residence?.dwelling.rka;
}

/** A code that is not this one. */
export const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
