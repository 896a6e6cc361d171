import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Sql, TransactionSql } from "postgres";

/** What a column can be given: objects become JSON, arrays PostgreSQL arrays, null and undefined NULL. */
export type CopyValue =
  string | number | bigint | boolean | Date | null | undefined | readonly CopyValue[] | object;
export type CopyRow = readonly CopyValue[];

/**
 * Streams rows into a table by COPY, no faster than the server takes them: all of them or none.
 * Returns their number; throws the server's error or that of the source of rows.
 */
export async function copyRows(
  sql: Sql | TransactionSql,
  table: string,
  columns: readonly string[],
  rows: Iterable<CopyRow> | AsyncIterable<CopyRow>,
): Promise<number> {
  const command = sql`copy ${sql(table)} (${sql(columns)}) from stdin`;
  const stream = await command.writable();
  // postgres.js never ends the stream when the server refuses the rows after the last of them was sent.
  const refusal = new Promise<never>((_, reject) => {
    void Object.assign(command, { reject });
  });
  const counted = { rows: 0 };
  await Promise.race([pipeline(Readable.from(chunks(rows, counted)), stream), refusal]);
  return counted.rows;
}

const chunkLength = 64 * 1024;

async function* chunks(rows: Iterable<CopyRow> | AsyncIterable<CopyRow>, counted: { rows: number }) {
  let text = "";
  for await (const row of rows) {
    text += `${row.map(field).join("\t")}\n`;
    counted.rows += 1;
    if (text.length < chunkLength) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text) yield Buffer.from(text);
}

function field(value: CopyValue): string {
  return value === null || value === undefined ? "\\N" : escape(plain(value));
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function escape(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (mark) => escapes[mark] ?? mark) : text;
}

function plain(value: NonNullable<CopyValue>): string {
  if (typeof value === "string") return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${(value as readonly CopyValue[]).map(element).join(",")}}`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function element(value: CopyValue): string {
  if (value === null || value === undefined) return "NULL";
  if (Array.isArray(value)) return plain(value);
  return `"${plain(value).replace(/["\\]/g, "\\$&")}"`;
}
