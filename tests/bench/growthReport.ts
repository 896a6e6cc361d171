import { lineChart } from "./plot.ts";

export interface Loaded {
  readonly seconds: number;
  /** The most that the process held while it made the country. */
  readonly megabytes: number;
  /** It went on where another was interrupted: the time is that of the rest. */
  readonly resumed: boolean;
}

export interface Figure {
  readonly operation: string;
  readonly title: string;
  readonly p50: number;
  readonly p99: number;
  /** CPU of the whole system per request, in microseconds. */
  readonly micros: number;
}

export interface Size {
  readonly persons: number;
  readonly loaded: Loaded;
  /** Of the four databases, in megabytes. */
  readonly megabytes: number;
  readonly figures: readonly Figure[];
}

/** A run over several sizes of the country. */
export interface Growth {
  readonly day: string;
  readonly machine: string;
  /** PostgreSQL's own, in words. */
  readonly memory: string;
  /** How often requests arrived, and how long they were measured, in words. */
  readonly arrivals: string;
  readonly runs: string;
  readonly sizes: readonly Size[];
}

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map((_, at) => (at === 0 ? "---" : "---:")), ...rows].map(line);
const titled = ({ persons }: Size) => persons.toLocaleString("en");

/** Each operation at each size, and what the countries weigh. */
export function growthTable({ day, machine, memory, arrivals, runs, sizes }: Growth): string {
  const [least, most] = [sizes[0], sizes.at(-1)];
  if (!least || !most) return "";
  const rows = least.figures.map(({ title }, at) => {
    const of = (what: (figure: Figure) => string) => sizes.map(({ figures }) => what(figures[at]!));
    return [
      title,
      ...of(({ p50 }) => p50.toFixed(1)),
      (most.figures[at]!.p50 / least.figures[at]!.p50).toFixed(2),
      ...of(({ p99 }) => p99.toFixed(1)),
      ...of(({ micros }) => micros.toFixed(0)),
    ];
  });
  const columns = (what: string) => sizes.map((size) => `${what}, ${titled(size)}`);
  const loads = sizes.map((size) => [
    titled(size),
    `${size.loaded.seconds.toFixed(0)}${size.loaded.resumed ? " (the rest of an interrupted load)" : ""}`,
    size.loaded.megabytes.toFixed(0),
    size.megabytes.toFixed(0),
  ]);
  return [
    `Measured on ${day}: ${machine}; one process, rights, audit and limits on; requests arrive at a fixed rate: ${arrivals}; PostgreSQL has ${memory} of its own, filled before; medians of ${runs}. × is p50 at ${titled(most)} persons to p50 at ${titled(least)}.`,
    "",
    ...table(["", ...columns("p50 ms"), "×", ...columns("p99 ms"), ...columns("CPU µs")], rows),
    "",
    ...table(["persons", "loaded in s", "process MB", "databases MB"], loads),
    "",
  ].join("\n");
}

/** How p50 grows, as a multiple of that of the smallest country. */
export function growthPlot({ sizes }: Growth): string {
  const least = sizes[0]?.figures ?? [];
  return lineChart({
    title: "Time of an answer, as people become more",
    across: "persons in the country",
    upward: "p50, as a multiple of that at the smallest",
    lines: least.map(({ operation, p50 }, at) => ({
      name: operation,
      points: sizes.map(({ persons, figures }) => [persons, figures[at]!.p50 / p50] as const),
    })),
    limit: 1.5,
  });
}
