import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { connect as dial, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A way to a database that a test can cut. */
export interface CutConnection {
  readonly url: string;
  /** Every connection over it is lost at once, at both ends, and no new one is taken. */
  cut(): void;
  /** Nothing comes through any more, and neither end is told: as when a cable is pulled. Until it dies. */
  silence(): void;
  /** Takes connections again. */
  mend(): Promise<void>;
  /**
   * As when the process at the near end dies: the server loses every connection and rolls back what was under way, and
   * whoever used them in this process hears nothing any more.
   */
  die(): void;
}

/** Opens such a way to the database of this address, over a socket file or TCP as the address has it. */
export async function cutConnection(address: string): Promise<CutConnection> {
  const url = new URL(address);
  const folder = url.searchParams.get("host");
  const port = url.searchParams.get("port") ?? url.port;
  const pairs = new Set<{ near: Socket; far: Socket }>();
  const state = { dead: false, silent: false };
  const server = createServer((near) => {
    const far = folder ? dial(join(folder, `.s.PGSQL.${port}`)) : dial(Number(port), url.hostname);
    const pair = { near, far };
    pairs.add(pair);
    const over = () => {
      if (state.silent) return;
      pairs.delete(pair);
      far.destroy();
      if (!state.dead) near.destroy();
    };
    for (const end of [near, far]) end.on("error", over).on("close", over);
    near.pipe(far);
    far.pipe(near);
  });
  const own = folder ? mkdtempSync(join(tmpdir(), "mekenjai-cut-")) : null;
  const listen = (ownPort: number) =>
    new Promise<void>((resolve) => {
      if (own) server.listen(join(own, `.s.PGSQL.${port}`), resolve);
      else server.listen(ownPort, "127.0.0.1", resolve);
    });
  await listen(0);
  server.unref();
  const at = server.address();
  const ownPort = typeof at === "object" && at ? at.port : 0;
  if (own) url.searchParams.set("host", own);
  else url.host = `127.0.0.1:${ownPort}`;
  const close = () => {
    server.close();
    for (const { near, far } of pairs) {
      near.unpipe(far);
      far.unpipe(near);
      far.destroy();
      if (!state.dead) near.destroy();
    }
    if (own) rmSync(own, { recursive: true, force: true });
  };
  return {
    url: url.href,
    cut: close,
    silence: () => {
      state.silent = true;
      server.close();
      for (const { near, far } of pairs) {
        near.unpipe(far).pause();
        far.unpipe(near).pause();
      }
    },
    mend: async () => {
      if (server.listening) return;
      if (own) mkdirSync(own, { recursive: true });
      await listen(ownPort);
    },
    die: () => {
      [state.dead, state.silent] = [true, false];
      close();
    },
  };
}
