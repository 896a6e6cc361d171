import type {
  BatchFetchNode,
  FetchNode,
  FlattenNodePathSegment,
  PlanNode,
  RequiresSelection,
} from "@graphql-hive/router-query-planner";
import { parse, print } from "graphql";

/** A plan in words: who is asked what, in which order, about which entities; and how many calls that makes. */
export function planText(node: PlanNode | undefined): string {
  if (!node) return "No register is asked: the schema itself answers.\n";
  return `${step(node).join("\n")}\n\n${callsText(node)}\n`;
}

/** The lines of one step. */
function step(node: PlanNode): string[] {
  switch (node.kind) {
    case "Sequence":
      return node.nodes.flatMap((each, at) => led(`${at + 1}. `, step(each)));
    case "Parallel":
      return ["at the same time", ...node.nodes.flatMap((each) => led("- ", step(each)))];
    case "Flatten":
      return node.node.kind === "Fetch" ? fetchLines(node.node, [node.path]) : step(node.node);
    case "Fetch":
      return fetchLines(node, []);
    case "BatchFetch":
      return batchLines(node);
    case "Condition": {
      const { condition, ifClause, elseClause } = node;
      return [
        ...(ifClause ? [`if $${condition}`, ...led("  ", step(ifClause))] : []),
        ...(elseClause ? [`unless $${condition}`, ...led("  ", step(elseClause))] : []),
      ];
    }
    case "Subscription":
      return ["for each event", ...led("  ", fetchLines(node.primary, []))];
    case "Defer":
      return [
        "in parts",
        ...[node.primary, ...node.deferred].flatMap((part) => (part.node ? step(part.node) : [])),
      ];
  }
}

function fetchLines(
  { serviceName, operation, requires }: FetchNode,
  paths: readonly FlattenNodePathSegment[][],
): string[] {
  const about = paths.map((path) => ` about ${pathText(path)}, known by ${requiresText(requires ?? [])}`);
  return [`ask ${serviceName}${about.join("")}`, ...led("  ", operationLines(operation))];
}

function batchLines({ serviceName, operation, entityBatch }: BatchFetchNode): string[] {
  const about = entityBatch.aliases.map(
    ({ paths, requires }) =>
      `  about ${paths.map(pathText).join(" and ")}, known by ${requiresText(requires)}`,
  );
  return [`ask ${serviceName} in one call`, ...about, ...led("  ", operationLines(operation))];
}

const operationLines = (operation: string): string[] => print(parse(operation)).split("\n");

/** Lines under a mark: the first one beside it, the others under the first. */
function led(mark: string, [first = "", ...rest]: readonly string[]): string[] {
  return [mark + first, ...rest.map((line) => " ".repeat(mark.length) + line)];
}

/** Where in the answer the entities stand: `me.ownedDwellings[]`, with the type where only some are meant. */
function pathText(path: readonly FlattenNodePathSegment[]): string {
  return path
    .map((segment) => {
      if (segment === "@") return "[]";
      return "Field" in segment ? `.${segment.Field}` : `(${segment.TypeCondition.join(" or ")})`;
    })
    .join("")
    .replace(/^\./, "");
}

/** What a register is told of an entity. */
function requiresText(requires: readonly RequiresSelection[]): string {
  return requires
    .flatMap((selection) => {
      if (selection.kind === "FragmentSpread") return [`...${selection.value}`];
      if (selection.kind === "InlineFragment")
        return [`${selection.typeCondition} { ${requiresText(selection.selections)} }`];
      if (selection.name === "__typename") return [];
      const inner = selection.selections?.length ? ` { ${requiresText(selection.selections)} }` : "";
      return [selection.name + inner];
    })
    .join(" ");
}

function callsText(node: PlanNode): string {
  const calls = callsOf(node);
  const each = [...new Set(calls)].map((name) => `${name} ${calls.filter((one) => one === name).length}`);
  return `Calls: ${calls.length} (${each.join(", ")}); ${waitsOf(node)} at most, one after another.`;
}

/** Every call a plan may make, by the name of who is asked. */
function callsOf(node: PlanNode): string[] {
  if (node.kind === "Fetch" || node.kind === "BatchFetch") return [node.serviceName];
  return partsOf(node).flatMap(callsOf);
}

/** The longest chain of calls that wait for each other. */
function waitsOf(node: PlanNode): number {
  if (node.kind === "Fetch" || node.kind === "BatchFetch") return 1;
  const waits = partsOf(node).map(waitsOf);
  return node.kind === "Sequence" ? waits.reduce((sum, one) => sum + one, 0) : Math.max(0, ...waits);
}

function partsOf(node: Exclude<PlanNode, FetchNode | BatchFetchNode>): PlanNode[] {
  switch (node.kind) {
    case "Sequence":
    case "Parallel":
      return node.nodes;
    case "Flatten":
      return [node.node];
    case "Condition":
      return [node.ifClause, node.elseClause].filter((part) => part !== undefined);
    case "Subscription":
      // The planner leaves out what kind of node its source is.
      return [{ ...node.primary, kind: "Fetch" }];
    case "Defer":
      return [node.primary, ...node.deferred].flatMap((part) => part.node ?? []);
  }
}
