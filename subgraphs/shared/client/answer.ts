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
