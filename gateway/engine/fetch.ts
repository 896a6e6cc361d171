import type { FetchNode } from "@graphql-hive/router-query-planner";
import type { RegisterAnswer, RegisterError, Variables } from "../transport/transport.ts";
import { faultOf, refusal, unavailable, type Fault } from "./faults.ts";
import type { Fields } from "./json.ts";
import { merge } from "./merge.ts";
import { compileRewrites, renamesOf } from "./rewrites.ts";
import type { PlanSetting, Run, Step } from "./run.ts";
import { selectionOf } from "./selection.ts";
import { because, mark, place, type Path, type Reason, type Selection } from "./unanswered.ts";

/** A fetch of root fields: its answer is merged into the data. */
export function compileRootFetch(node: FetchNode, { isA, transports }: PlanSetting): Step {
  const { serviceName, operation, operationName, operationKind = "query" } = node;
  const ask = transports(serviceName).prepare(operation, operationName, operationKind);
  const used = pickVariables(node.variableUsages);
  const take = compileRootAnswer(node, { isA });
  return async (run) => {
    let answer: RegisterAnswer;
    try {
      answer = await ask(used(run.variables), run.call);
    } catch (error) {
      take(run, { errors: [] }, refusal(serviceName, error));
      return;
    }
    take(run, answer);
  };
}

/** Takes one answer of root fields, also an event of a subscription, into the run. */
export function compileRootAnswer(node: Omit<FetchNode, "kind">, { isA }: Pick<PlanSetting, "isA">) {
  const { serviceName, operation, outputRewrites } = node;
  const renames = renamesOf(outputRewrites);
  const selection = selectionOf(operation, renames);
  const rewrite = compileRewrites(outputRewrites, isA);
  return (run: Run, answer: RegisterAnswer, failure?: Fault): void => {
    const errors = answer.errors ?? [];
    const data: Fields = answer.data ?? {};
    if (errors.length > 0) placeErrors(run, data, selection, errors, renames);
    if (!answer.data) mark(data, selection, failure ? because(failure) : withoutData(serviceName, errors));
    rewrite?.(data);
    merge(run.data, data);
  };
}

/** Puts errors with a path where they belong; the others, and those whose place is not null, stand alone. */
function placeErrors(
  run: Run,
  data: Fields,
  selection: Selection,
  errors: readonly RegisterError[],
  renames: ReadonlyMap<string, string>,
): void {
  for (const error of errors) {
    const path = renamed(error.path ?? [], renames);
    const fault = faultOf(error);
    if (error.path && place(data, selection, path, fault)) continue;
    // Without any data the error explains every field; see refusalOf.
    if (Object.keys(data).length > 0) run.stray.push(error.path ? { fault, path } : { fault });
  }
}

/** No data at all, and why: an error with a path has emptied everything from its own place. */
function withoutData(serviceName: string, errors: readonly RegisterError[]): readonly Reason[] {
  const spread = errors.find(({ path }) => path !== undefined && path.length > 0);
  if (spread) return [{ fault: faultOf(spread), below: [], beside: true }];
  return because(refusalOf(serviceName, errors));
}

/** No data at all: the first coded error is the reason, and without one the register is as good as silent. */
export function refusalOf(serviceName: string, errors: readonly RegisterError[]): Fault {
  const [first] = errors;
  return first ? refusal(serviceName, first) : unavailable(serviceName, undefined);
}

/** An error's path with the planner's aliases replaced by the fields they stand for. */
export function renamed(path: Path, renames: ReadonlyMap<string, string>): Path {
  if (renames.size === 0) return path;
  return path.map((key) => (typeof key === "string" ? (renames.get(key) ?? key) : key));
}

/** The variables an operation of the plan declares, as the client gave them. */
export function pickVariables(usages: readonly string[] | undefined): (variables: Variables) => Variables {
  if (!usages?.length) return () => ({});
  return (variables) => {
    const picked: Variables = {};
    for (const name of usages) if (variables[name] !== undefined) picked[name] = variables[name];
    return picked;
  };
}
