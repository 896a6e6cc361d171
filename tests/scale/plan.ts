import type { Sql, TransactionSql } from "postgres";

/** A node of a plan, as EXPLAIN writes it in JSON. */
export interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Cond"?: string;
  /** How often it ran, where it was run. */
  readonly "Actual Loops"?: number;
  readonly Plans?: readonly PlanNode[];
}

/** The plan for any values: what PostgreSQL does with a prepared statement it meets again and again. */
export async function genericPlan(sql: Sql | TransactionSql, text: string): Promise<PlanNode> {
  const parameters = new Set(text.match(/\$\d+/g)).size;
  await sql.unsafe("set plan_cache_mode = force_generic_plan");
  await sql.unsafe(`prepare planned as ${text}`);
  const values = parameters === 0 ? "" : `(${Array<string>(parameters).fill("null").join(", ")})`;
  const [row] = await sql.unsafe<{ "QUERY PLAN": [{ Plan: PlanNode }] }[]>(
    `explain (format json) execute planned${values}`,
  );
  await sql.unsafe("deallocate planned");
  if (!row) throw new Error("the server told no plan");
  return row["QUERY PLAN"][0].Plan;
}

export function* nodesOf(plan: PlanNode): Generator<PlanNode> {
  yield plan;
  for (const below of plan.Plans ?? []) yield* nodesOf(below);
}

/** The tables of which the plan goes through every row, by themselves or along a whole index. */
export function goneThrough(plan: PlanNode): string[] {
  const whole = [...nodesOf(plan)].filter(
    (node) =>
      node["Node Type"] === "Seq Scan" ||
      (/^Index (Only )?Scan$/.test(node["Node Type"]) && node["Index Cond"] === undefined),
  );
  return [...new Set(whole.map((node) => node["Relation Name"] ?? "?"))];
}
