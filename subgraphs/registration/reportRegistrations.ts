import { badInput } from "../shared/errors.ts";
import { addDays } from "../shared/domain/calendar.ts";
import type { RegistrationContext } from "./context.ts";
import type { CountRow, ReportDimension } from "./data/report.ts";

export interface RegistrationReport {
  readonly total: number;
  readonly online: number;
  readonly onlineShare: number;
  readonly rows: ReportRow[];
}
export interface ReportRow {
  readonly key: string[];
  readonly count: number | null;
  readonly suppressed: boolean;
  readonly medianSecondsToDecision: number | null;
}

/** A count below this could point at a person. */
const smallestShown = 5;

/** Counts of applications by day of submission, both ends included; an officer's are those of his territory. A minute old at most. */
export async function reportRegistrations(
  { from, to, by }: { readonly from: string; readonly to: string; readonly by: readonly ReportDimension[] },
  { counts, call }: RegistrationContext,
): Promise<RegistrationReport> {
  if (to < from || to > addDays(from, 365)) throw badInput("to", "PERIOD");
  if (by.length > 3 || new Set(by).size !== by.length) throw badInput("by", "DIMENSIONS");
  const territory = call.caller.role === "leb_officer" ? call.caller.kato : null;
  const rows = await counts({ from, to, by, territory });
  const total = sum(rows, ({ count }) => count);
  const online = sum(rows, (row) => row.online);
  const hidden = hiddenRows(rows);
  const shown = { rows: rows.map((row) => reportRow(row, hidden.has(row))) };
  if (total < smallestShown) return { total: 0, online: 0, onlineShare: 0, ...shown };
  return { total, online, onlineShare: online / total, ...shown };
}

/** Every small count; and the next larger ones, until what is hidden cannot be reckoned from the total. */
function hiddenRows(rows: readonly CountRow[]): ReadonlySet<CountRow> {
  const rising = rows.toSorted((a, b) => a.count - b.count);
  const hidden = new Set(rising.filter(({ count }) => count < smallestShown));
  for (const row of rising) {
    if (hidden.size === 0 || (hidden.size > 1 && sum([...hidden], ({ count }) => count) >= smallestShown))
      break;
    hidden.add(row);
  }
  return hidden;
}

function reportRow({ key, count, medianSeconds }: CountRow, suppressed: boolean): ReportRow {
  return {
    key,
    count: suppressed ? null : count,
    suppressed,
    medianSecondsToDecision: suppressed ? null : medianSeconds,
  };
}

const sum = (rows: readonly CountRow[], of: (row: CountRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);
