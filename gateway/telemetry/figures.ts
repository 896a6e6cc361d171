import type { SmsLinks } from "../../subgraphs/shared/register.ts";

/** How long the answers of one route took. */
export interface Latency {
  /** How many fell between one bound and the next. */
  readonly buckets: readonly number[];
  readonly sum: number;
  readonly count: number;
}

/** Everything a gateway counts, as plain data: of one process, or the sum of several. */
export interface Figures {
  /** Each by its labels as they stand in the text. */
  readonly requests: Readonly<Record<string, number>>;
  readonly errors: Readonly<Record<string, number>>;
  readonly latency: Readonly<Record<string, Latency>>;
  /** How it stands now. */
  readonly openStreams: number;
  readonly smsLinks: SmsLinks;
}

/** Bounds of the latency's buckets, in seconds. */
export const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export const none: Figures = { requests: {}, errors: {}, latency: {}, openStreams: 0, smsLinks: {} };

/** What stays counted when a process has ended: counters never go down. */
export const lasting = ({ requests, errors, latency }: Figures): Figures => ({
  ...none,
  ...{ requests, errors, latency },
});

export function sumOf(all: readonly Figures[]): Figures {
  return all.reduce(
    (one, other) => ({
      requests: merged(one.requests, other.requests, add),
      errors: merged(one.errors, other.errors, add),
      latency: merged(one.latency, other.latency, addLatency),
      openStreams: one.openStreams + other.openStreams,
      // One process at a time holds the links.
      smsLinks: { ...one.smsLinks, ...other.smsLinks },
    }),
    none,
  );
}

const add = (one: number, other: number) => one + other;
const addLatency = (one: Latency, other: Latency): Latency => ({
  buckets: bounds.map((_bound, index) => (one.buckets[index] ?? 0) + (other.buckets[index] ?? 0)),
  sum: one.sum + other.sum,
  count: one.count + other.count,
});

type Labelled<Value> = Readonly<Record<string, Value>>;
function merged<Value>(
  one: Labelled<Value>,
  other: Labelled<Value>,
  combine: (one: Value, other: Value) => Value,
): Labelled<Value> {
  const both = { ...one };
  for (const [labels, value] of Object.entries(other)) {
    const known = both[labels];
    both[labels] = known === undefined ? value : combine(known, value);
  }
  return both;
}
