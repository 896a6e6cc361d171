import { Pool } from "undici";

/** One HTTP request of the load, as bytes go over the wire. */
export interface Request {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Load {
  readonly url: string;
  readonly requests: readonly Request[];
  readonly connections: number;
  readonly milliseconds: number;
}

/** What a load has met. Times in milliseconds. */
export interface Met {
  readonly count: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
}

/** Closed loop: every connection asks again as soon as it is answered. For capacity, and CPU per request. */
export async function closedLoop({ url, requests, connections, milliseconds }: Load): Promise<Met> {
  const pool = new Pool(new URL(url).origin, { connections, pipelining: 1 });
  const times: number[] = [];
  const from = performance.now();
  let next = 0;
  const one = async () => {
    while (performance.now() - from < milliseconds) {
      const asked = performance.now();
      await ask(pool, requests[next++ % requests.length]!);
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const seconds = (performance.now() - from) / 1000;
  await pool.close();
  return met(times, seconds);
}

/** Open loop: requests arrive at a fixed rate whatever becomes of the earlier ones. For latency as callers see it. */
export async function openLoop(load: Load & { readonly perSecond: number }): Promise<Met> {
  const { url, requests, connections, milliseconds, perSecond } = load;
  const pool = new Pool(new URL(url).origin, { connections, pipelining: 1 });
  const times: number[] = [];
  const pending: Promise<void>[] = [];
  const from = performance.now();
  const total = Math.max(5, Math.floor((milliseconds / 1000) * perSecond));
  for (let sent = 0; sent < total;) {
    // From when it was due, not from when it could be sent: waiting for a connection is latency too.
    for (; sent < total && from + (sent * 1000) / perSecond <= performance.now(); sent += 1) {
      const due = from + (sent * 1000) / perSecond;
      const asked = ask(pool, requests[sent % requests.length]!);
      pending.push(asked.then(() => void times.push(performance.now() - due)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(pending);
  const seconds = (performance.now() - from) / 1000;
  await pool.close();
  return met(times, seconds);
}

/** The answer's text; anything but 200 ends the run, for a refusal is quicker than an answer. */
export async function ask(pool: Pool, { headers, body }: Request): Promise<string> {
  const answer = await pool.request({ path: "/graphql", method: "POST", headers, body });
  const text = await answer.body.text();
  if (answer.statusCode !== 200) throw new Error(`answered with ${answer.statusCode}: ${text.slice(0, 300)}`);
  return text;
}

function met(times: number[], seconds: number): Met {
  const sorted = times.sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: times.length, seconds, p50: at(0.5), p99: at(0.99) };
}
