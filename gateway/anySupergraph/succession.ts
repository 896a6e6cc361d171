import type { Log } from "../../subgraphs/shared/register.ts";
import type { House } from "../http.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { openGeneration, type Generation } from "./generation.ts";

interface Surroundings {
  readonly metrics: Metrics;
  readonly log: Log;
  /** Where new requests go from now on. */
  readonly open: (house: House) => void;
}

/** The supergraph that is served, and those before it whose last requests are still being answered. */
export interface Succession {
  /** Lets another supergraph take over; throws, and changes nothing, when it cannot be served. */
  take(supergraphSdl: string): Promise<void>;
  endStreams(): void;
  /** Closes all of them when their last requests have been answered. */
  close(): Promise<void>;
}

export async function beginWith(supergraphSdl: string, around: Surroundings): Promise<Succession> {
  let serving = await openGeneration(supergraphSdl, around);
  around.open(serving.house);
  const leaving = new Map<Generation, Promise<void>>();
  return {
    async take(next) {
      const old = serving;
      serving = await openGeneration(next, around);
      around.open(serving.house);
      leaving.set(
        old,
        old.retire().finally(() => leaving.delete(old)),
      );
    },
    endStreams() {
      for (const each of [serving, ...leaving.keys()]) each.endStreams();
    },
    async close() {
      await Promise.all([serving.retire(), ...leaving.values()]);
    },
  };
}
