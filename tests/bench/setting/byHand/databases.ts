import type { Sql, TransactionSql } from "postgres";
import { registerNames, type RegisterName } from "../../../../subgraphs/shared/call.ts";
import { connect } from "../../../../subgraphs/shared/database/connect.ts";
import { prepared } from "../../../../subgraphs/shared/database/open.ts";

/**
 * The four databases as a program by hand opens them: the same driver and settings, days as text, and to each as many
 * connections as serve it best: one for reads, as the registers have, several for transactions.
 */
export type Opened = Readonly<Record<RegisterName, Sql>>;
/** A connection, in a transaction or not. */
export type Client = Sql | TransactionSql;

const days = { date: { to: 1082, from: [1082], serialize: String, parse: (text: string) => text } };

export function openByHand(urls: readonly string[], connections: number): Opened {
  const opened = registerNames.map(
    (register, at) =>
      [register, connect(urls[at] ?? "", { max: connections, types: days, connection: prepared })] as const,
  );
  return Object.fromEntries(opened) as Opened;
}
