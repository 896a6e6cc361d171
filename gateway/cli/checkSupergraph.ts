import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { QueryPlanner } from "@graphql-hive/router-query-planner";
import { CriticalityLevel, diff, type Change } from "@graphql-inspector/core";
import { parse, type GraphQLSchema } from "graphql";
import { passedScalars } from "../anySupergraph/passedScalars.ts";
import { buildPublicSchema } from "../engine/publicSchema.ts";
import { stop } from "./running.ts";
import { contractSupergraph } from "./supergraph.ts";

const usage = `npm run --silent supergraph:check [-- --against <supergraph file>]
  --against   what clients rely on now; the committed schema/supergraph.graphql when not given. In a pull request:
              git show origin/main:schema/supergraph.graphql > /tmp/main.graphql`;

/** Composes the registers' SDLs and names what would change for clients; ends with 1 when something would break them. */
async function main(): Promise<void> {
  const { against } = optionsGiven();
  const composed = composedOrStop();
  const known = committed(against);
  const changes = await diff(clientsSee(known, against), clientsSee(composed, "schema/"));
  const of = (level: CriticalityLevel) => changes.filter(({ criticality }) => criticality.level === level);
  const breaking = of(CriticalityLevel.Breaking);
  tell("Breaks clients", breaking);
  tell("May surprise clients", of(CriticalityLevel.Dangerous));
  tell("New or only reworded", of(CriticalityLevel.NonBreaking));
  if (changes.length === 0)
    console.log(`The registers compose. For clients nothing changes against ${against}.`);
  if (known !== composed && changes.length === 0)
    console.log("Between the registers something does: npm run supergraph writes it down.");
  process.exitCode = breaking.length > 0 ? 1 : 0;
}

function optionsGiven() {
  try {
    return parseArgs({ options: { against: { type: "string", default: "schema/supergraph.graphql" } } })
      .values;
  } catch {
    return stop(usage);
  }
}

function composedOrStop(): string {
  try {
    return contractSupergraph();
  } catch (error) {
    const faults = error instanceof AggregateError ? error.errors.map(String) : [String(error)];
    return stop(`The registers do not compose:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
  }
}

function committed(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return stop(`${file} cannot be read`);
  }
}

function clientsSee(supergraph: string, from: string): GraphQLSchema {
  try {
    const scalars = passedScalars(parse(supergraph, { noLocation: true }));
    return buildPublicSchema(new QueryPlanner(supergraph).consumerSchema, scalars);
  } catch (error) {
    return stop(`${from} is no supergraph: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function tell(heading: string, changes: readonly Change[]): void {
  if (changes.length === 0) return;
  console.log(`${heading}:`);
  for (const { message } of changes) console.log(`- ${message}`);
}

await main();
