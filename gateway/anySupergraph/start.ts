import { readFileSync } from "node:fs";
import { lineLog } from "../../subgraphs/shared/log.ts";
import { faultOf } from "../../subgraphs/shared/logKinds.ts";
import { listen } from "../../subgraphs/shared/http/listen.ts";
import type { Log } from "../../subgraphs/shared/register.ts";
import * as kinds from "../../subgraphs/shared/settingKinds.ts";
import { Settings, type Environment } from "../../subgraphs/shared/settings.ts";
import { createFront } from "../http.ts";
import type { Gateway } from "../start.ts";
import { createMetrics } from "../telemetry/metrics.ts";
import { beginWith } from "./succession.ts";
import { followFile } from "./watchFile.ts";

export interface SupergraphConfig {
  readonly file: string;
  readonly host: string;
  readonly port: number;
}

interface Overrides {
  readonly log?: Log;
  /** Takes the words in which a supergraph was refused; the log has no room for them. */
  readonly tell?: (words: string) => void;
}

/** The settings of this mode: the file, and where to listen. */
export function readSupergraphConfig(file: string, environment: Environment): SupergraphConfig {
  const settings = new Settings(environment);
  const config = { file, host: kinds.host(settings), port: kinds.port(settings) };
  settings.finish();
  return config;
}

/**
 * Serves any Federation 2 supergraph as its file says: none of our registers, no sign-in, no database. A new version of
 * the file takes over from one request to the next; one that cannot be served is refused, and the old one serves on.
 */
export async function startAnySupergraph(
  { file, host, port }: SupergraphConfig,
  {
    log = lineLog((line) => void process.stdout.write(`${line}\n`)),
    tell = (words) => void process.stderr.write(`${words}\n`),
  }: Overrides = {},
): Promise<Gateway> {
  const metrics = createMetrics();
  const front = createFront({ metrics, log });
  const first = readSupergraph(file);
  const succession = await beginWith(first, { metrics, log, open: front.open }).catch((error: unknown) => {
    throw new Error(`${file} cannot be served: ${wordsOf(error)}`);
  });
  const server = await listen(front.listener, host, port, front.upgrade);
  const unfollow = followFile(file, first, async (text) => {
    try {
      if (text instanceof Error) throw text;
      await succession.take(text);
      log("supergraph.taken");
    } catch (error) {
      log("supergraph.refused", { fault: faultOf(error) });
      tell(`${file} was refused, the supergraph before it is served on: ${wordsOf(error)}`);
    }
  });
  return {
    url: server.url,
    async close() {
      unfollow();
      front.drain();
      succession.endStreams();
      await server.close();
      await succession.close();
    },
  };
}

function readSupergraph(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Error(`the supergraph file ${file} cannot be read`);
  }
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message.trim() : "it has a fault";
