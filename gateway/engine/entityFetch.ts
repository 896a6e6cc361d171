import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  FlattenNodePathSegment,
} from "@graphql-hive/router-query-planner";
import type { Ask, OperationKind, RegisterAnswer } from "../transport/transport.ts";
import { pickVariables } from "./fetch.ts";
import { faultOf, refusal } from "./faults.ts";
import { compileGroup, fail, gather, take, type Asked, type Questions } from "./entityGroup.ts";
import { renamesOf } from "./rewrites.ts";
import type { PlanSetting, Run, Step } from "./run.ts";
import { selectionOf } from "./selection.ts";

/** A fetch of entities at one path of the data. */
export function compileEntityFetch(
  node: FetchNode,
  path: FlattenNodePathSegment[],
  setting: PlanSetting,
): Step {
  const alias: EntityBatchAlias = {
    alias: "_entities",
    representationsVariableName: "representations",
    paths: [path],
    requires: node.requires ?? [],
    inputRewrites: node.inputRewrites ?? [],
    outputRewrites: node.outputRewrites ?? [],
  };
  return compileEntities(node, [alias], setting);
}

/** A fetch of entities at several paths of the data, asked in one call. */
export function compileBatchFetch(node: BatchFetchNode, setting: PlanSetting): Step {
  return compileEntities(node, node.entityBatch.aliases, setting);
}

type EntityOperation = Pick<
  FetchNode,
  "serviceName" | "operation" | "operationName" | "operationKind" | "variableUsages"
>;

function compileEntities(
  node: EntityOperation,
  aliases: readonly EntityBatchAlias[],
  { isA, transports }: PlanSetting,
): Step {
  const { serviceName, operation, operationName } = node;
  const kind: OperationKind = node.operationKind ?? "query";
  const ask = transports(serviceName).prepare(operation, operationName, kind);
  const used = pickVariables(node.variableUsages);
  const groups = aliases.map((alias) => {
    const selection = selectionOf(operation, renamesOf(alias.outputRewrites)).get(alias.alias);
    return compileGroup(alias, selection ?? new Map(), serviceName, isA);
  });
  return (run) => {
    const questions = new Map<string, Questions>();
    const asked = groups.map((group) => gather(group, run, questionsFor(questions, group.variable)));
    if (asked.every(({ places }) => places.length === 0)) return undefined;
    const variables = used(run.variables);
    for (const [name, { representations }] of questions) variables[name] = representations;
    return settle(run, asked, serviceName, () => ask(variables, run.call));
  };
}

function questionsFor(questions: Map<string, Questions>, variable: string): Questions {
  let known = questions.get(variable);
  if (!known)
    questions.set(variable, (known = { numbers: new Map(), numbersByKey: new Map(), representations: [] }));
  return known;
}

async function settle(
  run: Run,
  asked: readonly Asked[],
  serviceName: string,
  ask: () => ReturnType<Ask>,
): Promise<void> {
  let answer: RegisterAnswer;
  try {
    answer = await ask();
  } catch (error) {
    const fault = refusal(serviceName, error);
    for (const each of asked) fail(each, fault);
    return;
  }
  for (const each of asked) take(each, run, answer);
  if (!answer.data) return;
  // Errors that name no entity, beside data that came: nobody's place, but not to be kept silent.
  for (const error of answer.errors ?? [])
    if (!asked.some(({ group }) => group.alias === error.path?.[0]))
      run.stray.push({ fault: faultOf(error) });
}
