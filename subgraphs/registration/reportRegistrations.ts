import { badInput } from "../shared/errors.ts";
import { addDays } from "../shared/domain/calendar.ts";
import type { RegistrationContext } from "./context.ts";
import { countRegistrations, type CountRow, type ReportDimension } from "./data/report.ts";

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

/** Counts of applications by day of submission, both ends included; an officer's are those of his territory. */
export async function reportRegistrations(
  { from, to, by }: { readonly from: string; readonly to: string; readonly by: readonly ReportDimension[] },
  { database, call }: RegistrationContext,
): Promise<RegistrationReport> {
  if (to < from || to > addDays(from, 365)) throw badInput("to", "PERIOD");
  if (by.length > 3 || new Set(by).size !== by.length) throw badInput("by", "DIMENSIONS");
  const territory = call.caller.role === "leb_officer" ? call.caller.kato : null;
  const rows = await countRegistrations(database, { from, to, by, territory });
  const total = sum(rows, ({ count }) => count);
  const online = sum(rows, (row) => row.online);
  return { total, online, onlineShare: total === 0 ? 0 : online / total, rows: rows.map(reportRow) };
}

function reportRow({ key, count, medianSeconds }: CountRow): ReportRow {
  const suppressed = count < smallestShown;
  return {
    key,
    count: suppressed ? null : count,
    suppressed,
    medianSecondsToDecision: suppressed ? null : medianSeconds,
  };
}

const sum = (rows: readonly CountRow[], of: (row: CountRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);
