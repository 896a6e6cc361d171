import {
  GraphQLError,
  Kind,
  type ASTNode,
  type ASTVisitor,
  type ValidationContext,
  type ValidationRule,
} from "graphql";
import type { Language } from "../../subgraphs/shared/call.ts";
import { inputError } from "./inputError.ts";

interface Place {
  readonly argument: string;
  readonly type: string;
}

/** Where each literal of a document stands; kept as long as the document is. */
const places = new WeakMap<ASTNode, Place>();

/**
 * A validation rule that reports nothing: it notes the argument path of every literal,
 * for `maskValidationError` to name. Give it to the server beside the specification's rules.
 */
export const noteLiterals: ValidationRule = (context: ValidationContext): ASTVisitor => {
  const path: string[] = [];
  const note = (node: ASTNode) => {
    const type = context.getInputType();
    if (path.length > 0) places.set(node, { argument: path.join("."), type: type ? String(type) : "" });
  };
  const named = { enter: (node: { name: { value: string } }) => void path.push(node.name.value), leave };
  function leave() {
    path.pop();
  }
  return {
    Argument: named,
    ObjectField: {
      enter(node) {
        path.push(node.name.value);
        note(node);
      },
      leave,
    },
    VariableDefinition: { enter: (node) => void path.push(node.variable.name.value), leave },
    IntValue: note,
    FloatValue: note,
    StringValue: note,
    BooleanValue: note,
    NullValue: note,
    EnumValue: note,
    ListValue: note,
    ObjectValue: note,
  };
};

const valueKinds = new Set<string>([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
]);

/**
 * A validation error as the client may see it. A malformed literal becomes BAD_USER_INPUT naming the argument, and never
 * repeats the value; every other fault of the document keeps its words. Takes Apollo's wrapper or the error itself.
 */
export function maskValidationError(error: GraphQLError, language: Language): GraphQLError {
  const own = error.originalError instanceof GraphQLError ? error.originalError : error;
  const node = error.nodes?.[0] ?? own.nodes?.[0];
  if (!node || !valueKinds.has(node.kind)) return error;
  const { argument, type } = places.get(node) ?? { argument: "?", type: "" };
  return inputError({ argument, type, error: own, language, node });
}
