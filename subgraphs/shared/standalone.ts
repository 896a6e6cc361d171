import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { GraphQLError } from "graphql";
import type { Call } from "./call.ts";
import { inTime } from "./client/inTime.ts";
import { badInput, coded } from "./errors.ts";
import { compileFor, maskErrors, type Answer, type Compile } from "./execute.ts";
import { answerJson, leaving } from "./http/answer.ts";
import { BodyTooLarge, readBody } from "./http/body.ts";
import { sendEvents } from "./http/eventFrames.ts";
import { readCall } from "./internalToken.ts";
import { faultOf, registerWord } from "./logKinds.ts";
import type { Log, Register } from "./register.ts";
import { eventsOf } from "./standaloneEvents.ts";

/** A route that is neither GraphQL nor readiness: the telephone's doors of development. */
export type ExtraRoute = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

export interface StandaloneOptions {
  readonly register: Register;
  /** What gateway and registers sign their calls with. */
  readonly key: Uint8Array;
  readonly log: Log;
  readonly extra?: Readonly<Record<string, ExtraRoute>>;
  /** Aborted when the process closes: streams end then. */
  readonly closing: AbortSignal;
}

/** An operation of a register, as it comes over HTTP. */
export interface Operation {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown>;
}

/** A representation list for a page of 1,000 entities is far from this. */
const mostBytes = 8 * 1_048_576;

/** One register behind HTTP. Without a call signed for it, it says nothing, its SDL included. */
export function standalone(options: StandaloneOptions): RequestListener {
  const { register, log } = options;
  const schemas: Record<string, Compile> = {
    "/graphql": compileFor(register.schema, register.name, log),
    "/internal": compileFor(register.internal, register.name, log),
  };
  return (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://register");
    const compile = schemas[pathname];
    const isAsked = compile !== undefined || pathname === "/graphql/stream";
    const served = isAsked
      ? serveCall(options, compile, request, response)
      : serveOther(options, request, response);
    served.catch((error: unknown) => {
      log("register.http", { register: registerWord(register.name), fault: faultOf(error) });
      answerJson(response, 500, toAnswer(coded("INTERNAL")));
      response.end();
    });
  };
}

/** An operation, with the call that carries it; without a schema, a subscription. */
async function serveCall(
  options: StandaloneOptions,
  compile: Compile | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = await callFrom(request, options, leaving(response));
  if (!call) return answerJson(response, 401, toAnswer(coded("UNAUTHENTICATED")));
  const operation = await operationFrom(request);
  if (operation instanceof GraphQLError) return answerJson(response, 400, toAnswer(operation));
  if (compile) return answerJson(response, 200, await execute(compile, options, operation, call));
  await sendEvents(response, {
    query: operation.query,
    results: () => eventsOf(options, call, operation),
    closing: options.closing,
  });
}

async function serveOther(
  { register, extra = {}, closing }: StandaloneOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://register");
  if (url.pathname === "/livez") return answerJson(response, 200, { live: true });
  if (url.pathname === "/readyz") {
    const answers = () =>
      register.ready().then(
        () => true,
        () => false,
      );
    const ready = !closing.aborted && (await answers());
    const smsLinks = register.smsLinks?.();
    return answerJson(response, ready ? 200 : 503, { ready, ...(smsLinks && { smsLinks }) });
  }
  const route = extra[url.pathname];
  if (route) await route(request, response, url);
  else answerJson(response, 404, { error: "there is nothing here" });
}

async function execute(
  compile: Compile,
  { register, log }: StandaloneOptions,
  { query, operationName, variables }: Operation,
  call: Call,
): Promise<Answer> {
  const { name } = register;
  try {
    const run = compile(query, operationName);
    return await inTime(Promise.resolve(run(variables, register.createContext(call))), name, call);
  } catch (error) {
    const originalError = error instanceof Error ? error : undefined;
    return {
      data: null,
      errors: maskErrors([error instanceof GraphQLError ? error : { originalError }], name, log),
    };
  }
}

async function callFrom(
  request: IncomingMessage,
  { register, key }: StandaloneOptions,
  signal: AbortSignal,
): Promise<Call | null> {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
  return token === undefined ? null : readCall(token, register.name, key, signal).catch(() => null);
}

async function operationFrom(request: IncomingMessage): Promise<Operation | GraphQLError> {
  if (request.method !== "POST") return badInput("request", "REQUEST");
  try {
    const body = JSON.parse(await readBody(request, mostBytes)) as Record<string, unknown> | null;
    const { query, operationName, variables } = body ?? {};
    if (typeof query !== "string") return badInput("query", "REQUEST");
    return {
      query,
      operationName: typeof operationName === "string" ? operationName : undefined,
      variables: typeof variables === "object" && variables !== null ? { ...variables } : {},
    };
  } catch (error) {
    if (error instanceof BodyTooLarge) return coded("QUERY_TOO_LARGE", { what: "bytes", limit: mostBytes });
    return badInput("request", "REQUEST");
  }
}

/** `data` is always there: some routers fail without it. */
function toAnswer({ message, extensions }: GraphQLError) {
  return { data: null, errors: [{ message, extensions }] };
}
