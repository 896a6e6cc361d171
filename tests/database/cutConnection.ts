import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { connect as dial, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A way to a database that a test can cut: every connection over it is lost at once, and no new one is taken. */
export interface CutConnection {
  readonly url: string;
  cut(): void;
  /** Takes connections again. */
  mend(): Promise<void>;
}

/** Opens such a way to the database of this address, over a socket file or TCP as the address has it. */
export async function cutConnection(address: string): Promise<CutConnection> {
  const url = new URL(address);
  const folder = url.searchParams.get("host");
  const port = url.searchParams.get("port") ?? url.port;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = folder ? dial(join(folder, `.s.PGSQL.${port}`)) : dial(Number(port), url.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
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
  return {
    url: url.href,
    cut: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      if (own) rmSync(own, { recursive: true, force: true });
    },
    mend: async () => {
      if (server.listening) return;
      if (own) mkdirSync(own, { recursive: true });
      await listen(ownPort);
    },
  };
}
