import { GraphQLError } from "graphql";
import type { Call } from "../../subgraphs/shared/call.ts";
import { isErrorCode, messageOf, type ErrorCode } from "../../subgraphs/shared/errors.ts";
import { count, faultOf, opaqueId } from "../../subgraphs/shared/logKinds.ts";
import { expectedTexts } from "../../subgraphs/shared/text/errors.ts";
import type { Log } from "../../subgraphs/shared/register.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { maskValidationError } from "../engine/literals.ts";

/** One error as it leaves. Ours have a message of the catalogue, a code, the request's id and where to read more. */
export interface PublicError {
  readonly message: string;
  readonly locations?: NonNullable<GraphQLError["locations"]>;
  readonly path?: NonNullable<GraphQLError["path"]>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Turns errors of any origin into those that may leave. Ours are logged, once, with the request's id. */
export type Mask = (
  errors: readonly GraphQLError[],
  call: Pick<Call, "language" | "requestId">,
) => PublicError[];

const matches = (form: RegExp) => (value: unknown) => typeof value === "string" && form.test(value);
/** A name of the schema, a path of such names, or a header: never a number somebody is known by. */
const isName = (value: unknown) =>
  matches(/^[@?A-Za-z_][\w.?[\]-]{0,199}$/)(value) && !matches(/\d{6}/)(value);
/** What is put into a text of the catalogue: a limit, or the day from which rules are in force. */
const isFilling = (value: unknown) => count.holds(value) || matches(/^\d{4}-\d\d-\d\d$/)(value);

/** What of an error's extensions is for clients, and what each may hold. Anything else is left out, whoever wrote it. */
const shown: Readonly<Record<string, (value: unknown) => boolean>> = {
  argument: isName,
  expected: (value) => typeof value === "string" && Object.hasOwn(expectedTexts, value),
  values: (value) => typeof value === "object" && value !== null && Object.values(value).every(isFilling),
  type: matches(/^[A-Za-z_\d![\]]{0,100}$/),
  register: matches(/^[a-z][a-z0-9]{0,30}$/),
  retryAfter: count.holds,
  what: matches(/^[a-z]{1,20}$/),
  limit: count.holds,
  measured: count.holds,
};

/** What Apollo Server says in words of its own. */
const apolloCodes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  BAD_REQUEST: { code: "BAD_USER_INPUT", argument: "request", expected: "REQUEST" },
  PERSISTED_QUERY_NOT_FOUND: { code: "OPERATION_NOT_ALLOWED" },
  PERSISTED_QUERY_NOT_SUPPORTED: { code: "OPERATION_NOT_ALLOWED" },
  OPERATION_RESOLUTION_FAILURE: { code: "BAD_USER_INPUT", argument: "operationName", expected: "OPERATION" },
};

interface Surroundings {
  readonly log: Log;
  readonly metrics: Metrics;
  /** In development a fault of the document is told in the validator's words too. */
  readonly development: boolean;
}

export function masking({ log, metrics, development }: Surroundings): Mask {
  const masked = (
    given: GraphQLError,
    { language, requestId }: Pick<Call, "language" | "requestId">,
  ): PublicError => {
    const error =
      given.extensions["code"] === "GRAPHQL_VALIDATION_FAILED" ? maskValidationError(given, language) : given;
    const told = tellable(error.extensions);
    if (told.code === "INTERNAL")
      log("gateway.fault", { requestId: opaqueId(requestId), fault: faultOf(error.originalError) });
    metrics.told(told.code);
    const detail =
      development && told.code === "GRAPHQL_VALIDATION_FAILED" ? withoutValues(error.message) : undefined;
    return {
      message: messageOf(told, language),
      ...(error.locations && { locations: error.locations }),
      ...(error.path && { path: error.path }),
      extensions: {
        ...told,
        requestId,
        help: `/errors/${told.code}`,
        ...(detail !== undefined && { detail }),
      },
    };
  };
  return (errors, call) => errors.map((error) => masked(error, call));
}

/** The code, and what of the rest a client may see. */
function tellable(given: Readonly<Record<string, unknown>>): Record<string, unknown> & { code: ErrorCode } {
  const extensions = apolloCodes[String(given["code"])] ?? given;
  const { code } = extensions;
  if (!isErrorCode(code)) return { code: "INTERNAL" };
  const told: Record<string, unknown> & { code: ErrorCode } = { code };
  for (const [key, holds] of Object.entries(shown)) if (holds(extensions[key])) told[key] = extensions[key];
  return told;
}

/** The validator's words name fields and types of the document; words with a long number in them stay here. */
function withoutValues(message: string): string | undefined {
  return /\d{6}/.test(message) ? undefined : message;
}

/** Whatever was thrown, as an error that can be masked. */
export function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error("something that is no error was thrown");
  return new GraphQLError("failed", { extensions: { code: "INTERNAL" }, originalError });
}
