import type { UpgradeListener } from "../subgraphs/shared/http/listen.ts";
import type { Log } from "../subgraphs/shared/register.ts";
import { acceptedDocuments, replies } from "./accepted.ts";
import type { ReadToken } from "./caller.ts";
import type { Engine } from "./engine/engine.ts";
import { graphqlDoor, type Door } from "./http/graphql.ts";
import { gatewayRules } from "./http/rules.ts";
import { addressBehind, type AddressOf } from "./safety/address.ts";
import { admission } from "./safety/admission.ts";
import { anyDocument } from "./safety/documents.ts";
import { createLoad, type LoadLimits } from "./safety/load.ts";
import type { ListedDocument } from "./safety/manifest.ts";
import { masking, type Mask } from "./safety/masking.ts";
import { noLimits, type RateLimits } from "./safety/rateLimits.ts";
import { registeredDocuments } from "./safety/registered.ts";
import { validDocuments } from "./safety/validation.ts";
import { startServer } from "./server.ts";
import { socketDoor } from "./subscriptions/socket.ts";
import { streamDoor } from "./subscriptions/stream.ts";
import type { Metrics } from "./telemetry/metrics.ts";

export interface DoorsOptions {
  readonly engine: Engine;
  readonly supergraphSdl: string;
  readonly readCaller: ReadToken;
  /** Whom to let in how often; everybody, always, when not given. */
  readonly limits?: RateLimits;
  /** Where a request comes from; its nearest peer when not given. */
  readonly addressOf?: AddressOf;
  /** When the gateway carries too much; its own measure when not given. */
  readonly most?: LoadLimits;
  /** The only documents that may be asked; any when not given. */
  readonly registered?: readonly ListedDocument[] | undefined;
  /** Introspection, and faults of documents in the validator's words. */
  readonly development: boolean;
  readonly metrics: Metrics;
  readonly log: Log;
  /** How errors leave; by the catalogue of errors when not given. */
  readonly mask?: Mask;
}

/** The GraphQL doors: one engine, one way to read the caller, one mask, whichever way a client comes. */
export interface Doors {
  readonly graphql: Door;
  readonly stream: Door;
  /** `/graphql` as a WebSocket. */
  readonly socket: UpgradeListener;
  /** Ends every stream and socket, and no new one is opened; requests are still answered. */
  endStreams(): void;
  /** After the last request. */
  close(): Promise<void>;
}

export async function openDoors(options: DoorsOptions): Promise<Doors> {
  const { supergraphSdl, development: introspection, metrics, log } = options;
  const { accepted, read, askable } = await documentsOf(options);
  const { mask = masking(options), limits = noLimits, addressOf = addressBehind(0) } = options;
  const load = createLoad(options.most);
  const admit = admission({ readToken: options.readCaller, limits, load, addressOf });
  const [engine, { readCaller }] = [admit.limited(options.engine), admit];
  const closing = new AbortController();
  const reply = replies(engine, mask);
  const server = await startServer({ engine, supergraphSdl, mask, reply, accepted, askable, introspection });
  const live = { engine, admission: admit, askable, mask, read, metrics, closing: closing.signal };
  return {
    graphql: admit.carrying(
      graphqlDoor(server, gatewayRules({ readCaller, askable, mask, reply, accepted })),
    ),
    stream: streamDoor(live),
    socket: socketDoor({ ...live, log }),
    endStreams: () => closing.abort(),
    close() {
      load.stop();
      return server.stop();
    },
  };
}

/** Which documents may be asked, and what is known of them already. */
async function documentsOf({ engine, registered, development }: DoorsOptions) {
  const [accepted, read] = [acceptedDocuments(), validDocuments(engine, development)];
  const askable = registered
    ? await registeredDocuments(registered, { engine, read, accepted })
    : anyDocument();
  return { accepted, read, askable };
}
