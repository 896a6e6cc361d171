interface Wanted {
  /** Sent by POST; without it, GET. */
  readonly body?: Uint8Array | string;
  readonly headers?: Record<string, string>;
  /** Milliseconds until it is given up. */
  readonly patience: number;
  /** The most bytes that are read. */
  readonly most: number;
}

/** What stands at a configured address; null when it is not answered in time, whole and with 200. Goes nowhere else. */
export async function fetchBytes(url: string, wanted: Wanted): Promise<Buffer | null> {
  const answer = await fetchAnswer(url, wanted);
  return answer?.status === 200 ? answer.body : null;
}

/** The same whatever the status; null is silence. */
export async function fetchAnswer(
  url: string,
  { body, headers = {}, patience, most }: Wanted,
): Promise<{ readonly status: number; readonly body: Buffer } | null> {
  try {
    const sent = body === undefined ? {} : { method: "POST", body: Buffer.from(body) };
    // Whoever answers with another address has not answered: only configured hosts are ever asked.
    const init = { ...sent, headers, redirect: "error", signal: AbortSignal.timeout(patience) } as const;
    const response = await fetch(url, init);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > most) return null;
      chunks.push(chunk);
    }
    return { status: response.status, body: Buffer.concat(chunks) };
  } catch {
    return null;
  }
}
