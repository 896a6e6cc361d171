import DataLoader from "dataloader";
import { sql } from "drizzle-orm";
import { clockNowOnce } from "../../shared/database/clock.ts";
import type { Database } from "../../shared/database/open.ts";
import { endsOf, keepParts, mark, type PartState, type Reported, type Taken } from "./smsPartRows.ts";
import { earlyReports, smsParts } from "./smsTables.ts";

export type { PartState };

/** A message that has come to its end. */
export interface Ended {
  readonly reference: string;
  readonly state: PartState;
}

/** What the register remembers of the parts that one provider has taken. */
export interface Parts {
  /** Keeps the parts of a message. Gives its end when the reports have come already. */
  keep(taken: Taken): Promise<PartState | null>;
  /** Takes a report. Gives its message, when that has now come to its end; to one of several that come at once. */
  report(reported: Reported): Promise<Ended | null>;
}

type Heard = { readonly taken: Taken } | { readonly reported: Reported };

/** So long is gathered, in milliseconds: a message has many parts, and their answers and reports come one by one. */
const gathering = 20;
const mostAtOnce = 200;

/** What comes within a moment is kept together, one moment after the other; who told it is answered when it is kept. */
export function openParts(provider: string, client: Pick<Database, "sql">): Parts {
  let last: Promise<unknown> = Promise.resolve();
  const together = (heard: readonly Heard[]) => {
    const noted = last.then(() => noteApart(provider, heard, client));
    last = noted;
    return noted;
  };
  const heard = new DataLoader<Heard, Ended | null>(together, {
    ...{ cache: false, maxBatchSize: mostAtOnce },
    batchScheduleFn: (run) => void setTimeout(run, gathering),
  });
  return {
    keep: async (taken) => (await heard.load({ taken }))?.state ?? null,
    report: (reported) => heard.load({ reported }),
  };
}

type Noted = Ended | null | Error;

/** All at once; one by one where that fails, so that what the database cannot take of one is no fault of the others. */
async function noteApart(
  provider: string,
  heard: readonly Heard[],
  client: Pick<Database, "sql">,
): Promise<Noted[]> {
  try {
    return await note(provider, heard, client);
  } catch (error) {
    if (heard.length === 1) return [error instanceof Error ? error : new Error("not kept", { cause: error })];
    const each: Noted[] = [];
    for (const one of heard) each.push(...(await noteApart(provider, [one], client)));
    return each;
  }
}

async function note(
  provider: string,
  heard: readonly Heard[],
  client: Pick<Database, "sql">,
): Promise<(Ended | null)[]> {
  const taken = heard.flatMap((one) => ("taken" in one ? [one.taken] : []));
  const said = heard.flatMap((one, at) => ("reported" in one ? [{ ...one.reported, at }] : []));
  await keepParts(provider, taken, client);
  const marked = await mark(provider, { taken, said, keep: true }, client);
  const found = new Set(marked.map(({ at }) => at));
  const early = said.filter(({ at }) => !found.has(at));
  // Another process may have kept the part before it could see the report, and after this one has looked for the part.
  if (early.length > 0)
    marked.push(...(await mark(provider, { taken: [], said: early, keep: false }, client)));
  const ends = await endsOf(provider, [...new Set(marked.map(({ reference }) => reference))], client);
  const messages = new Map(marked.flatMap(({ at, reference }) => (at === null ? [] : [[at, reference]])));
  const endOf = (reference: string | undefined): Ended | null => {
    const state = reference === undefined ? undefined : ends.get(reference);
    if (reference === undefined || !state) return null;
    ends.delete(reference);
    return { reference, state };
  };
  // By its reports first: a report is said again when what follows from it fails.
  const reported = heard.map((_one, at) => endOf(messages.get(at)));
  return heard.map((one, at) => ("taken" in one ? endOf(one.taken.reference) : (reported[at] ?? null)));
}

/** The providers that have taken this message, and whether they have reported it as undeliverable since. */
export async function takersOf(reference: string, client: Pick<Database, "sql">) {
  return client.sql<{ provider: string; failed: boolean }[]>`
    select provider, coalesce(bool_or(state = 'FAILED'), false) as failed from sms_parts
    where reference = ${reference} group by provider`;
}

/** Forgets what no report can come for any more: a message is tried for a day. */
export async function forgetOldParts({ write }: Pick<Database, "write">): Promise<void> {
  await write.delete(smsParts).where(sql`${smsParts.takenAt} < ${clockNowOnce} - interval '3 days'`);
  await write.delete(earlyReports).where(sql`${earlyReports.at} < ${clockNowOnce} - interval '1 hour'`);
}
