import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A wire to a port that can be cut: whoever talks over it may dial again. Something may be said to him before the other side does. */
export async function wireTo(port: number, onDial: (near: Socket) => void = () => undefined) {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
      one.pipe(other);
    }
    onDial(near);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: typeof address === "object" && address ? address.port : 0,
    cut,
    close: async () => {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
