import type { Database } from "../../shared/database/open.ts";
import { tellingPart } from "../../shared/domain/territory.ts";

export const reportDimensions = ["REGION", "CHANNEL", "OUTCOME", "MONTH", "DAY"] as const;
export type ReportDimension = (typeof reportDimensions)[number];

export interface CountRow {
  readonly key: string[];
  readonly count: number;
  readonly online: number;
  readonly medianSeconds: number | null;
}

/** A closed list of expressions: nothing of a request is ever part of a statement's text. */
const expressions: Readonly<Record<ReportDimension, string>> = {
  REGION: "coalesce(nullif(left(kato, 2), '') || '0000000', '000000000')",
  CHANNEL: "channel",
  OUTCOME: "outcome",
  MONTH: "to_char(day, 'YYYY-MM')",
  DAY: "to_char(day, 'YYYY-MM-DD')",
};

/** What is to be counted. */
export interface Counted {
  readonly from: string;
  readonly to: string;
  readonly by: readonly ReportDimension[];
  /** KATO of the territory the counts are limited to; null for the whole country. */
  readonly territory: string | null;
}

/**
 * Counts in one statement: recorded applications and those that were not accepted. The day is that of submission in
 * Kazakhstan (UTC+5); the outcome of an application that has not ended is PENDING.
 */
export async function countRegistrations({ sql }: Pick<Database, "sql">, asked: Counted): Promise<CountRow[]> {
  const { from, to, by, territory } = asked;
  // Grouped by each by itself: to sort a year's rows by an array takes twice the time.
  const parts = by.map((one) => `(${expressions[one]}) collate "C"`).join(", ");
  const prefix = territory === null ? "" : tellingPart(territory);
  return sql.unsafe<CountRow[]>(
    `with counted as (
       select (submitted_at at time zone 'UTC' + interval '5 hours')::date as day, coalesce(kato, '') as kato, channel,
         case when ended_at is null then 'PENDING' else status end as outcome, 1 as number,
         extract(epoch from ended_at - submitted_at) as seconds
       from applications
       where submitted_at >= ($1::date - interval '5 hours') at time zone 'UTC'
         and submitted_at < ($2::date + interval '19 hours') at time zone 'UTC'
       union all
       select day, kato, channel, outcome, count, null from unrecorded_counts where day between $1::date and $2::date)
     select array[${parts}]::text[] as key, sum(number)::int as count,
       coalesce(sum(number) filter (where channel <> 'SERVICE_CENTRE'), 0)::int as online,
       (percentile_cont(0.5) within group (order by seconds))::float as "medianSeconds"
     from counted where kato like $3 || '%'
     group by ${parts || "1"} order by 1`,
    [from, to, prefix],
    { prepare: true },
  );
}
