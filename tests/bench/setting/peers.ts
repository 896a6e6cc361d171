import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Call, RegisterName } from "../../../subgraphs/shared/call.ts";
import { signCall } from "../../../subgraphs/shared/internalToken.ts";
import { registerSdl } from "../../../subgraphs/shared/sdl.ts";
import type { Question } from "../operations.ts";
import { askedOf, bodyOf, type Candidate } from "./candidates.ts";
import type { Stack } from "./stack.ts";
import { startPeers, type Peer } from "./startPeers.ts";

/** Other gateways in front of the same registers. */
export async function peers(stack: Stack, folder: string): Promise<Candidate[]> {
  const registers = [...stack.registers].map(([name, { url }]) => ({
    name,
    url: `${url}/graphql`,
    sdl: registerSdl(name),
  }));
  const started = await startPeers(supergraphOf(stack), registers, folder);
  return started.map((peer) => peerOf(peer, stack));
}

function peerOf({ name, url, pid, answered, close }: Peer, stack: Stack): Candidate {
  const behind = [...stack.registers.values()].map(({ pid }) => pid);
  return {
    name,
    url,
    pids: [pid],
    system: [pid, ...behind, stack.postgres],
    inFront: true,
    started: { answered },
    asked: () => askedOf(stack),
    answers: () => true,
    requests: async (operation, questions) =>
      questions.map((question) => ({
        headers: {
          "content-type": "application/json",
          ...Object.fromEntries(
            operation.registers.map((register) => [
              `x-to-${register}`,
              `Bearer ${signed(question, register, stack)}`,
            ]),
          ),
        },
        body: bodyOf(operation, question),
      })),
    close,
  };
}

/** The call as our gateway would sign it; good for the whole run. */
function signed(question: Question, register: RegisterName, { internalKey }: Stack): string {
  const later = Date.now() + 3 * 3_600_000;
  const call: Call = {
    caller: question.caller,
    purpose: question.purpose ?? null,
    case: question.case ?? null,
    requestId: "bench",
    language: "KK",
    deadline: later,
    signal: new AbortController().signal,
  };
  return signCall(call, register, internalKey, later);
}

/** The committed supergraph with the places where the registers are now. */
function supergraphOf(stack: Stack): string {
  const text = readFileSync(resolve(import.meta.dirname, "../../../schema/supergraph.graphql"), "utf8");
  return text.replace(/(name: "(\w+)", url: ")[^"]*/g, (whole, before: string, name: string) => {
    const served = stack.registers.get(name as RegisterName);
    return served ? `${before}${served.url}/graphql` : whole;
  });
}
