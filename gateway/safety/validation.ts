import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import { noteLiterals } from "../engine/literals.ts";
import { mostCharacters, readAdmitted } from "./documents.ts";

/** What does not fit the schema, all of it. */
export class InvalidDocument extends Error {
  readonly errors: readonly GraphQLError[];
  constructor(errors: readonly GraphQLError[]) {
    super("the document does not fit the schema");
    this.name = "InvalidDocument";
    this.errors = errors;
  }
}

/** The document of a text, within the limits and valid. Throws a coded error or {@link InvalidDocument}. */
export type ReadDocument = (text: string) => DocumentNode;

/**
 * The same checks as `/graphql` makes, for the doors of subscriptions. Valid documents are kept, so that a thousand
 * subscribers of one text share one document and, with it, one plan.
 */
export function validDocuments(
  engine: { readonly publicSchema: GraphQLSchema },
  introspection: boolean,
): ReadDocument {
  const rules = [
    ...specifiedRules,
    noteLiterals,
    ...(introspection ? [] : [NoSchemaIntrospectionCustomRule]),
  ];
  let kept = new Map<string, DocumentNode>();
  let schema = engine.publicSchema;
  let characters = 0;
  return (text) => {
    if (schema !== engine.publicSchema || characters > mostCharacters) {
      schema = engine.publicSchema;
      kept = new Map();
      characters = 0;
    }
    const known = kept.get(text);
    if (known) return known;
    const document = readAdmitted(text);
    const errors = validate(schema, document, rules);
    if (errors.length > 0) throw new InvalidDocument(errors.map(asValidationError));
    kept.set(text, document);
    characters += text.length;
    return document;
  };
}

/** Scalars give their own code; every other fault is one of validation. */
function asValidationError(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    extensions: { code: "GRAPHQL_VALIDATION_FAILED", ...error.extensions },
    originalError: error,
  });
}
