import { Pool } from "undici";
import type { Call } from "../call.ts";
import { RegisterSilent } from "../register.ts";
import type { OperationKind, RegisterAnswer, Variables } from "./answer.ts";
import { createBreaker } from "./breaker.ts";
import { refuseLate } from "./inTime.ts";
import { post, PostFailed, type PostRequest } from "./post.ts";
import { readAnswer } from "./readAnswer.ts";

export interface RegisterClientOptions {
  readonly register: string;
  /** The address of the register's GraphQL, public or internal; readiness is asked at `/readyz` beside it. */
  readonly url: string;
  /** The token that carries the call to this register; left out for a subgraph that is not of this project. */
  sign?(call: Call, register: string): string;
  /** Connections kept open; 32 when not given. */
  readonly connections?: number;
}

/** A register behind HTTP, as the gateway and the other registers ask it. */
export interface RegisterClient {
  /** One operation, prepared; rejects with RegisterSilent when no whole answer came in time. */
  prepare(
    operation: string,
    operationName: string | undefined,
    kind: OperationKind,
  ): (variables: Variables, call: Call) => Promise<RegisterAnswer>;
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Keep-alive, deadline, abort, checks of the answer, one retry of reads, a breaker. */
export function registerClient({
  register,
  url,
  sign,
  connections = 32,
}: RegisterClientOptions): RegisterClient {
  const { origin, pathname, search } = new URL(url);
  const path = pathname + search;
  const pool = new Pool(origin, { connections });
  const send = sender(register, pool);
  return {
    prepare(operation, operationName, kind) {
      const head = bodyHead(operation, operationName);
      return (variables, call) => {
        refuseLate(register, call);
        const { deadline, signal } = call;
        const headers = {
          "content-type": "application/json",
          accept: "application/json",
          ...(sign && { authorization: `Bearer ${sign(call, register)}` }),
        };
        return send({ path, headers, body: `${head}${JSON.stringify(variables)}}`, deadline, signal }, kind);
      };
    },
    ready: () => askReady(register, pool),
    close: () => pool.close(),
  };
}

function bodyHead(operation: string, operationName: string | undefined): string {
  const name = operationName === undefined ? "" : `"operationName":${JSON.stringify(operationName)},`;
  return `{"query":${JSON.stringify(operation)},${name}"variables":`;
}

/** Sends by way of the breaker; whatever goes wrong is silence. */
function sender(register: string, pool: Pool) {
  const breaker = createBreaker();
  return async (request: PostRequest, kind: OperationKind): Promise<RegisterAnswer> => {
    if (!breaker.admits(Date.now())) throw leftAlone(register);
    try {
      const answer = readAnswer(await postTwiceAtMost(pool, request, kind));
      breaker.succeeded();
      return answer;
    } catch (error) {
      if (request.signal.aborted) breaker.toldNothing();
      else breaker.failed(Date.now());
      throw new RegisterSilent(register, { cause: error });
    }
  };
}

const leftAlone = (register: string) =>
  new RegisterSilent(register, { cause: new Error("the register is left alone for a while") });

/** A read whose connection broke before any answer is asked once more; a mutation never, it may have been done. */
async function postTwiceAtMost(pool: Pool, request: PostRequest, kind: OperationKind): Promise<string> {
  try {
    return await post(pool, request);
  } catch (error) {
    const mayRepeat = kind === "query" && error instanceof PostFailed && error.beforeAnswer;
    if (!mayRepeat || request.signal.aborted || Date.now() >= request.deadline) throw error;
    return post(pool, request);
  }
}

/** In milliseconds; a register that needs longer to say that it is ready, is not. */
const patienceForReadiness = 2_000;

async function askReady(register: string, pool: Pool): Promise<void> {
  try {
    const signal = AbortSignal.timeout(patienceForReadiness);
    const { statusCode, body } = await pool.request({ path: "/readyz", method: "GET", signal });
    await body.dump();
    if (statusCode !== 200) throw new Error(`status ${statusCode}`);
  } catch (error) {
    throw new RegisterSilent(register, { cause: error });
  }
}
