import type { Request } from "../measure/load.ts";
import type { Operation, Question } from "../operations.ts";
import type { Served, Stack } from "./stack.ts";

/** Somebody who answers the operations, and what has to be counted when he does. */
export interface Candidate {
  readonly name: string;
  readonly url: string;
  /** His own processes, without those behind him. */
  readonly pids: readonly number[];
  /** Every process that works when he answers. */
  readonly system: readonly number[];
  /** He stands in front of registers that run apart. */
  readonly inFront: boolean;
  /** Seconds from his start until he said that he was ready, where he says it, and until he had answered a question. */
  readonly started?: { readonly ready?: number; readonly answered?: number };
  /** How many calls the registers behind him have been asked so far; 0 where there are none. */
  asked(): Promise<number>;
  /** False where he does not know the operation. */
  answers(operation: Operation): boolean;
  requests(operation: Operation, questions: readonly Question[]): Promise<Request[]>;
  close(): Promise<void>;
}

/** Ours, in one process and over HTTP. */
export function ours(stack: Stack): Candidate[] {
  const behind = [...stack.registers.values()].map(({ pid }) => pid);
  return [
    ourGateway("Mekenjai, one process", stack, stack.together, []),
    ourGateway("Mekenjai, registers over HTTP", stack, stack.apart, behind),
  ];
}

/** A gateway of ours, alone or with registers behind it. */
export function ourGateway(
  name: string,
  stack: Stack,
  gateway: Served,
  behind: readonly number[],
): Candidate {
  return {
    name,
    url: gateway.url,
    pids: [gateway.pid],
    system: [gateway.pid, ...behind, stack.postgres],
    inFront: behind.length > 0,
    started: { ready: gateway.ready },
    asked: () => (behind.length === 0 ? nobody() : askedOf(stack)),
    answers: () => true,
    requests: (operation, questions) =>
      Promise.all(
        questions.map(async (question) => ({
          headers: {
            "content-type": "application/json",
            ...(await credentials(stack, gateway, question)),
            ...(question.purpose && { "x-purpose": question.purpose }),
            ...(question.case && { "x-case": question.case }),
          },
          body: bodyOf(operation, question),
        })),
      ),
    close: () => Promise.resolve(),
  };
}

/** Of whom no calls are known. */
export const nobody = () => Promise.resolve(0);

/** What all registers that run apart have been asked, by gateways and by each other. */
export async function askedOf({ registers }: Stack): Promise<number> {
  const counts = [...registers.values()].map(async ({ inside = "" }) => {
    const response = await fetch(inside);
    return ((await response.json()) as { requests: number }).requests;
  });
  return (await Promise.all(counts)).reduce((sum, one) => sum + one, 0);
}

async function credentials(
  stack: Stack,
  gateway: Served,
  { caller }: Question,
): Promise<{ authorization?: string }> {
  if (caller.role === "anonymous") return {};
  return { authorization: `Bearer ${await stack.token(gateway, caller)}` };
}

export const bodyOf = ({ document, name }: Operation, { variables }: Question): string =>
  JSON.stringify({ query: document, operationName: name[0]!.toUpperCase() + name.slice(1), variables });
