import { GraphQLError } from "graphql";
import { type Language } from "./call.ts";
import { errorTexts, expectedTexts } from "./text/errors.ts";
import { fill, say } from "./text/language.ts";

/** The closed list of codes a client may see (errors.md of the design; the catalogue has each text). */
export type ErrorCode = keyof typeof errorTexts;
export type Expected = keyof typeof expectedTexts;

/** An error the client may see: one code; the message is put into the reader's language at the door. */
export function coded(code: ErrorCode, extensions: Readonly<Record<string, unknown>> = {}): GraphQLError {
  const all = { ...extensions, code };
  return new GraphQLError(messageOf(all, "EN"), { extensions: all });
}

/** The caller may not read this field of this object: the field is null and the errors name it. */
export const hidden = () => coded("HIDDEN");
/** The role may never do this. */
export const forbidden = () => coded("FORBIDDEN");
/** The case an official states opens nothing, or no longer. */
export const caseNotOpen = () => coded("FORBIDDEN", { argument: "X-Case", expected: "OPEN_CASE" });
/** An official without purpose and case, or with another role's purpose. */
export const purposeRequired = () => coded("PURPOSE_REQUIRED");

/** A malformed argument: names its path and what is expected, never the value. */
export function badInput(argument: string, expected: Expected, values: Record<string, string | number> = {}) {
  return coded("BAD_USER_INPUT", { argument, expected, ...(Object.keys(values).length > 0 && { values }) });
}

/** A register did not answer: what it would have said is unknown. `retryAfter` is in seconds. */
export function registerUnavailable(register: string, retryAfter = 2): GraphQLError {
  return coded("REGISTER_UNAVAILABLE", { register, retryAfter });
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(errorTexts, code);
}

/** The catalogue's message for these extensions, in the reader's language. */
export function messageOf(extensions: Readonly<Record<string, unknown>>, language: Language): string {
  const { code, argument, expected, values } = extensions;
  if (!isErrorCode(code)) return say(errorTexts.INTERNAL, language);
  if (code === "FORBIDDEN" && isExpected(expected)) return say(expectedTexts[expected], language);
  if (code !== "BAD_USER_INPUT") return say(errorTexts[code], language);
  const wanted = isExpected(expected) ? expectedTexts[expected] : expectedTexts.SCALAR;
  const filled = isRecord(values) ? fill(wanted, values) : wanted;
  return say(
    fill(errorTexts.BAD_USER_INPUT, {
      argument: typeof argument === "string" ? argument : "?",
      expected: filled,
    }),
    language,
  );
}

function isExpected(key: unknown): key is Expected {
  return typeof key === "string" && Object.hasOwn(expectedTexts, key);
}

function isRecord(value: unknown): value is Record<string, string | number> {
  return typeof value === "object" && value !== null;
}
