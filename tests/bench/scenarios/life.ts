import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { registerNames } from "../../../subgraphs/shared/call.ts";
import { cpuSeconds, memoryOf } from "../measure/processes.ts";
import { median, share } from "../measure/share.ts";
import type { Figures } from "../report.ts";
import { startFloor } from "../setting/floors.ts";
import type { Country } from "../setting/country.ts";
import { couples, type Couple } from "./couples.ts";
import { byHand, throughGateway, type Live } from "./livers.ts";
import { added, rowsOf, type Rows } from "./addedRows.ts";

/** How long the measurement takes: so many rounds of so many lives. */
export interface Effort {
  readonly rounds: number;
  readonly lives: number;
}

/** Lives that go on at once. */
const atOnce = 16;

const operation = {
  operation: "life",
  title: "the whole life of an application: submitted, signed, consented to by SMS, registered",
};

interface Run {
  readonly seconds: readonly number[];
  readonly lasted: number;
  readonly own: number;
  readonly whole: number;
  readonly rows: Rows;
}

/**
 * The whole life of applications, by turns: through our gateway's HTTP, the codes read from the telephones and the
 * consent given by a reply; and by hand. While one works the other stands still. Tells the rows that each has
 * written, for less work is not faster work.
 */
export async function measureLife(country: Country, { rounds, lives }: Effort): Promise<Figures[]> {
  const floor = await startFloor(
    registerNames.map((register) => country.databaseOf(register)),
    { CONNECTIONS: "4" },
  );
  const pools = [country.url, floor.url].map((url) => new Pool(url, { connections: 2 * atOnce }));
  const [ours, hand] = pools as [Pool, Pool];
  const living = [
    {
      name: "Mekenjai, one process",
      pid: country.pid,
      live: throughGateway(ours, country),
      runs: [] as Run[],
    },
    { name: "by hand, with audit", pid: floor.pid, live: byHand(hand), runs: [] as Run[] },
  ];
  const found = await couples(country.databases, lives * 2 * (rounds + 1));
  const each = Math.floor(found.length / (2 * (rounds + 1)));
  try {
    // The first round warms up.
    for (let round = -1; round < rounds; round += 1) {
      for (const { pid, live, runs } of living) {
        const isFloor = pid === floor.pid;
        if (isFloor) await country.pause();
        const run = await oneRun(country, pid, live, found.splice(0, each)).finally(() =>
          isFloor ? country.goOn() : undefined,
        );
        if (round >= 0) runs.push(run);
      }
    }
    refuseLess(living.map(({ runs }) => runs));
    return living.map(({ name, pid, runs }) => figuresOf(name, pid, runs));
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
    await floor.close();
  }
}

async function oneRun(country: Country, pid: number, live: Live, waiting: readonly Couple[]): Promise<Run> {
  const couplesLeft = [...waiting];
  const seconds: number[] = [];
  const rows = await rowsOf(country.databases);
  // PostgreSQL is a child of the gateway that started it: what is his own is what is left without it.
  const used = () => ({
    whole: cpuSeconds([pid, country.postgres]),
    database: cpuSeconds([country.postgres]),
  });
  const before = used();
  const from = performance.now();
  const worker = async () => {
    for (let couple = couplesLeft.pop(); couple; couple = couplesLeft.pop()) {
      const began = performance.now();
      await live(couple, randomUUID());
      seconds.push((performance.now() - began) / 1000);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const lasted = (performance.now() - from) / 1000;
  // What is still to be noted after the last answer is part of the life, too.
  await sleep(500);
  const after = used();
  const whole = after.whole - before.whole;
  const own = whole - (after.database - before.database);
  return { seconds, lasted, own, whole, rows: added(rows, await rowsOf(country.databases)) };
}

/** Of messages only the product's simulator tells every part, and some before their number is known. */
const ofMessages = ".sms_";

/** By hand no table may get fewer rows than it gets from the product. */
function refuseLess([ours = [], hand = []]: readonly (readonly Run[])[]): void {
  const aLife = (runs: readonly Run[], table: string) =>
    runs.reduce((sum, { rows }) => sum + (rows.get(table) ?? 0), 0) /
    runs.reduce((sum, { seconds }) => sum + seconds.length, 0);
  const tables = new Set(ours.flatMap(({ rows }) => [...rows.keys()]));
  for (const table of tables)
    if (!table.includes(ofMessages) && aLife(hand, table) < aLife(ours, table) * 0.9)
      throw new Error(`by hand fewer rows were written to ${table}`);
}

function figuresOf(candidate: string, pid: number, runs: readonly Run[]): Figures {
  const of = (what: (run: Run) => number) => median(runs.map(what));
  const each = (what: (run: Run) => number) => of((run) => what(run) / run.seconds.length);
  const times = runs.flatMap(({ seconds }) => seconds.map((one) => one * 1000));
  return {
    ...{ ...operation, candidate },
    ownMicros: each(({ own }) => own) * 1e6,
    wholeMicros: each(({ whole }) => whole) * 1e6,
    perSecond: of((run) => run.seconds.length / run.lasted),
    ...{ p50: share(times, 0.5), p99: share(times, 0.99) },
    megabytes: memoryOf(pid),
    upstream: 0,
    remark: `${each(({ rows }) => [...rows.values()].reduce((sum, one) => sum + one, 0)).toFixed(0)} rows a life`,
  };
}
