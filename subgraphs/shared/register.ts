import type { GraphQLSchema } from "graphql";
import type { AuditOptions } from "./audit/audit.ts";
import type { Call, RegisterName } from "./call.ts";
import type { Log } from "./log.ts";

export type { Log } from "./log.ts";

/** Links to SMS providers. */
export type SmsLinks = Readonly<Partial<Record<"first" | "second", "up" | "down">>>;

/** One register, opened: connected, migrated and ready to be asked, in this process or behind HTTP. */
export interface Register {
  readonly name: string;
  /** The federated schema, with `_service` and `_entities`. */
  readonly schema: GraphQLSchema;
  /** What registers ask each other; never composed into the supergraph. */
  readonly internal: GraphQLSchema;
  /** Loaders, repositories, ports and the present instant for one request. */
  createContext(call: Call): object;
  /** Resolves when the database answers. */
  ready(): Promise<void>;
  /** How registration's links to SMS providers stand: told beside readiness, which they do not decide. */
  readonly smsLinks?: () => SmsLinks;
  close(): Promise<void>;
}

/**
 * Asks another register by a document of its internal schema.
 * Resolves to `data`; throws {@link RegisterSilent} when no whole answer came before the deadline.
 */
export type Ask = <Data>(
  register: RegisterName,
  document: string,
  variables: Readonly<Record<string, unknown>>,
  call: Call,
) => Promise<Data>;

/** A register did not answer: down, late, or lying. Whoever asked knows nothing, which is neither yes nor no. */
export class RegisterSilent extends Error {
  readonly register: string;
  constructor(register: string, options?: ErrorOptions) {
    super(`the ${register} register did not answer`, options);
    this.name = "RegisterSilent";
    this.register = register;
  }
}

/** What every register is opened with. */
export interface RegisterOptions {
  /** Where its own database is; the role is its owner. */
  readonly databaseUrl: string;
  readonly ask: Ask;
  /** The present instant; tests give their own. */
  readonly clock: () => Date;
  readonly log: Log;
  readonly audit: AuditOptions;
}
