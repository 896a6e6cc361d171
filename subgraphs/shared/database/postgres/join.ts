import postgres from "postgres";
import { connect } from "../connect.ts";
import { type Door, enterDoor } from "./door.ts";
import type { PidFile } from "./pidFile.ts";

/** What came of the attempt to use a server that seems to run. */
export type Joining = { readonly door: Door } | "leaving" | "busy" | "silent";

/**
 * Enters the door of a running server and proves by a query that it answers. `leaving`: it is shutting down;
 * `busy`: it starts, stops or recovers; `silent`: nobody listens, as after a power cut.
 */
export async function join(cluster: string, running: PidFile, address: string): Promise<Joining> {
  const door = enterDoor(cluster, running.pid);
  const answer = await probe(address);
  if (answer !== "answers" || !door) door?.leave();
  if (answer === "answers") return door ? { door } : "leaving";
  return answer;
}

async function probe(address: string): Promise<"answers" | "busy" | "silent"> {
  const sql = connect(address, { max: 1, connect_timeout: 5, fetch_types: false });
  try {
    await sql`select 1`;
    return "answers";
  } catch (error) {
    const refused =
      error instanceof Error && "code" in error && ["ECONNREFUSED", "ENOENT"].includes(String(error.code));
    return refused && !(error instanceof postgres.PostgresError) ? "silent" : "busy";
  } finally {
    await sql.end({ timeout: 1 });
  }
}
