import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import { refuseTooDeep } from "../../subgraphs/shared/limits.ts";
import { noteLiterals } from "../engine/literals.ts";
import { readDocument } from "./documents.ts";

/** What does not fit the schema, all of it. */
export class InvalidDocument extends Error {
  readonly errors: readonly GraphQLError[];
  constructor(errors: readonly GraphQLError[]) {
    super("the document does not fit the schema");
    this.name = "InvalidDocument";
    this.errors = errors;
  }
}

/** The document of a text, within the limits and valid: the same checks as `/graphql` makes, for other doors. */
export function validDocument(schema: GraphQLSchema, text: string, introspection: boolean): DocumentNode {
  const document = readDocument(text);
  refuseTooDeep(document);
  const rules = [
    ...specifiedRules,
    noteLiterals,
    ...(introspection ? [] : [NoSchemaIntrospectionCustomRule]),
  ];
  const errors = validate(schema, document, rules);
  if (errors.length > 0) throw new InvalidDocument(errors.map(asValidationError));
  return document;
}

/** Scalars give their own code; every other fault is one of validation. */
function asValidationError(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    extensions: { code: "GRAPHQL_VALIDATION_FAILED", ...error.extensions },
    originalError: error,
  });
}
