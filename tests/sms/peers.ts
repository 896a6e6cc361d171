import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:http";

/** Whether a program of Debian is here. Where it is not, what it would have shown is told loudly; CI must have it. */
export function peerIsHere(file: string, packageName: string, shows: string): boolean {
  if (existsSync(file)) return true;
  if (process.env["CI"] === "true")
    throw new Error(`${file} is missing: CI installs Debian's ${packageName} before the tests (.ci/run)`);
  process.stderr.write(
    `\nNOT SHOWN, for ${file} is not on this machine (apt-get install ${packageName}): ${shows}\n\n`,
  );
  return false;
}

/** A program of somebody else, with what it says. */
export function startPeer(file: string, args: readonly string[]) {
  const child: ChildProcess = spawn(file, [...args], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (some: Buffer) => (said = `${said}${some.toString()}`.slice(-20_000)));
  const ended = once(child, "exit");
  return {
    said: () => said,
    stop: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Takes the requests a peer makes, by path and query. */
export async function openSink() {
  const taken: URL[] = [];
  const server = createServer((request, response) => {
    taken.push(new URL(request.url ?? "/", "http://sink"));
    response.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    taken,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
