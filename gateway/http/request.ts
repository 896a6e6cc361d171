import type { IncomingMessage } from "node:http";
import { BodyGarbled, BodyTooLarge, mostBytes, readBody } from "../../subgraphs/shared/http/body.ts";
import { badInput, coded } from "../../subgraphs/shared/errors.ts";

/** A GraphQL request as the HTTP specification has it: one operation. */
export interface GraphqlRequest {
  /** Empty where the document is named by an id only. */
  readonly query: string;
  /** By the specification's draft on persisted documents; also `extensions` may name one. */
  readonly documentId?: unknown;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
  readonly extensions?: Record<string, unknown> | null | undefined;
}

/** Reads the body of a POST. Throws BAD_USER_INPUT for what is no request, QUERY_TOO_LARGE for what is too long. */
export async function readPost(request: IncomingMessage): Promise<GraphqlRequest> {
  return checked(await readJson(request), "body");
}

const parameters = ["query", "documentId", "operationName", "variables", "extensions"];

/** Reads the parameters of a GET. Others there may be are not looked at: their names could be anything. */
export function readGet({ searchParams }: URL): GraphqlRequest {
  const given: Record<string, unknown> = {};
  for (const name of parameters) {
    const [value, ...more] = searchParams.getAll(name);
    if (more.length > 0) throw badInput(name, "REQUEST");
    if (value !== undefined)
      given[name] = name === "variables" || name === "extensions" ? parsed(value) : value;
  }
  return checked(given, "query");
}

/** Reads a body that is to be JSON, within the limit. Throws BAD_USER_INPUT or QUERY_TOO_LARGE. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  return parsed(await bodyOf(request));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  try {
    return await readBody(request);
  } catch (error) {
    if (error instanceof BodyTooLarge) throw coded("QUERY_TOO_LARGE", { what: "bytes", limit: mostBytes });
    if (error instanceof BodyGarbled) throw badInput("request", "REQUEST");
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badInput("request", "REQUEST");
  }
}

function checked(given: unknown, whole: string): GraphqlRequest {
  // A list would be a batch: every operation stands in a request of its own.
  if (!isMap(given)) throw badInput(whole, "REQUEST");
  const { query = "", operationName, variables, extensions } = given;
  if (typeof query !== "string") throw badInput("query", "REQUEST");
  if (operationName != null && typeof operationName !== "string") throw badInput("operationName", "REQUEST");
  if (variables != null && !isMap(variables)) throw badInput("variables", "REQUEST");
  if (extensions != null && !isMap(extensions)) throw badInput("extensions", "REQUEST");
  return { ...given, query };
}

/** What a GET asks, as it stands in an address: what it named by an id stands there in full. */
export function searchOf({ query, operationName, variables, extensions }: GraphqlRequest): string {
  const search = new URLSearchParams({ query });
  if (operationName != null) search.set("operationName", operationName);
  if (variables != null) search.set("variables", JSON.stringify(variables));
  if (extensions != null) search.set("extensions", JSON.stringify(extensions));
  return `?${search.toString()}`;
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
