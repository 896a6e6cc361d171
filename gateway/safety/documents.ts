import type { ApolloServerOptions } from "@apollo/server";
import { parse, visit, type DocumentNode, type GraphQLError } from "graphql";
import { badInput, coded } from "../../subgraphs/shared/errors.ts";
import { refuseTooDeep } from "../../subgraphs/shared/limits.ts";
import type { GraphqlRequest } from "../http/request.ts";

/** How many words and signs a document may have. */
export const mostTokens = 10_000;
/** Texts found good are remembered up to so many characters together. */
export const mostCharacters = 8_000_000;

/** Which documents may be asked: anybody's, or those that are registered (`registered.ts`). */
export interface Askable {
  /** The request with its document's text, however it named it. Throws a coded error. */
  spellOut(asked: GraphqlRequest): GraphqlRequest;
  /** Looks at a text that is not known yet, before anything costly is done with it. Throws a coded error. */
  admit(text: string): void;
  /** Documents that Apollo Server need not read; it keeps its own when not given. */
  readonly store?: ApolloServerOptions<never>["documentStore"];
}

/** Any document that is within the limits and fits the schema, by its text. */
export function anyDocument(): Askable {
  return {
    spellOut(asked) {
      if (asked.query === "") throw badInput("query", "REQUEST");
      return asked;
    },
    admit: documentGate(),
  };
}

/**
 * Refuses a document before anything costly is done with it: one that does not parse, is too long, too deep or too
 * wide. Validation comes after, for a deep document can make even that slow. Throws a coded error.
 */
function documentGate(): (text: string) => void {
  const good = new Set<string>();
  let characters = 0;
  return (text) => {
    if (good.has(text)) return;
    readAdmitted(text);
    characters += text.length;
    if (characters > mostCharacters) {
      good.clear();
      characters = text.length;
    }
    good.add(text);
  };
}

/** The document of a text, if it may be asked at all: within the limits, and to be answered whole. */
export function readAdmitted(text: string): DocumentNode {
  const document = readDocument(text);
  refuseTooDeep(document);
  refuseInParts(document);
  return document;
}

/** The document of a text. Its words stay out of the error: an unclosed string could be anybody's number. */
function readDocument(text: string): DocumentNode {
  try {
    return parse(text, { maxLexicalTokens: mostTokens });
  } catch (error) {
    const tooLong = error instanceof Error && error.message.includes("tokens. Parsing aborted");
    if (tooLong)
      throw coded("QUERY_TOO_COMPLEX", { what: "tokens", limit: mostTokens, measured: mostTokens + 1 });
    throw Object.assign(coded("GRAPHQL_PARSE_FAILED"), { locations: (error as GraphQLError).locations });
  }
}

/** graphql 16 and Apollo Server have no incremental delivery: said in words, where the validator would know only a name. */
function refuseInParts(document: DocumentNode): void {
  visit(document, {
    Directive({ name: { value } }) {
      if (value === "defer" || value === "stream") throw badInput(`@${value}`, "WHOLE_ANSWER");
    },
  });
}
