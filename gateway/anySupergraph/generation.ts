import { assertValidSchema, parse } from "graphql";
import type { UpgradeListener } from "../../subgraphs/shared/http/listen.ts";
import type { Log } from "../../subgraphs/shared/register.ts";
import type { ReadToken } from "../caller.ts";
import { openDoors } from "../doors.ts";
import { createEngine } from "../engine/engine.ts";
import type { Planner } from "../engine/planner.ts";
import type { House } from "../http.ts";
import type { Door } from "../http/graphql.ts";
import { masking } from "../safety/masking.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { plannerProcess } from "../planner/plannerProcess.ts";
import { passedScalars } from "./passedScalars.ts";
import { passingOn } from "./subgraphErrors.ts";
import { openSubgraphs } from "./subgraphs.ts";

interface Surroundings {
  readonly metrics: Metrics;
  readonly log: Log;
}

/** One version of the supergraph with everything that serves it: a new version gets a new generation. */
export interface Generation {
  readonly house: House;
  endStreams(): void;
  /** Closes when the last request that came in by this generation's doors has its answer. */
  retire(): Promise<void>;
}

/** Builds a generation; throws when the text is no supergraph that can be served. */
export async function openGeneration(supergraphSdl: string, around: Surroundings): Promise<Generation> {
  const { engine, close } = await openEngine(supergraphSdl, around);
  try {
    assertValidSchema(engine.publicSchema);
    const told = { ...around, development: true };
    const mask = passingOn(masking(told));
    const doors = await openDoors({ ...told, engine, supergraphSdl, readCaller: anybody, mask });
    const visits = countVisits();
    return {
      house: {
        graphql: visits.counted(doors.graphql),
        stream: visits.counted(doors.stream),
        socket: visits.countedSocket(doors.socket),
        routes: {},
        // Whether the subgraphs answer is their matter: each field says so for itself.
        ready: () => Promise.resolve(),
      },
      endStreams: doors.endStreams,
      async retire() {
        await visits.over();
        await doors.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The engine with the ways to the subgraphs, and with a planner that may fail on graphs like this. */
async function openEngine(supergraphSdl: string, around: Surroundings) {
  const supergraph = parse(supergraphSdl, { noLocation: true });
  const [scalars, subgraphs] = [passedScalars(supergraph), openSubgraphs(supergraph)];
  let planner: Planner | undefined;
  const close = async () => {
    await planner?.close();
    await subgraphs.close();
  };
  try {
    planner = await plannerProcess(supergraphSdl, around);
    const engine = createEngine({ supergraphSdl, scalars, transports: subgraphs.transportOf, planner });
    return { engine, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** There is no sign-in here: who may ask what is for the subgraphs to say. */
const anybody: ReadToken = () => Promise.resolve({ caller: { role: "anonymous" }, expiresAt: Infinity });

/** Counts who is inside: a request until it is answered, a stream or a socket until it ends. */
function countVisits() {
  let inside = 0;
  let empty: () => void = () => undefined;
  const left = () => {
    inside -= 1;
    if (inside === 0) empty();
  };
  return {
    counted:
      (door: Door): Door =>
      (...request) => {
        inside += 1;
        return door(...request).finally(left);
      },
    countedSocket:
      (door: UpgradeListener): UpgradeListener =>
      (request, socket, head) => {
        inside += 1;
        socket.once("close", left);
        door(request, socket, head);
      },
    /** Resolves when nobody is inside; asked once nobody enters any more. */
    over: () =>
      new Promise<void>((resolve) => {
        empty = resolve;
        if (inside === 0) resolve();
      }),
  };
}
