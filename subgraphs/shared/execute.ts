import { parse, validate, type DocumentNode, type ExecutionResult, type GraphQLSchema } from "graphql";
import { onceRecorded } from "./audit/onceRecorded.ts";
import { isOutOfReach } from "./database/outOfReach.ts";
import { coded, isErrorCode, messageOf, registerUnavailable } from "./errors.ts";
import { executableOf, type Executable } from "./executable.ts";
import { refuseTooDeep } from "./limits.ts";
import { faultOf, registerWord, sqlState } from "./logKinds.ts";
import { RegisterSilent, type Log } from "./register.ts";

/** What a register answers: plain objects and coded errors. */
export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: readonly AnswerError[];
}
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Record<string, unknown>;
}

/** Runs one operation, compiled once, against a context. */
export type RunOperation = (variables: Record<string, unknown>, context: object) => Promise<Answer> | Answer;
export type Compile = (operation: string, operationName?: string) => RunOperation;

/** Documents kept compiled per schema: planner and registers send a bounded set, a stranger could send any. */
const mostDocuments = 2_000;

/**
 * Compiles operations of a register's schema and keeps them by text.
 * A document that is too deep, or does not fit the schema, throws one coded error.
 */
export function compileFor(schema: GraphQLSchema, register: string, log: Log): Compile {
  const compiled = new Map<string, RunOperation>();
  return (operation, operationName = "") => {
    const key = `${operationName}\n${operation}`;
    const known = compiled.get(key);
    if (known) return known;
    if (compiled.size >= mostDocuments) compiled.clear();
    const run = runOf(executableOf(schema, readDocument(schema, operation), operationName), register, log);
    compiled.set(key, run);
    return run;
  };
}

/** The parsed document, within the limits and valid against the schema. */
export function readDocument(schema: GraphQLSchema, operation: string): DocumentNode {
  let document: DocumentNode;
  try {
    document = parse(operation, { maxTokens: 20_000, noLocation: true });
  } catch {
    throw coded("GRAPHQL_PARSE_FAILED");
  }
  refuseTooDeep(document);
  if (validate(schema, document).length > 0) throw coded("GRAPHQL_VALIDATION_FAILED");
  return document;
}

function runOf(executable: Executable, register: string, log: Log): RunOperation {
  // Without its audit a register is as silent as one that does not run; the audit has said why.
  const unrecorded = () => ({ data: null, errors: [toAnswerError(registerUnavailable(register))] });
  const masked = ({ data = null, errors }: ExecutionResult): Answer =>
    errors ? { data, errors: maskErrors(errors, register, log) } : { data };
  return (variables, context) => {
    const leave = (result: ExecutionResult) => onceRecorded(masked(result), context, unrecorded);
    const result = executable(variables, context);
    return "then" in result ? result.then(leave) : leave(result);
  };
}

/** An error of graphql-js or graphql-jit; the latter's have no extensions, whatever its types say. */
interface Thrown {
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Record<string, unknown> | undefined;
  readonly originalError?: Error | undefined;
}

/** Errors as they may leave the register: coded ones as they are, silence of another register coded, the rest masked and logged once. */
export function maskErrors(errors: readonly Thrown[], register: string, log: Log): AnswerError[] {
  return errors.map(({ path, extensions, originalError }) => {
    const place = path ? { path } : {};
    // The message anew from the catalogue: around a scalar's refusal GraphQL puts words of its own, with the value.
    if (extensions && isErrorCode(extensions["code"]))
      return { message: messageOf(extensions, "EN"), extensions, ...place };
    if (originalError instanceof RegisterSilent) {
      const silent = registerUnavailable(originalError.register);
      return { message: silent.message, extensions: silent.extensions, ...place };
    }
    // A variable the scalars refused: graphql-jit words it with the value, so the words stay here.
    if (path === undefined && originalError === undefined) return toAnswerError(coded("BAD_USER_INPUT"));
    log("register.fault", {
      register: registerWord(register),
      fault: faultOf(originalError),
      sqlState: sqlState(originalError),
    });
    // A register without its database is as silent as one that does not run.
    const shown = isOutOfReach(originalError) ? registerUnavailable(register) : coded("INTERNAL");
    return { ...toAnswerError(shown), ...place };
  });
}

function toAnswerError({
  message,
  extensions,
}: {
  message: string;
  extensions: Record<string, unknown>;
}): AnswerError {
  return { message, extensions };
}
