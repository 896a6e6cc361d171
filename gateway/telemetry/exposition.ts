import type { SmsLinks } from "../../subgraphs/shared/register.ts";
import { bounds, type Figures } from "./figures.ts";

/** Figures in Prometheus' text format. */
export function exposition({ requests, errors, openStreams, smsLinks, latency }: Figures): string {
  return [
    ...family("mekenjai_requests_total", "counter", "Requests answered.", lines(requests)),
    ...family("mekenjai_errors_total", "counter", "Errors told to clients, by code.", lines(errors)),
    ...family("mekenjai_open_streams", "gauge", "Subscriptions open now.", [["", openStreams]]),
    ...family("mekenjai_sms_link_up", "gauge", "Links to SMS providers.", linkLines(smsLinks)),
    ...histograms(latency),
    "",
  ].join("\n");
}

const linkLines = (links: SmsLinks): [string, number][] =>
  (["first", "second"] as const).flatMap((provider) => {
    const state = links[provider];
    return state ? [[`{provider="${provider}"}`, state === "up" ? 1 : 0]] : [];
  });

const lines = (counts: Figures["requests"]): [string, number][] =>
  Object.entries(counts).map(([labels, value]) => [`{${labels}}`, value]);

function family(name: string, type: string, help: string, values: [string, number][]): string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...values.map(([labels, value]) => `${name}${labels} ${value}`),
  ];
}

function histograms(latency: Figures["latency"]): string[] {
  const name = "mekenjai_request_seconds";
  const told = [`# HELP ${name} How long answers took.`, `# TYPE ${name} histogram`];
  for (const [route, { buckets, sum, count: all }] of Object.entries(latency)) {
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
