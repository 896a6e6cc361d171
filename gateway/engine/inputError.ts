import { GraphQLError, type ASTNode } from "graphql";
import type { Language } from "../../subgraphs/shared/call.ts";
import { messageOf } from "../../subgraphs/shared/errors.ts";

/** A malformed value: where it stands and what is expected there, never the value itself. */
export function inputError(fault: {
  readonly argument: string;
  readonly type: string;
  /** What the scalar threw; only its word for what is expected is used. */
  readonly error: unknown;
  readonly language: Language;
  readonly node?: ASTNode;
}): GraphQLError {
  const { argument, type, error, language, node } = fault;
  const extensions = { code: "BAD_USER_INPUT", argument, expected: expectedBy(error) ?? "SCALAR", type };
  return new GraphQLError(messageOf(extensions, language), { extensions, ...(node && { nodes: [node] }) });
}

/** Our scalars throw coded errors that say what they expect; graphql-js and the public schema wrap them. */
function expectedBy(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const expected = error instanceof GraphQLError ? error.extensions["expected"] : undefined;
  if (typeof expected === "string") return expected;
  return expectedBy(error instanceof GraphQLError ? error.originalError : error.cause);
}
