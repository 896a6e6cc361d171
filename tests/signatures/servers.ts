import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A server of a test's own, and what it was asked. */
export interface Server {
  readonly url: string;
  readonly asked: { readonly method: string; readonly path: string; readonly body: Buffer }[];
  /** What it answers from now on; null is silence. */
  answer: (
    path: string,
    body: Buffer,
  ) => { status?: number; body: Buffer | string; location?: string } | null;
  close(): void;
}

export async function openServer(answer: Server["answer"]): Promise<Server> {
  const asked: Server["asked"] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const path = request.url ?? "";
      asked.push({ method: request.method ?? "", path, body });
      const given = opened.answer(path, body);
      if (!given) return;
      const { status = 200, body: content, location } = given;
      response.writeHead(status, location === undefined ? {} : { location }).end(content);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const opened: Server = {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return opened;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
