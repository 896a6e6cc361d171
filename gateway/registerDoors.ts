import type { RegisterName } from "../subgraphs/shared/call.ts";
import type { Log, Register } from "../subgraphs/shared/register.ts";
import { standalone } from "../subgraphs/shared/standalone.ts";
import type { Route } from "./http.ts";

/**
 * The registers of this process, each under `/registers/<name>/`, for a register that runs alone beside it. They answer
 * as a register alone does: only calls that are signed for them.
 */
export function registerDoors(
  opened: ReadonlyMap<RegisterName, Register>,
  key: Uint8Array,
  log: Log,
): Record<string, Route> {
  // Streams of these registers go by the gateway's own doors.
  const closing = new AbortController().signal;
  return Object.fromEntries(
    [...opened].map(([name, register]) => {
      const listener = standalone({ register, key, log, closing });
      const route: Route = (request, response, url) => {
        request.url = url.pathname.slice(registerPath(name).length);
        listener(request, response);
      };
      return [`${registerPath(name)}/`, route];
    }),
  );
}

/** Where a register of this process is found below the gateway's address. */
export const registerPath = (name: RegisterName): string => `/registers/${name}`;
