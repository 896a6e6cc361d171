import {
  coerceInputValue,
  isInputType,
  isNonNullType,
  typeFromAST,
  valueFromASTUntyped,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from "graphql";
import type { Language } from "../../subgraphs/shared/call.ts";
import type { Variables } from "../transport/transport.ts";
import { inputError } from "./inputError.ts";

/** The variables as they go to the registers, or what is wrong with them. */
export type Checked =
  { readonly variables: Variables; readonly errors?: never } | { readonly errors: readonly GraphQLError[] };
export type CheckVariables = (given: Variables, language: Language) => Checked;

/**
 * Compiles the check of an operation's variables by the real scalars, so that malformed input never reaches a register.
 * Values go on as they came: the register's own scalars read them.
 */
export function compileVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): CheckVariables {
  const checks = definitions.map((definition) => compileVariable(schema, definition));
  return (given, language) => {
    const variables: Variables = {};
    const errors: GraphQLError[] = [];
    for (const check of checks) check(given, variables, errors, language);
    return errors.length > 0 ? { errors } : { variables };
  };
}

type Check = (given: Variables, accepted: Variables, errors: GraphQLError[], language: Language) => void;

function compileVariable(schema: GraphQLSchema, definition: VariableDefinitionNode): Check {
  const name = definition.variable.name.value;
  const type: GraphQLInputType | undefined = inputTypeOf(schema, definition);
  if (!type) throw new Error("a validated document declares a variable of no input type");
  const standard: unknown = definition.defaultValue && valueFromASTUntyped(definition.defaultValue);
  return (given, accepted, errors, language) => {
    const value: unknown = Object.hasOwn(given, name) ? given[name] : standard;
    if (value === undefined && !isNonNullType(type)) return;
    accepted[name] = value;
    coerceInputValue(value ?? null, type, (path, _invalid, error) => {
      const argument = [name, ...path].join(".");
      errors.push(inputError({ argument, type: String(type), error, language, node: definition }));
    });
  };
}

function inputTypeOf(schema: GraphQLSchema, { type }: VariableDefinitionNode): GraphQLInputType | undefined {
  const found = typeFromAST(schema, type);
  return isInputType(found) ? found : undefined;
}
