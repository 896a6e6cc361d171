import { isErrorCode, type ErrorCode } from "../../subgraphs/shared/errors.ts";
import type { SmsLinks } from "../../subgraphs/shared/register.ts";
import { exposition } from "./exposition.ts";
import { bounds, type Figures } from "./figures.ts";

const routes = ["/graphql", "/graphql/stream"] as const;
/** A path under which requests are counted; there are no others. */
export type CountedRoute = (typeof routes)[number];
export const isCountedRoute = (path: string): path is CountedRoute => routes.some((route) => route === path);

/** Counts and times of the gateway in this process. Labels are words of closed lists: nobody can be found in them. */
export interface Metrics {
  /** One request answered: on which route, with which status, after how many seconds. */
  answered(route: CountedRoute, status: number, seconds: number): void;
  /** One error that a client was told. */
  told(code: ErrorCode): void;
  streams(change: 1 | -1): void;
  /** How the links to SMS providers stand, read whenever the metrics are. */
  smsLinks(read: () => SmsLinks): void;
  figures(): Figures;
  text(): string;
}

export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const errors = new Map<string, number>();
  const latency = new Map<string, { buckets: number[]; sum: number; count: number }>();
  let open = 0;
  let readSmsLinks = (): SmsLinks => ({});
  const figures = (): Figures => ({
    requests: Object.fromEntries(requests),
    errors: Object.fromEntries(errors),
    latency: Object.fromEntries(latency),
    openStreams: open,
    smsLinks: readSmsLinks(),
  });
  return {
    answered(route, status, seconds) {
      if (!isCountedRoute(route) || !isStatus(status)) return;
      count(requests, `route="${route}",status="${status}"`);
      let seen = latency.get(route);
      if (!seen) latency.set(route, (seen = { buckets: bounds.map(() => 0), sum: 0, count: 0 }));
      seen.sum += seconds;
      seen.count += 1;
      const bucket = bounds.findIndex((bound) => seconds <= bound);
      if (bucket >= 0) seen.buckets[bucket] = (seen.buckets[bucket] ?? 0) + 1;
    },
    told(code) {
      if (isErrorCode(code)) count(errors, `code="${code}"`);
    },
    streams(change) {
      open += change;
    },
    smsLinks(read) {
      readSmsLinks = read;
    },
    figures,
    text: () => exposition(figures()),
  };
}

const isStatus = (status: number) => Number.isInteger(status) && status >= 100 && status < 600;

function count(counts: Map<string, number>, labels: string): void {
  counts.set(labels, (counts.get(labels) ?? 0) + 1);
}
