import { Pool } from "undici";
import { ask, closedLoop, type Request } from "../measure/load.ts";
import { cpuSeconds } from "../measure/processes.ts";
import { median } from "../measure/share.ts";
import { startPeers, type Behind } from "../setting/startPeers.ts";
import { subgraphNames, subgraphSdl, supergraphAt, type SubgraphName } from "./graph.ts";
import type { Measured } from "./told.ts";

/** What is measured: a request and the words for it. */
export interface Asked {
  readonly title: string;
  readonly request: Request;
}

/** CPU of a peer's processes per request, as so many times ours; null where it answers otherwise. */
export interface PeerFigures {
  readonly name: string;
  /** By question. */
  readonly times: readonly (number | null)[];
}

export interface Setting {
  readonly urls: Readonly<Record<SubgraphName, string>>;
  readonly folder: string;
  readonly rounds: number;
  readonly connections: number;
}

/** A peer's CPU is counted in hundredths of a second. */
const milliseconds = 1_000;
const warmUpRuns = 4;

/** Other gateways in front of the registers that our engine stands in front of, by turns with it. */
export async function besidePeers(
  ours: Measured,
  questions: readonly Asked[],
  { urls, folder, rounds, connections }: Setting,
): Promise<PeerFigures[]> {
  const registers: Behind[] = subgraphNames.map((name) => ({
    name,
    url: urls[name],
    sdl: subgraphSdl(name),
  }));
  const peers = await startPeers(supergraphAt(urls), registers, folder);
  const load = (url: string, request: Request) =>
    closedLoop({ url, requests: [request], connections, milliseconds });
  const perRequest = async (url: string, request: Request, used: () => Promise<number> | number) => {
    const before = await used();
    const { count } = await load(url, request);
    return ((await used()) - before) / count;
  };
  try {
    const rows = peers.map(({ name }) => ({ name, times: [] as (number | null)[] }));
    for (const { request } of questions) {
      const expected = await dataFrom(ours.url, request);
      const ratios = new Map(peers.map((peer) => [peer, [] as number[]]));
      for (const peer of peers)
        if ((await dataFrom(peer.url, request)) !== expected) ratios.delete(peer);
        else for (let run = 0; run < warmUpRuns; run += 1) await load(peer.url, request);
      for (let round = 0; round < rounds; round += 1) {
        const own = await perRequest(ours.url, request, ours.cpu);
        for (const [{ url, pid }, found] of ratios)
          found.push((await perRequest(url, request, () => cpuSeconds([pid]) * 1e6)) / own);
      }
      for (const [at, peer] of peers.entries()) {
        const found = ratios.get(peer);
        rows[at]?.times.push(found ? median(found) : null);
      }
    }
    return rows;
  } finally {
    await Promise.all(peers.map((peer) => peer.close()));
  }
}

/** The data alone: what stands beside it in an answer is each gateway's own. */
async function dataFrom(url: string, request: Request): Promise<string> {
  const pool = new Pool(url, { connections: 1 });
  const { data } = JSON.parse(await ask(pool, request)) as { data?: unknown };
  await pool.close();
  return JSON.stringify(data);
}
