import type { QueryPlan } from "@graphql-hive/router-query-planner";
import {
  GraphQLError,
  Kind,
  print,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from "graphql";
import { coded } from "../../subgraphs/shared/errors.ts";
import type { Listen, RegisterAnswer, Variables } from "../transport/transport.ts";
import { compileRootAnswer, pickVariables } from "./fetch.ts";
import { internal, type Fault } from "./faults.ts";
import { splitIntrospection } from "./introspection.ts";
import { conditionVariables } from "./conditions.ts";
import { presentPart } from "./present.ts";
import { compilePlan, splitSubscription } from "./plan.ts";
import type { Planner } from "./planner.ts";
import type { PlanSetting, Run, Step } from "./run.ts";
import { fragmentsOf } from "./selection.ts";
import { compileShape } from "./shape.ts";
import { compileVariables, type CheckVariables } from "./variables.ts";
import type { Write } from "./writing.ts";

/** An operation ready to run: planned and compiled once, executed many times. */
export interface Operation {
  readonly kind: OperationTypeNode;
  readonly checkVariables: CheckVariables;
  /** How the registers are asked; another plan for each choice of what @skip and @include leave. */
  readonly planFor: (variables: Variables) => Promise<Plan>;
  /** The part that the schema itself answers. */
  readonly introspection: DocumentNode | undefined;
}

export interface Plan {
  /** Fills the data from the registers. */
  readonly fill: Step;
  /** Writes the response. */
  readonly write: Write;
  /** For a subscription: where its events come from. */
  readonly source: Source | undefined;
  /** Why there is no plan. */
  readonly failure?: Fault;
}

/** The events of a subscription, and how one becomes data. */
export interface Source {
  readonly serviceName: string;
  readonly listen: Listen;
  take(run: Run, event: RegisterAnswer, failure?: Fault): void;
}

export interface OperationSetting extends PlanSetting {
  readonly planner: Planner;
  readonly schema: GraphQLSchema;
  /** The names of fields that others require. */
  readonly required: ReadonlySet<string>;
}

/** Plans and compiles one operation of a validated document. */
export function compileOperation(
  document: DocumentNode,
  operationName: string | undefined,
  setting: OperationSetting,
): Operation {
  const node = operationIn(document, operationName);
  const { asked, introspection } = splitIntrospection(document, node, fragmentsOf(document));
  return {
    kind: node.operation,
    checkVariables: compileVariables(setting.schema, node.variableDefinitions ?? []),
    introspection,
    planFor: plansOf(document, asked, node, setting),
  };
}

function operationIn(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const found = name ? operations.find((node) => node.name?.value === name) : operations[0];
  if (!found) throw coded("GRAPHQL_VALIDATION_FAILED");
  return found;
}

/** Plans kept for one operation. Clients use few of the choices; whoever tries all of them gets no more memory. */
const mostPlans = 32;

function plansOf(
  document: DocumentNode,
  asked: DocumentNode | undefined,
  node: OperationDefinitionNode,
  setting: OperationSetting,
): Operation["planFor"] {
  const conditions = conditionVariables(document);
  const plans = new Map<string, Promise<Plan>>();
  return (variables) => {
    const choice = conditions.map((name) => (variables[name] === true ? "1" : "0")).join("");
    const known = plans.get(choice);
    if (known) return known;
    if (plans.size >= mostPlans) plans.clear();
    const plan = makePlan(document, asked, node, variables, setting);
    plans.set(choice, plan);
    plan.catch(() => plans.delete(choice));
    return plan;
  };
}

async function makePlan(
  document: DocumentNode,
  asked: DocumentNode | undefined,
  node: OperationDefinitionNode,
  variables: Variables,
  setting: OperationSetting,
): Promise<Plan> {
  const present = presentPart(document, variables, setting.required);
  const toPlan = asked === document ? present : asked && presentPart(asked, variables, setting.required);
  return {
    ...(await filledOrNot(toPlan, node, setting)),
    write: compileWrite(present, node, setting.schema),
  };
}

function compileWrite(
  present: DocumentNode,
  { name, operation }: OperationDefinitionNode,
  schema: GraphQLSchema,
): Write {
  const root = schema.getRootType(operation);
  if (!root) throw coded("GRAPHQL_VALIDATION_FAILED");
  const { selectionSet } = operationIn(present, name?.value);
  return compileShape(root, selectionSet, { schema, fragments: fragmentsOf(present) });
}

const nothing: Step = () => undefined;

/**
 * The planner does not know what to do with some valid operations; one of them must not look like a register's fault.
 * A coded error is of this moment, not of the operation: it is not kept.
 */
async function filledOrNot(
  asked: DocumentNode | undefined,
  node: OperationDefinitionNode,
  setting: OperationSetting,
): Promise<Omit<Plan, "write">> {
  try {
    const plan = asked ? await setting.planner.plan(print(asked), node.name?.value) : undefined;
    return compileFill(plan, node, setting);
  } catch (error) {
    if (error instanceof GraphQLError) throw error;
    return { fill: nothing, source: undefined, failure: internal(error) };
  }
}

function compileFill(
  { node }: Pick<QueryPlan, "node"> = {},
  { operation }: OperationDefinitionNode,
  setting: OperationSetting,
): Omit<Plan, "write"> {
  if (!node) return { fill: nothing, source: undefined };
  if (operation !== OperationTypeNode.SUBSCRIPTION)
    return { fill: compilePlan(node, setting), source: undefined };
  const { source, afterEvent } = splitSubscription(node, setting);
  return { fill: afterEvent, source: compileSource(source, setting) };
}

function compileSource(
  node: ReturnType<typeof splitSubscription>["source"],
  setting: OperationSetting,
): Source {
  const { serviceName, operation, operationName, variableUsages } = node;
  const listen = setting.transports(serviceName).subscribe(operation, operationName);
  const used = pickVariables(variableUsages);
  return {
    serviceName,
    listen: (variables, call) => listen(used(variables), call),
    take: compileRootAnswer(node, setting),
  };
}
