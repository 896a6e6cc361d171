import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { answer, answerJson } from "../subgraphs/shared/http/answer.ts";
import type { UpgradeListener } from "../subgraphs/shared/http/listen.ts";
import { faultOf } from "../subgraphs/shared/logKinds.ts";
import type { Log } from "../subgraphs/shared/register.ts";
import { isErrorCode } from "../subgraphs/shared/errors.ts";
import { errorTexts } from "../subgraphs/shared/text/errors.ts";
import { requestIdOf } from "./context.ts";
import type { Door } from "./http/graphql.ts";
import { refuseUpgrade } from "./subscriptions/socket.ts";
import { isCountedRoute, type Metrics } from "./telemetry/metrics.ts";

/** A plain route: anything but GraphQL. */
export type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void;

/** What the front leads to, once it is open. */
export interface House {
  readonly graphql: Door;
  readonly stream: Door;
  /** `/graphql` as a WebSocket. */
  readonly socket: UpgradeListener;
  /** Other doors by path, those of development among them; a path that ends in `/` stands for all below it. */
  readonly routes: Readonly<Record<string, Route>>;
  /** Resolves when every register answers. */
  ready(): Promise<void>;
}

interface FrontOptions {
  readonly metrics: Metrics;
  /** Where this process is one of several: the metrics of all. */
  readonly metricsOfAll?: (() => Promise<string>) | undefined;
  readonly log: Log;
}

/** The HTTP front. It listens before the house is open, and says so, and still while the house closes. */
export interface Front {
  readonly listener: RequestListener;
  readonly upgrade: UpgradeListener;
  open(house: House): void;
  /** From here on `/readyz` sends new clients elsewhere; requests are still answered. */
  drain(): void;
}

/** The address of nearly every request, read once. */
const graphqlUrl = new URL("http://gateway/graphql");
const doors = { "/graphql": "graphql", "/graphql/stream": "stream" } as const;

export function createFront({ metrics, metricsOfAll, log }: FrontOptions): Front {
  let house: House | undefined;
  let draining = false;

  const isReady = async () => !draining && house !== undefined && (await answersInTime(house.ready()));
  const routes = openRoutes(metricsOfAll ?? metrics.text, isReady);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const began = performance.now();
    const url = request.url === "/graphql" ? graphqlUrl : new URL(request.url ?? "/", "http://gateway");
    const path = isCountedRoute(url.pathname) ? url.pathname : undefined;
    const door = path && house?.[doors[path]];
    if (door) {
      const status = await door(request, response, url, requestIdOf(request.headers));
      metrics.answered(path, status, (performance.now() - began) / 1_000);
      return;
    }
    const route = routeFor(routes, url.pathname) ?? routeFor(house?.routes ?? {}, url.pathname);
    if (route) await route(request, response, url);
    else answerJson(response, house ? 404 : 503, { error: house ? "there is nothing here" : "starting" });
  }

  return {
    listener: (request, response) => {
      serve(request, response).catch((error: unknown) => {
        // A client that left is no fault of ours.
        if (!response.destroyed) log("gateway.http", { fault: faultOf(error) });
        answerJson(response, 500, { error: "something failed on our side" });
        response.end();
      });
    },
    upgrade: upgradeBy(() => (draining ? undefined : house?.socket)),
    open(built) {
      house = built;
    },
    drain() {
      draining = true;
    },
  };
}

/** Only `/graphql` becomes a WebSocket, and only by a door that is open. */
function upgradeBy(door: () => UpgradeListener | undefined): UpgradeListener {
  return (request, socket, head) => {
    const [open, path] = [door(), (request.url ?? "").split("?")[0]];
    if (path !== "/graphql") refuseUpgrade(socket, 404);
    else if (open) open(request, socket, head);
    else refuseUpgrade(socket, 503);
  };
}

/** The routes that are always there. */
function openRoutes(
  metrics: () => string | Promise<string>,
  isReady: () => Promise<boolean>,
): Record<string, Route> {
  return {
    "/": (_request, response) => answer(response, 200, welcome, plain),
    "/livez": (_request, response) => answerJson(response, 200, { live: true }),
    "/readyz": async (_request, response) => {
      const ready = await isReady();
      answerJson(response, ready ? 200 : 503, { ready });
    },
    "/metrics": async (_request, response) => answer(response, 200, await metrics(), exposition),
    "/errors/": (_request, response, url) => errorPage(response, url.pathname.slice("/errors/".length)),
  };
}

const plain = { "content-type": "text/plain; charset=utf-8" };
const exposition = { "content-type": "text/plain; version=0.0.4; charset=utf-8" };
const welcome = `Mekenjai
/graphql         GraphQL over HTTP, and over WebSocket (graphql-transport-ws)
/graphql/stream  subscriptions, server-sent events
/errors/<CODE>   what an error means and what to do
/livez /readyz /metrics
`;

function routeFor(routes: Readonly<Record<string, Route>>, path: string): Route | undefined {
  if (Object.hasOwn(routes, path)) return routes[path];
  const below = Object.keys(routes).find(
    (prefix) => prefix.length > 1 && prefix.endsWith("/") && path.startsWith(prefix),
  );
  return below === undefined ? undefined : routes[below];
}

/** What an error's `help` leads to: the code in the three languages. */
function errorPage(response: ServerResponse, code: string): void {
  if (isErrorCode(code)) answerJson(response, 200, { code, ...errorTexts[code] });
  else answerJson(response, 404, { codes: Object.keys(errorTexts) });
}

async function answersInTime(ready: Promise<void>): Promise<boolean> {
  const late = new Promise<never>((_resolve, reject) => setTimeout(reject, 2_000).unref());
  return Promise.race([ready, late]).then(
    () => true,
    () => false,
  );
}
