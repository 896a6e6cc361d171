import { GraphQLError, type ASTNode } from "graphql";
import type { Language } from "../../subgraphs/shared/call.ts";
import { isErrorCode, messageOf } from "../../subgraphs/shared/errors.ts";
import { RegisterSilent } from "../../subgraphs/shared/register.ts";
import { pauseSeconds, type RegisterError } from "../transport/transport.ts";
import type { Path } from "./unanswered.ts";

/** Why a place has no answer: what the client is told, and for the log only, what was behind it. */
export interface Fault {
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** What a client may see of an error's extensions: words of our own catalogue, never an address of ours. */
const shown = [
  "code",
  "argument",
  "expected",
  "values",
  "register",
  "retryAfter",
  "help",
  "limit",
  "measured",
];

/** A register's error as the client may see it: coded ones keep their code, all others are masked. */
export function faultOf(error: RegisterError): Fault {
  const given = error.extensions ?? {};
  if (!isErrorCode(given["code"])) {
    const original = error instanceof GraphQLError ? error.originalError : undefined;
    return original instanceof RegisterSilent ? unavailable(original.register, original) : internal(error);
  }
  const extensions: Record<string, unknown> = {};
  for (const key of shown) if (given[key] !== undefined) extensions[key] = given[key];
  return { extensions, cause: error };
}

/** We failed; what exactly is for the log. */
export function internal(cause: unknown): Fault {
  return { extensions: { code: "INTERNAL" }, cause };
}

/** The register was down, late or lying: what it would have said is unknown. */
export function unavailable(serviceName: string, cause: unknown): Fault {
  const register = serviceName.toLowerCase();
  return { extensions: { code: "REGISTER_UNAVAILABLE", register, retryAfter: pauseSeconds }, cause };
}

/** What a refusal before execution means: a coded one is an answer, anything else is silence. */
export function refusal(serviceName: string, error: unknown): Fault {
  const code = error instanceof Object && "extensions" in error ? codeOf(error.extensions) : undefined;
  const isOurs = code === undefined || code === "INTERNAL" || code.startsWith("GRAPHQL_");
  return isOurs ? unavailable(serviceName, error) : faultOf(error as RegisterError);
}

function codeOf(extensions: unknown): string | undefined {
  const code = extensions instanceof Object && "code" in extensions ? extensions.code : undefined;
  return isErrorCode(code) ? code : undefined;
}

/** The fault as one error of the response, in the reader's language. */
export function errorAt(
  fault: Fault,
  language: Language,
  path?: Path,
  nodes?: readonly ASTNode[],
): GraphQLError {
  const { extensions, cause } = fault;
  return new GraphQLError(messageOf(extensions, language), {
    extensions,
    ...(path && { path }),
    ...(nodes && { nodes }),
    ...(cause instanceof Error && { originalError: cause }),
  });
}
