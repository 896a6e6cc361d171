import { Readable } from "node:stream";
import type { Sql } from "postgres";
import type { Importer } from "../../subgraphs/shared/import/importer.ts";
import { importLines } from "../../subgraphs/shared/import/importLines.ts";

/** A file of these lines: objects as JSON, texts and bytes as they are. */
export const fileOf = (lines: readonly (object | string | Buffer)[]): AsyncIterable<Buffer> =>
  Readable.from(
    lines.map((line) => {
      if (Buffer.isBuffer(line)) return Buffer.concat([line, Buffer.from("\n")]);
      return Buffer.from(`${typeof line === "string" ? line : JSON.stringify(line)}\n`);
    }),
  );

/** Imports these lines and returns what the command would print. */
export async function imported<Entry>(
  sql: Sql,
  importer: Importer<Entry>,
  lines: readonly (object | string | Buffer)[],
  allOrNothing = false,
) {
  const told: string[] = [];
  const summary = await importLines(sql, importer, fileOf(lines), {
    allOrNothing,
    onFault: (line, { field, wrong }) => told.push(`line ${line}: ${field}: ${wrong}`),
  });
  return { ...summary, told };
}
