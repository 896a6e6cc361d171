import { appendIn } from "../../shared/audit/append.ts";
import type { Act, Audit } from "../../shared/audit/audit.ts";
import type { AuditEntry } from "../../shared/audit/record.ts";
import type { Call } from "../../shared/call.ts";
import type { Database } from "../../shared/database/open.ts";

type Write = Database["write"];

/** One transaction of this register's database. */
export type Transaction = Parameters<Parameters<Write["transaction"]>[0]>[0];

/** Who did it, where it was not whoever's request this is: a person by his number, or the register by itself. */
type Actor = { readonly iin: string } | "register";

/** This register's database, in somebody's name: what is changed through it is entered into the audit as his act. */
export interface Acting extends Database {
  readonly entryOf: (act: Act, actor?: Actor) => AuditEntry;
  /** Told of every application that a transaction has held, once it has ended. */
  readonly changed: (applicationId: string) => void;
}

/** The database in the name of a request's caller; without a request, of the register itself. */
export function acting(
  database: Database & Pick<Acting, "changed">,
  audit: Audit,
  call: Call | null,
): Acting {
  const entryOf: Acting["entryOf"] = (act, actor = "register") =>
    actor === "register"
      ? audit.entry(act, ownAct(act.caseNumber))
      : audit.entry(act, call ?? ownAct(act.caseNumber), actor.iin);
  return {
    ...database,
    entryOf: (act, actor) => (call && actor === undefined ? audit.entry(act, call) : entryOf(act, actor)),
  };
}

const ownAct = (caseNumber: string | null) =>
  ({
    caller: { role: "service", register: "registration" },
    purpose: "RESIDENCE_REGISTRATION",
    case: caseNumber,
    requestId: caseNumber ?? "registration",
  }) as const;

interface Done {
  readonly act: Act;
  readonly actor: Actor | undefined;
}
interface Underway {
  readonly done: Done[];
  readonly held: Set<string>;
}
const underway = new WeakMap<Transaction, Underway>();

/**
 * All of it or nothing, the audit of it included: what the work has entered is appended as the transaction's last
 * statement, so that nothing is waited for under the chain's lock and no two transactions wait for each other.
 */
export async function inTransaction<Result>(
  { write, entryOf, changed }: Pick<Acting, "write" | "entryOf" | "changed">,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const held = new Set<string>();
  try {
    return await write.transaction(async (tx) => {
      const done: Done[] = [];
      underway.set(tx, { done, held });
      const result = await work(tx);
      await appendIn(
        tx,
        done.map(({ act, actor }) => entryOf(act, actor)),
      );
      return result;
    });
  } finally {
    // Also where it failed: a commit whose answer was lost may have happened.
    held.forEach(changed);
  }
}

/** Enters what this transaction does to whose data, once for each of them. */
export function enter(
  tx: Transaction,
  persons: readonly string[],
  act: Omit<Act, "person">,
  actor?: Actor,
): void {
  for (const person of new Set(persons)) begun(tx).done.push({ act: { ...act, person }, actor });
}

/** Notes that this transaction may change the application. */
export function holds(tx: Transaction, applicationId: string): void {
  begun(tx).held.add(applicationId);
}

function begun(tx: Transaction): Underway {
  const known = underway.get(tx);
  if (!known) throw new Error("an act outside of a transaction that enters it into the audit");
  return known;
}
