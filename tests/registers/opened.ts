import { AsyncLocalStorage } from "node:async_hooks";
import { readFileSync } from "node:fs";
import type { PreparedQueryConfig } from "drizzle-orm/pg-core";
import { PostgresJsPreparedQuery } from "drizzle-orm/postgres-js";
import { buildSchema, parse, validate } from "graphql";
import type { Sql } from "postgres";
import { vi } from "vitest";
import type { Call, Caller, RegisterName } from "../../subgraphs/shared/call.ts";
import { connect } from "../../subgraphs/shared/database/connect.ts";
import { compileFor, type Answer } from "../../subgraphs/shared/execute.ts";
import { RegisterSilent, type Register, type RegisterOptions } from "../../subgraphs/shared/register.ts";
import { freshAudit } from "../audit/freshAudit.ts";
import { freshDatabase } from "../database/cluster.ts";

type Reply = (variables: never, document: string, call: Call) => unknown;

/** What the other registers answer, by the field asked; a field that is missing is a silent register. */
export type Replies = Record<string, Reply>;

export interface Question {
  readonly by?: Caller;
  readonly variables?: Record<string, unknown>;
  readonly language?: Call["language"];
  readonly purpose?: Call["purpose"];
  readonly case?: string | null;
  /** The call itself, where several questions are of one request. */
  readonly call?: Call;
}

/** One register on a database of its own, the others played by `replies`, which a test may change. */
export interface Opened {
  readonly register: Register;
  /** Where its database is. */
  readonly url: string;
  readonly sql: Sql;
  readonly replies: Replies;
  /** The fields asked of other registers, in order. */
  readonly asked: string[];
  /** Sends a document to the federated schema. */
  query(document: string, question?: Question): Promise<Answer>;
  /** Sends a document to the internal schema, as another register unless told. */
  internal(document: string, question?: Question): Promise<Answer>;
  /** How many prepared statements went to the database meanwhile. */
  statementsOf(act: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

const service: Caller = { role: "service", register: "registration" };

export async function opened(
  open: (options: RegisterOptions) => Promise<Register>,
  now: () => Date,
): Promise<Opened> {
  const database = await freshDatabase();
  const [replies, asked]: [Replies, string[]] = [{}, []];
  const ask = async (register: RegisterName, document: string, variables: object, call: Call) => {
    fits(register, document);
    const field = /\{\s*(\w+)/.exec(document)?.[1] ?? "";
    asked.push(field);
    const reply = replies[field];
    if (!reply) throw new RegisterSilent(register);
    return { [field]: await reply(variables as never, document, call) } as never;
  };
  const log = () => undefined;
  const register = await open({ databaseUrl: database.url, ask, clock: now, log, audit: freshAudit() });
  const sql = connect(database.url, { max: 1 });
  const run = (compile: ReturnType<typeof compileFor>) => async (document: string, question: Question) =>
    compile(document)(question.variables ?? {}, register.createContext(callOf(question)));
  const federated = run(compileFor(register.schema, register.name, log));
  const internal = run(compileFor(register.internal, register.name, log));
  return {
    register,
    url: database.url,
    sql,
    replies,
    asked,
    query: (document, question = {}) => federated(document, question),
    internal: (document, question = {}) => internal(document, { by: service, ...question }),
    statementsOf,
    close: async () => {
      await sql.end();
      await register.close();
      await database.drop();
    },
  };
}

/** A played register is asked only what the real one would understand. */
function fits(register: RegisterName, document: string): void {
  const path = `../../subgraphs/${register}/graphql/internal.graphql`;
  const schema = buildSchema(readFileSync(new URL(path, import.meta.url), "utf8"));
  const [fault] = validate(schema, parse(document));
  if (fault) throw fault;
}

/** An official's question carries his role's purpose and a case, unless the test says otherwise. */
export function callOf({
  by = { role: "anonymous" },
  language = "KK",
  purpose,
  call,
  ...rest
}: Question): Call {
  if (call) return call;
  const usual =
    by.role === "leb_officer"
      ? "RENTAL_TENANT_CHECK"
      : by.role === "service_centre_operator"
        ? "SERVICE_CENTRE_RECEPTION"
        : null;
  const own = purpose === undefined ? usual : purpose;
  return {
    caller: by,
    purpose: own,
    case: rest.case === undefined ? own && "CASE-1" : rest.case,
    requestId: "request-1",
    language,
    deadline: Date.now() + 60_000,
    signal: new AbortController().signal,
  };
}

/** Counts what is done for one act, and not what the register's own tasks do meanwhile. */
const counting = new AsyncLocalStorage<{ statements: number }>();

async function statementsOf(act: () => Promise<unknown>): Promise<number> {
  const { execute } = PostgresJsPreparedQuery.prototype;
  const spy = vi.spyOn(PostgresJsPreparedQuery.prototype, "execute").mockImplementation(function (
    this: PostgresJsPreparedQuery<PreparedQueryConfig>,
    ...given
  ) {
    const count = counting.getStore();
    if (count) count.statements += 1;
    return execute.apply(this, given);
  });
  const count = { statements: 0 };
  try {
    await counting.run(count, act);
    return count.statements;
  } finally {
    spy.mockRestore();
  }
}

/** The errors of an answer, as place and code: `["person.name HIDDEN"]`. */
export function told({ errors = [] }: Answer): string[] {
  return errors.map(({ path = [], extensions }) =>
    `${path.join(".")} ${String(extensions?.["code"])}`.trim(),
  );
}

/** What stands at a place in the answer: `at<string>(answer, "me", "iin")`. */
export function at<Value>({ data }: Answer, ...path: (string | number)[]): Value {
  let value: unknown = data;
  for (const step of path) value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  return value as Value;
}
