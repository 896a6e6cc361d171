/** What one candidate needed for one operation: medians. */
export interface Figures {
  readonly operation: string;
  readonly title: string;
  readonly candidate: string;
  /** CPU of the candidate's own processes per request, in microseconds. */
  readonly ownMicros: number;
  /** CPU of everything that works when he answers, PostgreSQL included. */
  readonly wholeMicros: number;
  readonly perSecond: number;
  /** Milliseconds, at half of `perSecond` arriving at a fixed rate. */
  readonly p50: number;
  readonly p99: number;
  /** Resident memory of the candidate's own first process, at the end. */
  readonly megabytes: number;
}

interface Run {
  readonly day: string;
  readonly machine: string;
  readonly persons: number;
}

/** The figures as Markdown: a table per operation, each candidate beside ours. */
export function reportOf(figures: readonly Figures[], { day, machine, persons }: Run): string {
  const names = [...new Set(figures.map(({ operation }) => operation))];
  const tables = names.map((name) => tableOf(figures.filter(({ operation }) => operation === name)));
  return [
    `Measured on ${day}: ${machine}; ${persons.toLocaleString("en")} persons. CPU per request in µs, medians. * At half of what the candidate can carry, arriving at a fixed rate.`,
    ...tables,
  ].join("\n\n");
}

function tableOf(figures: readonly Figures[]): string {
  const [first] = figures;
  if (!first) return "";
  const rows = figures.map((one) => [
    one.candidate,
    one.wholeMicros.toFixed(0),
    (one.wholeMicros / first.wholeMicros).toFixed(2),
    one.ownMicros.toFixed(0),
    one.perSecond.toFixed(0),
    one.p50.toFixed(1),
    one.p99.toFixed(1),
    one.megabytes.toFixed(0),
  ]);
  const head = ["", "CPU, all", "× ours", "CPU, own", "a second", "p50 ms*", "p99 ms*", "MB"];
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [`**${first.title}**`, "", line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
