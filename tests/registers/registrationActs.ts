import { expect } from "vitest";
import type { Answer } from "../../subgraphs/shared/execute.ts";
import { at, told, type Question } from "./opened.ts";
import { citizen, eventually, type World } from "./registrationWorld.ts";

/** What a member of a result union holds; which fields there are depends on the member. */
export type Result = Record<string, string | null> & {
  __typename: string;
  id: string;
  status: string;
  code: string;
};

const problem = "code message(language: EN)";
const application = `id number status statusText(language: EN) payload payloadDigest signingMethods channel reason { code }
  localBody: decision { localExecutiveBody { bin } outcome }`;
const eligibilityFields = `outcome consentsRequired findings { rule { id } answer message(language: EN) readings { register } }
  ruleSet { id } serviceCentres { code name(language: EN) region { kato } } localExecutiveBody { bin }`;
const documents = {
  submitApplication: `mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { __typename
    ... on Application { ${application} }
    ... on ApplicationNotAccepted { ${problem} referral eligibility { ${eligibilityFields} } }
    ... on IdempotencyConflict { ${problem} }
    ... on RegisterUnavailable { ${problem} registers } } }`,
  requestSigningCode: `mutation ($id: ID!) { requestSigningCode(applicationId: $id) { __typename
    ... on SigningCodeSent { maskedPhone expiresAt }
    ... on NotInThisState { ${problem} standing: status } ... on TooManyAttempts { ${problem} retryAt } } }`,
  signApplication: `mutation ($input: SignApplicationInput!) { signApplication(input: $input) { __typename
    ... on Application { ${application} } ... on SignatureRejected { ${problem} }
    ... on NotInThisState { ${problem} standing: status } ... on TooManyAttempts { ${problem} retryAt } } }`,
  cancelApplication: `mutation ($id: ID!) { cancelApplication(applicationId: $id) { __typename
    ... on Application { ${application} } ... on NotInThisState { ${problem} standing: status } } }`,
  answerConsent: `mutation ($input: AnswerConsentInput!) { answerConsent(input: $input) { __typename
    ... on Consent { id state sentAt deliveredAt deadline answeredAt maskedPhone }
    ... on WrongCode { ${problem} attemptsLeft } ... on ConsentClosed { ${problem} closed: state }
    ... on TooManyAttempts { ${problem} retryAt } ... on SignatureRejected { ${problem} } } }`,
  setAddressShield: `mutation ($rka: RKA!, $on: Boolean!) { setAddressShield(rka: $rka, on: $on) { __typename
    ... on AddressShield { rka on } ... on NotOwner { ${problem} } } }`,
  eligibility: `query ($input: EligibilityInput!) { eligibility(input: $input) { ${eligibilityFields} } }`,
  application: `query ($id: ID!) { application(id: $id) { ${application} submittedAt applicant { ref } person { ref } dwelling { rka }
    consents { id state sentAt deliveredAt deadline answeredAt }
    decision { ${eligibilityFields} } history { at status code text(language: EN) } } }`,
} as const;
type Field = keyof typeof documents;

/** Sends a mutation or a question of this register; its errors are told by the test, not thrown. */
export const send = (it: World, field: Field, variables: object, question: Question): Promise<Answer> =>
  it.query(documents[field], { ...question, variables: { ...variables } });

/** The same, where no error is expected: what stands at the field. */
export async function ask(it: World, field: Field, variables: object, by: string): Promise<Result> {
  const answer = await send(it, field, variables, { by: citizen(by) });
  expect(told(answer)).toEqual([]);
  return at<Result>(answer, field);
}

let keys = 0;
export const input = (change: object) => ({
  idempotencyKey: `test-key-${++keys}`,
  reason: "FAMILY",
  channel: "PORTAL",
  ...change,
});

/** Applies for oneself at a dwelling, unless the change names another person. */
export const submit = (it: World, by: string, rka: string, change: object = {}): Promise<Result> =>
  ask(it, "submitApplication", { input: input({ person: by, rka, ...change }) }, by);
