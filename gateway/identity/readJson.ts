/** For the whole answer, in milliseconds. */
const patience = 3_000;
/** A provider's metadata and keys are a few thousand bytes. */
const mostBytes = 262_144;

/** A JSON object at an address of the identity provider. Rejects for anything else: an error page, a redirect, a flood. */
export async function readJson(address: string): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(address, {
    headers: { accept: "application/json" },
    redirect: "error",
    signal: AbortSignal.timeout(patience),
  });
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > mostBytes) throw new Error("the answer is too large");
    chunks.push(chunk);
  }
  const value: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error("the answer is no object");
  return value as Record<string, unknown>;
}
