import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { countsInMemory } from "../../gateway/safety/counts.ts";
import { budgets, limitsBy } from "../../gateway/safety/rateLimits.ts";
import { createMetrics, type Metrics } from "../../gateway/telemetry/metrics.ts";
import { openInCommon, type OfPrimary, type OfWorker } from "../../gateway/workers/inCommon.ts";
import { LineClosed, openLine, type Line } from "../../gateway/workers/line.ts";

/** The two ends of a channel between processes: what goes over it is text on the way. */
function channel() {
  const [one, other] = [new EventEmitter(), new EventEmitter()];
  const end = (own: EventEmitter, far: EventEmitter) =>
    Object.assign(own, {
      send: (message: unknown, sent: (error: Error | null) => void) => {
        const text = JSON.stringify(message);
        setImmediate(() => far.emit("message", JSON.parse(text)));
        sent(null);
      },
    });
  const cut = () => [one, other].forEach((own) => own.emit("disconnect"));
  return { primary: end(one, other), worker: end(other, one), cut };
}

const connections = { signedIn: 3, anonymous: 3 };
const common = () => openInCommon(countsInMemory({ ...budgets, connections }));

/** A worker of a primary, in this process. */
function joined(inCommon: ReturnType<typeof openInCommon>) {
  const { primary, worker, cut } = channel();
  const metrics: Metrics = createMetrics();
  const member = inCommon.join(() => toWorker);
  const toWorker: Line<OfWorker> = openLine<OfWorker>(primary, { ...member.answers });
  const line = openLine<OfPrimary>(worker, { figures: () => metrics.figures() });
  const counts = {
    request: line.to("request"),
    mutation: line.to("mutation"),
    newToken: line.to("newToken"),
    tokenRefused: line.to("tokenRefused"),
    connect: line.to("connect"),
    disconnect: line.to("disconnect"),
  };
  const die = () => {
    cut();
    member.left();
  };
  return { limits: limitsBy(counts, new Uint8Array(16)), line, metrics, die };
}

const requests = (text: string) => Number(/status="200"\} (\d+)/.exec(text)?.[1] ?? 0);
const limited = { extensions: { code: "RATE_LIMITED" } };

test("connections count wherever they are open, and those of a process that dies are given back", async () => {
  const inCommon = common();
  const [one, other] = [joined(inCommon), joined(inCommon)];
  await one.limits.connect("citizen", "somebody");
  const leave = await one.limits.connect("citizen", "somebody");
  await other.limits.connect("citizen", "somebody");
  await expect(other.limits.connect("citizen", "somebody")).rejects.toMatchObject(limited);
  leave();
  await other.limits.connect("citizen", "somebody");
  await expect(one.limits.connect("citizen", "somebody")).rejects.toMatchObject(limited);
  one.die();
  await other.limits.connect("citizen", "somebody");
  await expect(other.limits.connect("citizen", "somebody")).rejects.toMatchObject(limited);
});

test("refused tokens of an address count wherever they come to", async () => {
  const inCommon = common();
  const [one, other] = [joined(inCommon), joined(inCommon)];
  const refuse = (by: typeof one, times: number) =>
    Promise.all(Array.from({ length: times }, () => by.limits.tokenRefused("192.0.2.1")));
  await refuse(one, budgets.refusedTokens.points - 1);
  await other.limits.newToken("192.0.2.1");
  await refuse(other, 1);
  await expect(one.limits.newToken("192.0.2.1")).rejects.toMatchObject(limited);
});

test("the metrics are the sum of all processes, and never less than they were when one has died", async () => {
  const inCommon = common();
  const [one, other] = [joined(inCommon), joined(inCommon)];
  for (const { metrics } of [one, other, other]) metrics.answered("/graphql", 200, 0.01);
  one.metrics.streams(1);
  other.metrics.smsLinks(() => ({ first: "up" }));
  const text = await one.line.to("metricsOfAll")();
  expect(requests(text)).toBe(3);
  expect(text).toMatch(/request_seconds_bucket\{route="\/graphql",le="0.01"\} 3/);
  expect(text).toMatch(/open_streams 1\n[^]*sms_link_up\{provider="first"\} 1/);

  other.die();
  const after = await one.line.to("metricsOfAll")();
  expect(requests(after)).toBe(3);
  expect(after).not.toMatch(/sms_link_up\{/);
});

test("whoever asks a process that ends is told so, and does not wait", async () => {
  const { primary, worker, cut } = channel();
  openLine(primary, { never: () => new Promise(() => undefined) });
  const line = openLine<{ never(): Promise<void> }>(worker, {});
  const asked = line.to("never")();
  cut();
  await expect(asked).rejects.toBeInstanceOf(LineClosed);
  await expect(line.to("never")()).rejects.toBeInstanceOf(LineClosed);
});
