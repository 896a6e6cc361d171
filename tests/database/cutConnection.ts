import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { connect as dial, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A way to a database that a test can cut, as when the process at its near end dies: the server loses every connection
 * at once and rolls back what was under way, and whoever used them hears nothing any more.
 */
export interface CutConnection {
  readonly url: string;
  cut(): void;
}

/** Opens such a way to the database of this address, over a socket file or TCP as the address has it. */
export async function cutConnection(address: string): Promise<CutConnection> {
  const url = new URL(address);
  const folder = url.searchParams.get("host");
  const port = url.searchParams.get("port") ?? url.port;
  const pairs = new Set<{ near: Socket; far: Socket }>();
  const state = { cut: false };
  const server = createServer((near) => {
    const far = folder ? dial(join(folder, `.s.PGSQL.${port}`)) : dial(Number(port), url.hostname);
    const pair = { near, far };
    pairs.add(pair);
    const over = () => {
      pairs.delete(pair);
      if (state.cut) return;
      near.destroy();
      far.destroy();
    };
    for (const end of [near, far]) end.on("error", over).on("close", over);
    near.pipe(far);
    far.pipe(near);
  });
  const own = folder ? mkdtempSync(join(tmpdir(), "mekenjai-cut-")) : null;
  await new Promise<void>((resolve) => {
    if (own) server.listen(join(own, `.s.PGSQL.${port}`), resolve);
    else server.listen(0, "127.0.0.1", resolve);
  });
  server.unref();
  const at = server.address();
  if (own) url.searchParams.set("host", own);
  else if (typeof at === "object" && at) url.host = `127.0.0.1:${at.port}`;
  return {
    url: url.href,
    cut: () => {
      state.cut = true;
      server.close();
      for (const { near, far } of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        far.destroy();
      }
      if (own) rmSync(own, { recursive: true, force: true });
    },
  };
}
