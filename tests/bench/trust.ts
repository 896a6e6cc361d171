import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { registerNames } from "../../subgraphs/shared/call.ts";
import { connect } from "../../subgraphs/shared/database/connect.ts";
import { closedLoop, type Met, type Request } from "./measure/load.ts";
import { cpuSeconds } from "./measure/processes.ts";
import { operations, type Databases } from "./operations.ts";
import { ourGateway, type Candidate } from "./setting/candidates.ts";
import { openStack, type Stack } from "./setting/stack.ts";

/**
 * `npm run bench:trust`: what audit and rights cost, the same system with and without them in one run, by turns. Without
 * them it is no system anybody may run: the benchmark replaces two modules as they are loaded.
 */
const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const rounds = values.quick ? 2 : 5;
const milliseconds = values.quick ? 1_500 : 4_000;
const connections = 16;
const measured = ["status", "person", "me", "contracts", "eligibility", "eligibilities", "tenants"];

const stack = await openStack(resolve(import.meta.dirname, "results/data-20000"), 20_000);
try {
  const hook = ["--import", "./tests/bench/setting/withoutTrust.ts", "gateway/main.ts"];
  const racing = [
    ourGateway("with rights and audit", stack, stack.together, []),
    ourGateway("without audit", stack, await stack.another("unaudited", hook, { WITHOUT: "audit" }), []),
    ourGateway("without both", stack, await stack.another("open", hook, { WITHOUT: "rights" }), []),
  ];
  const databases = openDatabases(stack);
  console.log(
    `| operation | ${racing.map(({ name }) => `${name}: a second, CPU µs`).join(" | ")} | audit costs | both cost |`,
  );
  console.log(`| --- |${" --- |".repeat(racing.length + 2)}`);
  for (const operation of operations.filter(({ name }) => measured.includes(name))) {
    const questions = await operation.questions(databases);
    const loads = await Promise.all(
      racing.map(async (candidate) => ({
        candidate,
        requests: await candidate.requests(operation, questions),
        runs: [] as Run[],
      })),
    );
    for (const { candidate, requests } of loads) await run(candidate, requests);
    for (let round = 0; round < rounds; round += 1)
      for (const { candidate, requests, runs } of loads) runs.push(await run(candidate, requests));
    console.log(
      line(
        operation.title,
        loads.map(({ runs }) => runs),
      ),
    );
  }
  await Promise.all(Object.values(databases).map((sql) => sql.end()));
} finally {
  await stack.close();
}

interface Run extends Met {
  /** CPU of gateway and PostgreSQL per request, in seconds. */
  readonly cpu: number;
}

async function run({ url, system }: Candidate, requests: readonly Request[]): Promise<Run> {
  const before = cpuSeconds(system);
  const met = await closedLoop({ url, requests, connections, milliseconds });
  return { ...met, cpu: (cpuSeconds(system) - before) / met.count };
}

/** Throughput that is lost by each protection, in percent of the throughput without it. */
function line(title: string, all: readonly (readonly Run[])[]): string {
  const rates = all.map((runs) => median(runs.map(({ count, seconds }) => count / seconds)));
  const cpus = all.map((runs) => median(runs.map(({ cpu }) => cpu)) * 1e6);
  const [guarded = NaN, unaudited = NaN, open = NaN] = rates;
  const lost = (by: number) => `${((1 - guarded / by) * 100).toFixed(0)} %`;
  const cells = rates.map((rate, index) => `${rate.toFixed(0)}, ${cpus[index]?.toFixed(0) ?? ""}`);
  return `| ${[title, ...cells, lost(unaudited), lost(open)].join(" | ")} |`;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}

function openDatabases({ databaseOf }: Stack): Databases {
  const opened = registerNames.map(
    (register) => [register, connect(databaseOf(register), { max: 1 })] as const,
  );
  return Object.fromEntries(opened) as Databases;
}
