import { subscribe } from "node:diagnostics_channel";
import { createServer, type Server } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Loaded before the own code of a process that is measured (`--import`); the product has no such door. At INSIDE_PORT it
 * tells how many HTTP requests the process has been asked so far, and what its memory holds; at /collected after all
 * that nobody holds any more has been collected.
 */
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
let requests = 0;

const door = createServer((request, response) => {
  if (request.url === "/collected") collect();
  response.end(JSON.stringify({ requests, ...process.memoryUsage() }));
});
subscribe("http.server.request.start", (message) => {
  const { server, request } = message as { server: Server; request: { method: string } };
  // Of the product, those that ask something: looking whether it is ready is none of them.
  if (server !== door && request.method === "POST") requests += 1;
});
door.listen(Number(process.env["INSIDE_PORT"]), "127.0.0.1").unref();
