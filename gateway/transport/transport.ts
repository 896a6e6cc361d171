import type { Call } from "../../subgraphs/shared/call.ts";

/** One error of a register's answer. */
export interface RegisterError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** What a register answers. */
export interface RegisterAnswer {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly RegisterError[] | undefined;
}

export type OperationKind = "query" | "mutation" | "subscription";
export type Variables = Record<string, unknown>;

/** Asks one prepared operation; rejects with RegisterSilent when no whole answer came in time. */
export type Ask = (variables: Variables, call: Call) => Promise<RegisterAnswer> | RegisterAnswer;
/** Opens one prepared subscription. */
export type Listen = (variables: Variables, call: Call) => Promise<AsyncIterable<RegisterAnswer>>;

/** The way to one register, in this process or over HTTP. */
export interface Transport {
  prepare(operation: string, operationName: string | undefined, kind: OperationKind): Ask;
  subscribe(operation: string, operationName: string | undefined): Listen;
  /** Resolves when the register can be asked. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** How long a register that failed is left alone, and what a client is told to wait. */
export const pauseSeconds = 2;