export const requestCode = (it: World, by: string, id: string) => ask(it, "requestSigningCode", { id }, by);
export const sign = (it: World, by: string, applicationId: string, smsCode: string) =>
  ask(it, "signApplication", { input: { applicationId, smsCode } }, by);
export const cancel = (it: World, by: string, id: string) => ask(it, "cancelApplication", { id }, by);
export const shield = (it: World, by: string, rka: string, on: boolean) =>
  ask(it, "setAddressShield", { rka, on }, by);
export const answer = (it: World, by: string, consentId: string, code: string, confirm = true) =>
  ask(it, "answerConsent", { input: { consentId, code, confirm } }, by);
export const eligibility = (it: World, by: string, rka: string, change: object = {}) =>
  ask(it, "eligibility", { input: { person: by, rka, ...change } }, by);

const signingCodes = (it: World, phone: string) =>
  it.telephone.inbox(phone).flatMap(({ text }) => /қол қою коды: (\d{6})/.exec(text)?.[1] ?? []);

/** Asks for a signing code and reads it from the telephone. */
export async function signingCode(it: World, by: string, id: string): Promise<string> {
  const phone = it.phone(by);
  const seen = signingCodes(it, phone).length;
  const sent = await requestCode(it, by, id);
  expect(sent.__typename).toBe("SigningCodeSent");
  const codes = await eventually(
    () => Promise.resolve(signingCodes(it, phone)),
    (all) => all.length > seen,
  );
  return codes[0] ?? "no code came";
}

/** Applies and signs; the application as it stands then. */
export async function signed(it: World, by: string, rka: string, change: object = {}): Promise<Result> {
  const { id, status, __typename } = await submit(it, by, rka, change);
  expect([__typename, status]).toEqual(["Application", "AWAITING_SIGNATURE"]);
  return sign(it, by, id, await signingCode(it, by, id));
}

/** The application as its applicant reads it. */
export const read = (it: World, by: string, id: string): Promise<ReadApplication> =>
  ask(it, "application", { id }, by) as Promise<never>;

export interface ReadApplication {
  status: string;
  statusText: string;
  number: string;
  signingMethods: string[];
  consents: ReadConsent[];
  history: { at: string; status: string; code: string; text: string }[];
  decision: { outcome: string; consentsRequired: number; localExecutiveBody: { bin: string } | null };
}
export interface ReadConsent {
  id: string;
  state: string;
  sentAt: string | null;
  deliveredAt: string | null;
  deadline: string | null;
  answeredAt: string | null;
}

/** Waits until the application stands like this; fails with its history when it does not come to it. */
export async function comesTo(it: World, by: string, id: string, status: string): Promise<ReadApplication> {
  const found = await eventually(
    () => read(it, by, id),
    (one) => one.status === status,
  );
  expect(found.history.map((event) => `${event.status} ${event.code}`).at(-1)).toMatch(
    new RegExp(`^${status} `),
  );
  return found;
}

export interface ConsentRow {
  id: string;
  giver: string;
  state: string;
  deadline: string | null;
  wrongTries: number;
  nonce: number;
}

/** The requests for consent as the database holds them, in the order they were made. */
export const consentsOf = (it: World, applicationId: string): Promise<ConsentRow[]> =>
  it.sql<
    ConsentRow[]
  >`select id, giver, state, deadline::text, wrong_tries as "wrongTries", nonce from consents
    where application_id = ${applicationId} order by sequence`;

/** One giver's request, once it is in the given state, with the code of the message that went to him. */
export async function requestTo(it: World, giver: string, applicationId: string, state = "DELIVERED") {
  const find = async () => (await consentsOf(it, applicationId)).find((one) => one.giver === giver);
  const request = await eventually(find, (one) => one?.state === state);
  expect(request?.state).toBe(state);
  const { id, deadline, nonce } = request!;
  return { id, deadline: deadline ?? "", code: it.context().secrets.code(id, nonce) };
}

/** A code that is not this one. */
export const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
