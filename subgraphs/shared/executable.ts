import {
  execute,
  getNamedType,
  isInputObjectType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLNamedType,
  type GraphQLSchema,
} from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import { inlineFragments } from "./inlineFragments.ts";

/** A valid document, ready to be executed many times. */
export type Executable = (
  variables: Record<string, unknown>,
  context: object,
) => ExecutionResult | Promise<ExecutionResult>;

/** Compiled by graphql-jit; what it cannot compile is interpreted by graphql-js, slower and with the same answer. */
export function executableOf(schema: GraphQLSchema, document: DocumentNode, name: string): Executable {
  if (hasEndlessVariable(schema, document)) return interpreted(schema, document, name);
  const query = compileQuery(schema, inlineFragments(document), name, {
    disablingCapturingStackErrors: true,
  });
  if (!isCompiledQuery(query)) return interpreted(schema, document, name);
  return (variables, context) => query.query({}, context, variables);
}

function interpreted(schema: GraphQLSchema, document: DocumentNode, operationName: string): Executable {
  const given = { schema, document, operationName: operationName || null, rootValue: {} };
  return (variableValues, contextValue) => execute({ ...given, variableValues, contextValue });
}

/** graphql-jit writes the reader of a variable out in full, and never ends with an input type that contains itself. */
function hasEndlessVariable(schema: GraphQLSchema, document: DocumentNode): boolean {
  return document.definitions.some(
    (node) =>
      node.kind === Kind.OPERATION_DEFINITION &&
      node.variableDefinitions?.some(({ type: node }) => {
        const type = typeFromAST(schema, node);
        return type !== undefined && containsItself(getNamedType(type), []);
      }),
  );
}

function containsItself(type: GraphQLNamedType, around: readonly GraphQLNamedType[]): boolean {
  if (!isInputObjectType(type)) return false;
  if (around.includes(type)) return true;
  return Object.values(type.getFields()).some((field) =>
    containsItself(getNamedType(field.type), [...around, type]),
  );
}
