import { sql } from "drizzle-orm";
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

interface Dimension {
  /** What cases are grouped by: nothing is written out for each of a year's cases that can be for each group. */
  readonly grouped: string;
  /** The key of a group, of what it is grouped by. */
  readonly key: (group: string) => string;
}

/** A closed list of expressions: nothing of a request is ever part of a statement's text. */
const dimensions: Readonly<Record<ReportDimension, Dimension>> = {
  REGION: {
    grouped: `left(kato, 2) collate "C"`,
    key: (region) => `coalesce(nullif(${region}, '') || '0000000', '000000000')`,
  },
  CHANNEL: { grouped: `channel collate "C"`, key: (channel) => channel },
  OUTCOME: { grouped: `outcome collate "C"`, key: (outcome) => outcome },
  MONTH: {
    grouped: "date_trunc('month', day::timestamp)",
    key: (month) => `to_char(${month}, 'YYYY-MM')`,
  },
  DAY: { grouped: "day", key: (day) => `to_char(${day}, 'YYYY-MM-DD')` },
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
export async function countRegistrations(
  { slow }: Pick<Database, "slow">,
  { from, to, by, territory }: Counted,
): Promise<CountRow[]> {
  const prefix = territory === null ? "" : tellingPart(territory);
  const groups = by.map((one, at) => `${dimensions[one].grouped} as group_${at}`);
  const groupBy = by.map((_one, at) => `group_${at}`).join(", ");
  const keys = by.map((one, at) => dimensions[one].key(`group_${at}`)).join(", ");
  // The seconds of a group are gathered and sorted by themselves: all cases sorted by group and seconds take twice the time.
  return slow.execute<CountRow & Record<string, unknown>>(sql`
    with counted as (
      select (submitted_at at time zone 'UTC' + interval '5 hours')::date as day, coalesce(kato, '') as kato, channel,
        case when ended_at is null then 'PENDING' else status end as outcome, 1 as number,
        date_part('epoch', ended_at - submitted_at) as seconds
      from applications
      where submitted_at >= (${from}::date - interval '5 hours') at time zone 'UTC'
        and submitted_at < (${to}::date + interval '19 hours') at time zone 'UTC'
      union all
      select day, kato, channel, outcome, count, null from unrecorded_counts
      where day between ${from}::date and ${to}::date),
    grouped as (
      select ${sql.raw([...groups, ""].join(", "))} sum(number)::int as count,
        coalesce(sum(number) filter (where channel <> 'SERVICE_CENTRE'), 0)::int as online,
        array_agg(seconds) filter (where seconds is not null) as taken
      from counted where kato like ${prefix} || '%'
      ${sql.raw(by.length === 0 ? "having count(*) > 0" : `group by ${groupBy}`)})
    select array[${sql.raw(keys)}]::text[] as key, count, online,
      (select percentile_cont(0.5) within group (order by second) from unnest(taken) as second) as "medianSeconds"
    from grouped order by 1`);
}
