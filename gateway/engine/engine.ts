import { parse, type DocumentNode, type GraphQLError, type GraphQLSchema } from "graphql";
import type { Call } from "../../subgraphs/shared/call.ts";
import type { Transport, Variables } from "../transport/transport.ts";
import { bounded } from "./bounded.ts";
import { errorAt, type Fault } from "./faults.ts";
import { introspect } from "./introspection.ts";
import { RawJson } from "./json.ts";
import { compileOperation, type Operation, type Plan } from "./operation.ts";
import { clientPath, requiredNames } from "./ownKeys.ts";
import { plannerHere, type Planner } from "./planner.ts";
import { buildPublicSchema, type Scalars } from "./publicSchema.ts";
import type { Run } from "./run.ts";
import { subscribeTo } from "./subscription.ts";
import { typeRelations } from "./typeRelations.ts";

export interface EngineOptions {
  readonly supergraphSdl: string;
  readonly transports: (serviceName: string) => Transport;
  readonly scalars: Scalars;
  /** The engine closes it; one in this process when not given. */
  readonly planner?: Planner;
}

/** One request whose document has been validated against the public schema. */
export interface EngineRequest {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Variables | null | undefined;
  readonly call: Call;
}

/** A response: `data` is text already. `badVariables` tells that nothing was executed. */
export interface EngineResult {
  data?: RawJson | null;
  errors?: readonly GraphQLError[];
  badVariables?: true;
}

export interface Engine {
  readonly publicSchema: GraphQLSchema;
  prepare(document: DocumentNode, operationName?: string | null): Operation;
  execute(request: EngineRequest): Promise<EngineResult>;
  /** Results as events come; or one result, when the subscription could not begin. */
  subscribe(request: EngineRequest): Promise<AsyncIterableIterator<EngineResult> | EngineResult>;
  close(): Promise<void>;
}

/** The gateway's engine: plans an operation once, asks the registers, and writes the response as JSON text. */
export function createEngine(options: EngineOptions): Engine {
  const { supergraphSdl, transports, scalars, planner = plannerHere(supergraphSdl) } = options;
  const publicSchema = buildPublicSchema(planner.consumerSchema, scalars);
  const supergraph = parse(supergraphSdl, { noLocation: true });
  const [isA, required] = [typeRelations(supergraph), requiredNames(supergraph)];
  const setting = { planner, schema: publicSchema, isA, required, transports };
  // As long as the server keeps a document, its operations stay compiled: its cache bounds this one.
  const compiled = new WeakMap<DocumentNode, Map<string, Operation>>();

  function prepare(document: DocumentNode, operationName?: string | null): Operation {
    const name = operationName ?? "";
    let operations = compiled.get(document);
    if (!operations) compiled.set(document, (operations = new Map<string, Operation>()));
    let operation = operations.get(name);
    // Only names that exist in the document get here past compileOperation, so the map is bounded too.
    if (!operation)
      operations.set(name, (operation = compileOperation(document, name || undefined, setting)));
    return operation;
  }

  async function execute({ document, operationName, variables, call }: EngineRequest): Promise<EngineResult> {
    const operation = prepare(document, operationName);
    const checked = operation.checkVariables(variables ?? {}, call.language);
    if (checked.errors) return { errors: checked.errors, badVariables: true };
    const run: Run = { data: {}, variables: checked.variables, call, stray: [] };
    const plan = await operation.planFor(run.variables);
    if (plan.failure) return notPlanned(plan.failure, call);
    await plan.fill(run);
    return respond(operation, plan, run, publicSchema);
  }

  async function subscribe(
    request: EngineRequest,
  ): Promise<AsyncIterableIterator<EngineResult> | EngineResult> {
    const operation = prepare(request.document, request.operationName);
    const checked = operation.checkVariables(request.variables ?? {}, request.call.language);
    if (checked.errors) return { errors: checked.errors, badVariables: true };
    const plan = await operation.planFor(checked.variables);
    if (plan.failure) return notPlanned(plan.failure, request.call);
    return subscribeTo(plan, checked.variables, request.call, (run) =>
      respond(operation, plan, run, publicSchema),
    );
  }

  return { publicSchema, prepare, execute, subscribe, close: () => planner.close() };
}

/** The planner could not make a plan of a valid operation: our fault, and no register was asked. */
const notPlanned = (failure: Fault, { language }: Call): EngineResult => ({
  errors: [errorAt(failure, language)],
});

/** Writes what a run has found. */
function respond(
  { introspection }: Operation,
  { write }: Plan,
  { data, variables, call, stray }: Run,
  schema: GraphQLSchema,
): EngineResult {
  const errors: GraphQLError[] = [];
  if (introspection) errors.push(...introspect(schema, introspection, variables, data));
  const text = write(data, { language: call.language, path: [], errors });
  for (const { fault, path } of stray) errors.push(errorAt(fault, call.language, path && clientPath(path)));
  const written = text === undefined ? null : new RawJson(text);
  return errors.length > 0 ? { data: written, errors: bounded(errors, call.language) } : { data: written };
}

/** A result as the text of a response body. */
export function resultText({ data, errors }: EngineResult): string {
  const parts: string[] = [];
  if (errors) parts.push(`"errors":${JSON.stringify(errors)}`);
  if (data !== undefined) parts.push(`"data":${data === null ? "null" : data.text}`);
  return `{${parts.join(",")}}`;
}
