import { registerNames, type RegisterName } from "./call.ts";
import { isConnectionCode } from "./database/outOfReach.ts";
import { isIin } from "./domain/iin.ts";

/** What a field of a log line may hold, and how it is looked at once more when the line is written. */
export interface Kind<Value> {
  /** Whether the value may stand in a line; what may not is left out. */
  readonly holds: (value: unknown) => boolean;
  /** Never there: carries the type alone. */
  readonly takes?: Value;
}

declare const made: unique symbol;
/** A text that only the function named for it makes: no other text has its type. */
type Made<Name extends string> = string & { readonly [made]: Name };

/** An id without a meaning: a UUID, or a trace's id of 32 hexadecimal digits. */
export type OpaqueId = Made<"opaque id">;
/** SQLSTATE, or the driver's word for a lost connection. */
export type SqlState = Made<"SQLSTATE">;

/** One of these words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Kind<Word> {
  return { holds: (value) => words.some((word) => word === value) };
}

const mostCounted = 100_000_000;
/** A whole number below a hundred million: every number of a person, a telephone or a dwelling is greater. */
export const count: Kind<number> = {
  holds: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < mostCounted,
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const traceId = /^[0-9a-f]{32}$/i;
const isOpaque = (value: unknown): value is OpaqueId =>
  typeof value === "string" && (uuid.test(value) || traceId.test(value)) && !holdsNumber(value);

/** Whoever makes up an id could put somebody's number into it; of those made by chance few do. */
function holdsNumber(text: string): boolean {
  const runs = text.match(/\d{11,}/g) ?? [];
  const iins = runs.flatMap((run) => Array.from(run, (_digit, at) => run.slice(at, at + 12)));
  return iins.some(isIin) || runs.some((run) => /77\d{9}/.test(run));
}

export const id: Kind<OpaqueId> = { holds: isOpaque };
/** The text, if it is an opaque id. */
export const opaqueId = (text: string): OpaqueId | undefined => (isOpaque(text) ? text : undefined);

const isSqlState = (value: unknown): value is SqlState =>
  typeof value === "string" && (/^[0-9A-Z]{5}$/.test(value) || isConnectionCode(value));

export const sql: Kind<SqlState> = { holds: isSqlState };
/** What the database or its driver calls a fault; undefined when it is none of theirs. */
export function sqlState(error: unknown): SqlState | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code: unknown = "code" in at ? at.code : undefined;
    if (isSqlState(code)) return code;
  }
  return undefined;
}

const faults = [
  ...[
    "Error",
    "TypeError",
    "RangeError",
    "SyntaxError",
    "ReferenceError",
    "AggregateError",
    "AssertionError",
  ],
  ...["AbortError", "TimeoutError", "SystemError", "DOMException", "GraphQLError", "PostgresError"],
  ...["DatabaseFault", "DrizzleQueryError", "RegisterSilent", "PostFailed", "SettingsFault"],
] as const;
type Fault = (typeof faults)[number];

export const fault: Kind<Fault> = oneOf(...faults);
/** The kind of a fault, by its name; never its message, which could hold anything. */
export function faultOf(error: unknown): Fault {
  const name = error instanceof Error ? error.name : "Error";
  return faults.find((known) => known === name) ?? "Error";
}

const registers = [...registerNames, "joined"] as const;
export const register: Kind<RegisterName | "joined"> = oneOf(...registers);
/** One of our registers by its name; all that have joined from outside are one. */
export const registerWord = (name: string): RegisterName | "joined" =>
  registerNames.find((ours) => ours === name) ?? "joined";
