import { isErrorCode, type ErrorCode } from "../../subgraphs/shared/errors.ts";
import type { SmsLinks } from "../../subgraphs/shared/register.ts";

const routes = ["/graphql", "/graphql/stream"] as const;
/** A path under which requests are counted; there are no others. */
export type CountedRoute = (typeof routes)[number];
export const isCountedRoute = (path: string): path is CountedRoute => routes.some((route) => route === path);

/** Counts and times of the gateway in Prometheus' text format. Labels are words of closed lists: nobody can be found in them. */
export interface Metrics {
  /** One request answered: on which route, with which status, after how many seconds. */
  answered(route: CountedRoute, status: number, seconds: number): void;
  /** One error that a client was told. */
  told(code: ErrorCode): void;
  streams(change: 1 | -1): void;
  /** How the links to SMS providers stand, read whenever the metrics are. */
  smsLinks(read: () => SmsLinks): void;
  text(): string;
}

const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const errors = new Map<string, number>();
  const latency = new Map<string, { buckets: number[]; sum: number; count: number }>();
  let open = 0;
  let readSmsLinks = (): SmsLinks => ({});
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
    text: () =>
      [
        ...family("mekenjai_requests_total", "counter", "Requests answered.", lines(requests)),
        ...family("mekenjai_errors_total", "counter", "Errors told to clients, by code.", lines(errors)),
        ...family("mekenjai_open_streams", "gauge", "Subscriptions open now.", [["", open]]),
        ...family("mekenjai_sms_link_up", "gauge", "Links to SMS providers.", linkLines(readSmsLinks())),
        ...histograms(latency),
        "",
      ].join("\n"),
  };
}

const isStatus = (status: number) => Number.isInteger(status) && status >= 100 && status < 600;

function count(counts: Map<string, number>, labels: string): void {
  counts.set(labels, (counts.get(labels) ?? 0) + 1);
}

const linkLines = (links: SmsLinks): [string, number][] =>
  (["first", "second"] as const).flatMap((provider) => {
    const state = links[provider];
    return state ? [[`{provider="${provider}"}`, state === "up" ? 1 : 0]] : [];
  });

const lines = (counts: Map<string, number>): [string, number][] =>
  [...counts].map(([labels, value]) => [`{${labels}}`, value]);

function family(name: string, type: string, help: string, values: [string, number][]): string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...values.map(([labels, value]) => `${name}${labels} ${value}`),
  ];
}

function histograms(latency: Map<string, { buckets: number[]; sum: number; count: number }>): string[] {
  const name = "mekenjai_request_seconds";
  const told = [`# HELP ${name} How long answers took.`, `# TYPE ${name} histogram`];
  for (const [route, { buckets, sum, count: all }] of latency) {
    let below = 0;
    for (const [index, bound] of bounds.entries()) {
      below += buckets[index] ?? 0;
      told.push(`${name}_bucket{route="${route}",le="${bound}"} ${below}`);
    }
    told.push(`${name}_bucket{route="${route}",le="+Inf"} ${all}`);
    told.push(`${name}_sum{route="${route}"} ${sum.toFixed(6)}`, `${name}_count{route="${route}"} ${all}`);
  }
  return told;
}
