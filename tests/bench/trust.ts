import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { closedLoop, type Met, type Request } from "./measure/load.ts";
import { cpuSeconds } from "./measure/processes.ts";
import { openDatabases, operations } from "./operations.ts";
import { ourGateway, type Candidate } from "./setting/candidates.ts";
import { openStack } from "./setting/stack.ts";

/**
 * `npm run bench:trust`: what audit and rights cost, the same system with and without them in one run, by turns. Without
 * them it is no system anybody may run: the benchmark replaces two modules as they are loaded.
 */
const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    // As many that no core is idle while they wait for the disk: it is throughput that is measured.
    connections: { type: "string", default: "64" },
  },
});
// Many short rounds: what else the machine does meanwhile changes from one to the next.
const rounds = values.quick ? 5 : 15;
const milliseconds = values.quick ? 1_000 : 1_500;
const connections = Number(values.connections);
/** Calls that hold hundreds of questions: more of them at once than these, and the gateway says that it is too many. */
const large = new Set(["eligibilities", "tenants"]);
const measured = values.only?.split(",") ?? [
  "status",
  "person",
  "me",
  "contracts",
  "eligibility",
  "eligibilities",
  "tenants",
];

const stack = await openStack(resolve(import.meta.dirname, "results/data-20000"), 20_000);
try {
  const hook = ["--import", "./tests/bench/setting/withoutTrust.ts", "gateway/main.ts"];
  const racing = [
    ourGateway("with rights and audit", stack, stack.together, []),
    ourGateway("without audit", stack, await stack.another("unaudited", hook, { WITHOUT: "audit" }), []),
    ourGateway("without both", stack, await stack.another("open", hook, { WITHOUT: "rights" }), []),
  ];
  const databases = openDatabases(stack.databaseOf);
  console.log(
    `| operation | ${racing.map(({ name }) => `${name}: a second, CPU µs`).join(" | ")} | audit costs, of CPU | both cost, of CPU |`,
  );
  console.log(`| --- |${" --- |".repeat(racing.length + 2)}`);
  for (const operation of operations.filter(({ name }) => measured.includes(name))) {
    const callers = large.has(operation.name) ? Math.min(8, connections) : connections;
    const questions = await operation.questions(databases);
    const loads = await Promise.all(
      racing.map(async (candidate) => ({
        candidate,
        requests: await candidate.requests(operation, questions),
        runs: [] as Run[],
      })),
    );
    for (const { candidate, requests } of loads) await run(candidate, requests, callers);
    // Each is first, second and last as often as the others: what one leaves to do falls on whoever comes after it.
    for (let round = 0; round < rounds; round += 1)
      for (let turn = 0; turn < loads.length; turn += 1) {
        const { candidate, requests, runs } = loads[(round + turn) % loads.length]!;
        runs.push(await run(candidate, requests, callers));
      }
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

async function run(
  { url, system }: Candidate,
  requests: readonly Request[],
  connections: number,
): Promise<Run> {
  const before = cpuSeconds(system);
  const met = await closedLoop({ url, requests, connections, milliseconds });
  return { ...met, cpu: (cpuSeconds(system) - before) / met.count };
}

/** What each protection costs, in percent of what there is without it: of the throughput, and of the CPU time. */
function line(title: string, all: readonly (readonly Run[])[]): string {
  const [guarded = [], unaudited = [], open = []] = all;
  const cells = all.map(
    (runs) => `${median(runs.map(rate)).toFixed(0)}, ${median(runs.map(micros)).toFixed(0)}`,
  );
  // Runs of one round stand side by side in time: they are compared with each other, and the middle is told.
  const cost = (others: readonly Run[], of: (one: Run, other: Run) => number) =>
    `${(median(guarded.flatMap((run, round) => others.slice(round, round + 1).map((other) => of(run, other)))) * 100).toFixed(0)} %`;
  const costs = (others: readonly Run[]) =>
    [
      cost(others, (one, other) => 1 - rate(one) / rate(other)),
      cost(others, (one, other) => 1 - micros(other) / micros(one)),
    ].join(", ");
  return `| ${[title, ...cells, costs(unaudited), costs(open)].join(" | ")} |`;
}

function rate({ count, seconds }: Run): number {
  return count / seconds;
}

function micros({ cpu }: Run): number {
  return cpu * 1e6;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}
