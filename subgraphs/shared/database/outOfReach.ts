/** Codes of postgres.js and of Node for a connection that did not come about, or was lost. */
const ofConnection: ReadonlySet<string> = new Set([
  ...["CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT"],
  ...[
    "ECONNREFUSED",
    "ECONNRESET",
    "EPIPE",
    "ENOENT",
    "ETIMEDOUT",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "ENOTFOUND",
  ],
]);

/** Whether a code is one of those words. */
export const isConnectionCode = (code: string): boolean => ofConnection.has(code);

/** SQL states of a server that is going, coming, or full, and of a statement that took too long: 08…, 53…, 57…. */
const ofServer = /^(08\d{3}|53[0-3]\d\d|57P0[1-5]|57014)$/;

/** Whether an error says that the database did not answer, and nothing of what was asked. Looks at its causes too. */
export function isOutOfReach(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code: unknown = "code" in at ? at.code : undefined;
    if (typeof code === "string" && (ofConnection.has(code) || ofServer.test(code))) return true;
  }
  return false;
}
