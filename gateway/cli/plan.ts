import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { QueryPlanner } from "@graphql-hive/router-query-planner";
import { getOperationAST, parse, print, Source, validate, type DocumentNode } from "graphql";
import { passedScalars } from "../anySupergraph/passedScalars.ts";
import { splitIntrospection } from "../engine/introspection.ts";
import { requiredNames } from "../engine/ownKeys.ts";
import { presentPart } from "../engine/present.ts";
import { buildPublicSchema } from "../engine/publicSchema.ts";
import { fragmentsOf } from "../engine/selection.ts";
import type { Variables } from "../transport/transport.ts";
import { planText } from "./planText.ts";
import { stop } from "./running.ts";

const usage = `npm run --silent plan -- <operation file> [--operation <name>] [--variables <JSON>] [--supergraph <file>]
  --operation   which operation of the file, when it has several
  --variables   only those of @skip and @include matter: what they leave out is not planned
  --supergraph  another graph than ours`;

/** Prints how an operation is planned: the same plan the engine carries out, asked of nobody. */
function main(): void {
  const option = { type: "string" } as const;
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { operation: option, variables: option, supergraph: option },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) stop(usage);
  const supergraph = textOf(values.supergraph ?? "schema/supergraph.graphql");
  const planner = new QueryPlanner(supergraph);
  const document = validDocument(file, planner, supergraph);
  const operation =
    getOperationAST(document, values.operation) ??
    stop("say which: --operation <name>, one that the file has");
  const { asked } = splitIntrospection(document, operation, fragmentsOf(document));
  const required = requiredNames(parse(supergraph, { noLocation: true }));
  const present = asked && presentPart(asked, variablesOf(values.variables ?? "{}"), required);
  process.stdout.write(
    planText(present && planner.plan(print(present), operation.name?.value, new Set(), 0).node),
  );
}

function validDocument(file: string, { consumerSchema }: QueryPlanner, supergraph: string): DocumentNode {
  const schema = buildPublicSchema(consumerSchema, passedScalars(parse(supergraph, { noLocation: true })));
  const document = parsed(new Source(textOf(file), file));
  const faults = validate(schema, document);
  return faults.length > 0 ? stop(faults.map(String).join("\n\n")) : document;
}

function parsed(source: Source): DocumentNode {
  try {
    return parse(source);
  } catch (error) {
    return stop(String(error));
  }
}

function variablesOf(text: string): Variables {
  try {
    return JSON.parse(text) as Variables;
  } catch {
    return stop("--variables takes an object in JSON");
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return stop(`${file} cannot be read`);
  }
}

try {
  main();
} catch (error) {
  stop(`There is no plan: ${error instanceof Error ? error.message : String(error)}`);
}
