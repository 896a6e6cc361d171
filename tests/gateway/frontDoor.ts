import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDoors, type DoorsOptions } from "../../gateway/doors.ts";
import { createFront } from "../../gateway/http.ts";
import { callersFrom, type TokenPolicy } from "../../gateway/caller.ts";
import { tokenDoor } from "../../gateway/dev/tokenDoor.ts";
import type { Engine } from "../../gateway/engine/engine.ts";
import { openLocalIdentity, type LocalIdentity } from "../../gateway/identity/localIdentity.ts";
import { createMetrics } from "../../gateway/telemetry/metrics.ts";
import { listen } from "../../subgraphs/shared/http/listen.ts";

/** Invented numbers: century digit 0. */
export const invented = { iin: "850101012347", bin: "990140012348", kato: "710000000" };

export const cast = {
  owner: { iin: "850101012347" },
  officerAstana: { iin: "850101012347", bin: "990140012348", kato: "710000000" },
  operator: { iin: "850101012347" },
};

export interface OpenFront {
  readonly url: string;
  readonly identity: LocalIdentity;
  /** Log lines so far. */
  readonly log: string[];
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
  ask(query: string, headers?: Record<string, string>): Promise<Told>;
  close(): Promise<void>;
}

export interface Told {
  readonly status: number;
  readonly data?: Record<string, string>;
  readonly errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
}

/** The real front over an engine, with the real local identity provider; `policy` replaces who signs tokens. */
export async function openFront(
  engine: Engine,
  {
    policy,
    development = true,
    port = 0,
    ...counting
  }: {
    policy?: TokenPolicy;
    development?: boolean;
    port?: number;
  } & Pick<DoorsOptions, "limits" | "addressOf" | "most" | "registered"> = {},
): Promise<OpenFront> {
  const log: string[] = [];
  const write = (event: string, fields = {}) => void log.push(JSON.stringify({ event, ...fields }));
  const metrics = createMetrics();
  const front = createFront({ metrics, log: write });
  const server = await listen(front.listener, "127.0.0.1", port, front.upgrade);
  const dataDir = mkdtempSync(join(tmpdir(), "front-"));
  const identity = await openLocalIdentity({ origin: server.url, dataDir, cast });
  const doors = await openDoors({
    engine,
    supergraphSdl: "",
    readCaller: callersFrom(policy ?? identity.policy),
    development,
    metrics,
    log: write,
    ...counting,
  });
  const doorsOfDevelopment = {
    "/oidc/": identity.handle,
    "/dev/sign-in": identity.signIn,
    "/dev/signed-in": identity.signedIn,
    "/dev/token": tokenDoor(identity),
  };
  front.open({
    ...doors,
    routes: development ? doorsOfDevelopment : {},
    ready: () => Promise.resolve(),
  });
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": "en", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return {
    url: server.url,
    identity,
    log,
    post,
    async ask(query, headers) {
      const response = await post({ query }, headers);
      return { status: response.status, ...((await response.json()) as object) };
    },
    async close() {
      doors.endStreams();
      await server.close(1_000);
      await doors.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
