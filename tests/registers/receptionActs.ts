import { expect } from "vitest";
import type { Caller } from "../../subgraphs/shared/call.ts";
import type { Answer } from "../../subgraphs/shared/execute.ts";
import { invented } from "./invented.ts";
import { at, told, type Question } from "./opened.ts";
import { input, send } from "./registrationActs.ts";
import { citizen, type World } from "./registrationWorld.ts";

export interface Visit {
  readonly applicant: string;
  readonly person: string;
  readonly rka: string;
}
export const operator = {
  role: "service_centre_operator",
  iin: invented(9_002),
} as const satisfies Caller;

const openReception = `mutation ($input: OpenReceptionInput!) { openReception(input: $input) { __typename
  ... on Reception { number expiresAt eligibility { outcome findings { rule { id } answer } } }
  ... on ReceptionNotNeeded { code message(language: EN) } } }`;

/** Cases are the register's own: what others would ask it about them, it is asked here. */
export function answersForCases(it: World): void {
  it.replies["caseScope"] = async ({ number }: { number: string }) =>
    at(
      await it.internal("query($number: ID!) { caseScope(number: $number) { applicant person rka } }", {
        variables: { number },
      }),
      "caseScope",
    );
}

/** What comes of opening a case; which fields there are depends on the member. */
export interface Received {
  readonly __typename: string;
  readonly number: string;
  readonly expiresAt: string;
  readonly eligibility?: { readonly outcome: string };
  readonly code?: string;
  readonly message?: string;
}

/** An operator opens a case for a visitor, with the purpose alone unless told. */
export const receive = (it: World, visit: Visit, question: Question = {}): Promise<Answer> =>
  it.query(openReception, { by: operator, case: null, ...question, variables: { input: visit } });

export async function received(it: World, visit: Visit, question: Question = {}): Promise<Received> {
  const answer = await receive(it, visit, question);
  expect(told(answer)).toEqual([]);
  return at<Received>(answer, "openReception");
}

/** The number of a case that was opened. */
export async function reception(it: World, visit: Visit): Promise<string> {
  const found = await received(it, visit);
  expect(found.__typename).toBe("Reception");
  return found.number;
}

const under = (number: string): Question => ({ by: operator, case: number, language: "EN" });

export const submitUnder = (it: World, number: string, { person, rka }: Visit, change: object = {}) =>
  send(
    it,
    "submitApplication",
    { input: input({ person, rka, channel: "SERVICE_CENTRE", reason: "CARE", ...change }) },
    under(number),
  );
export const requestCodeUnder = (it: World, number: string, id: string, question: Question = {}) =>
  send(it, "requestSigningCode", { id }, { ...under(number), ...question });

/** With the first code that was sent for this application. */
export const signUnder = (it: World, number: string, applicationId: string) => {
  const smsCode = it.context().secrets.code(applicationId, 0);
  return send(it, "signApplication", { input: { applicationId, smsCode } }, under(number));
};

/** The messages in somebody's account, newest first. */
export async function accountOf(it: World, iin: string) {
  const answer = await it.query(
    "{ me { notifications { nodes { text(language: EN) application { id } } } } }",
    { by: citizen(iin) },
  );
  expect(told(answer)).toEqual([]);
  return at<{ text: string; application: { id: string } | null }[]>(answer, "me", "notifications", "nodes");
}
