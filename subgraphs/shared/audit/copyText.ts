import type { AuditRecord } from "./record.ts";
import type { Head } from "./verify.ts";
import type { AuditKind } from "./tables.ts";

/** The columns of records, in the order of the table. */
// prettier-ignore
export const recordColumns = [
  "sequence", "at", "kind", "reader_role", "reader_body", "reader_kato", "reader", "persons", "fields", "purpose",
  "case_number", "request_id", "refused", "hash",
] as const;
export const headColumns = ["sequence", "hash"] as const;

/** The lines of a stream of UTF-8, ended by line feeds alone: other ends of lines are part of what they stand in. */
export async function* linesOf(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    rest += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest) yield rest;
}

/** A line of PostgreSQL's COPY text, by the names of its columns; null for NULL. */
export type CopyLine = (column: string) => string | null;

/** Reads lines of COPY text that have these columns. */
export function copyLine(columns: readonly string[]): (line: string) => CopyLine {
  const places = new Map(columns.map((column, place) => [column, place]));
  return (line) => {
    const values = line.split("\t");
    return (column) => {
      const value = values[places.get(column) ?? -1];
      if (value === undefined) throw new Error(`the audit's ${column} is missing`);
      return value === "\\N" ? null : unescaped(value);
    };
  };
}

export function recordOf(line: CopyLine): AuditRecord {
  return {
    sequence: Number(line("sequence")),
    at: instantOf(line("at") ?? ""),
    kind: text(line("kind")) as AuditKind,
    readerRole: text(line("reader_role")),
    readerBody: line("reader_body"),
    readerKato: line("reader_kato"),
    reader: line("reader"),
    persons: personsIn(text(line("persons"))),
    fields: fieldsIn(text(line("fields"))),
    purpose: line("purpose"),
    caseNumber: line("case_number"),
    requestId: text(line("request_id")),
    refused: line("refused") === "t",
    hash: bytes(line("hash")),
  };
}

export function headOf(line: CopyLine): Head {
  return { sequence: Number(line("sequence")), hash: bytes(line("hash")) };
}

const text = (value: string | null) => value ?? "";
const bytes = (value: string | null) => Buffer.from(text(value).replace(/^\\x/, ""), "hex");

/** Neighbours say much the same: what was read of the last text is not read again. */
function reading<Value>(read: (text: string) => Value): (text: string) => Value {
  let last: { readonly text: string; readonly value: Value } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, value: read(text) };
    return last.value;
  };
}

/** PostgreSQL writes `2026-01-31 14:30:00.5+05`, in the time zone of whoever asked. A text that is none stays what it is. */
const instantOf = reading((value) => {
  const iso = value.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00");
  const instant = new Date(iso);
  // What is finer than a millisecond was never chained.
  const tooFine = /\.\d{4}/.test(value);
  return Number.isNaN(instant.getTime()) || tooFine ? value : instant.toISOString();
});

const escapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

const unescaped = (value: string): string =>
  value.includes("\\") ? value.replace(/\\(.)/gs, (_all, mark: string) => escapes[mark] ?? mark) : value;

/** The elements of an array of texts: `{Person.name,"a, b"}`. */
function elements(array: string): readonly string[] {
  const found: string[] = [];
  for (const [, quoted, bare] of array.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/gs))
    found.push(quoted === undefined ? (bare ?? "") : quoted.replace(/\\(.)/gs, "$1"));
  return found;
}
const fieldsIn = reading(elements);
const personsIn = reading(elements);
