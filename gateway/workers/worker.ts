import type { Config } from "../config.ts";
import { limitsBy } from "../safety/rateLimits.ts";
import { startGateway } from "../start.ts";
import { createMetrics } from "../telemetry/metrics.ts";
import type { OfPrimary } from "./inCommon.ts";
import { openLine } from "./line.ts";

/** One of several processes that answer at one address; the primary counts for all, and tells when to end. */
export async function serveAsWorker(config: Config): Promise<void> {
  const metrics = createMetrics();
  let close = () => Promise.resolve();
  let ending: Promise<void> | undefined;
  const stop = () => {
    ending ??= close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  // A terminal tells all processes of a group at once; the primary tells us, and that is enough.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", stop);
  const primary = openLine<OfPrimary>(process, { figures: () => metrics.figures(), stop });
  const counts = {
    request: primary.to("request"),
    mutation: primary.to("mutation"),
    newToken: primary.to("newToken"),
    tokenRefused: primary.to("tokenRefused"),
    connect: primary.to("connect"),
    disconnect: primary.to("disconnect"),
  };
  const limits = limitsBy(counts, Buffer.from(await primary.to("salt")(), "base64"));
  const metricsOfAll = primary.to("metricsOfAll");
  const gateway = await startGateway(config, { oneOfSeveral: { metrics, metricsOfAll, limits } });
  close = () => gateway.close();
  await primary.to("isReady")(gateway.url);
}
