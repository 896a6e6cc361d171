import { access as population } from "../../subgraphs/population/access.ts";
import { access as property } from "../../subgraphs/property/access.ts";
import { access as registration } from "../../subgraphs/registration/access.ts";
import { access as rental } from "../../subgraphs/rental/access.ts";
import type { Check, Verdict } from "../../subgraphs/shared/access.ts";
import type { Call, RegisterName } from "../../subgraphs/shared/call.ts";
import { purposeOf } from "../../subgraphs/shared/rights.ts";
import { reads, type Readable, type Readers } from "../../subgraphs/shared/declare.ts";

type AnyCheck = Check<unknown, unknown>;
type Row = Record<string, unknown>;
const tables = { population, property, rental, registration } as unknown as Record<
  RegisterName,
  Record<string, Row | string>
>;

/** One row of the declaration, declared wrongly. */
export interface Mutant {
  readonly register: RegisterName;
  readonly type: string;
  /** The field, or `"*"`. */
  readonly key: string;
  readonly change: string;
  readonly check: AnyCheck;
}

let alive: Mutant | undefined;

/** The declaration is right again, or wrong in one place. */
export function declare(mutant: Mutant | undefined): void {
  alive = mutant;
}

/**
 * Puts a switch into every row that has a check, or is open beside some that have, and gives the mutants there are. It has to be
 * done before a register is opened.
 */
export function switchable(): Mutant[] {
  return Object.entries(tables).flatMap(([register, table]) =>
    Object.entries(table).flatMap(([type, row]) => {
      // A whole type that is open, or a value, has no check that could be wrong.
      return typeof row === "string" || "through" in row
        ? []
        : switchRow(register as RegisterName, type, row);
    }),
  );
}

function switchRow(register: RegisterName, type: string, row: Row): Mutant[] {
  return Object.entries(row).flatMap(([key, declared]) => {
    if (declared !== "open" && typeof declared !== "function") return [];
    const right: AnyCheck = declared === "open" ? () => "allowed" : (declared as AnyCheck);
    const isOurs = (mutant: Mutant) =>
      mutant.register === register && mutant.type === type && mutant.key === key;
    row[key] = (...call: Parameters<AnyCheck>) => (alive && isOurs(alive) ? alive.check : right)(...call);
    const mutant = (change: string, check: AnyCheck): Mutant => ({ register, type, key, change, check });
    const always = (verdict: Verdict) => mutant(`always ${verdict}`, () => verdict);
    if (declared === "open") return [always("hidden")];
    const refusal = /^(Query|Mutation|Subscription)$/.test(type) ? "forbidden" : "hidden";
    const rewritten = "readers" in declared ? otherReaders(declared as Readable<unknown, never>) : [];
    return [
      always("allowed"),
      always(refusal),
      mutant("nobody asked for a purpose", withoutAsking(right)),
      ...rewritten.map(([change, check]) => mutant(change, check as AnyCheck)),
    ];
  });
}

/** As if every official had said what for, and under which case. */
const withoutAsking =
  (check: AnyCheck): AnyCheck =>
  (source, context, args) => {
    const { call } = context as { call: Call };
    const stated = { purpose: purposeOf[call.caller.role] ?? call.purpose, case: call.case ?? "CASE" };
    return check(source, { ...(context as object), call: { ...call, ...stated } }, args);
  };

const anyone = { means: "anyone", holds: () => true };

/** The same right with one relation less, or with everybody of one role. */
function otherReaders({ readers }: Readable<unknown, never>): [change: string, check: unknown][] {
  const roles = ["citizen", "officer", "operator"] as const;
  const changed = (change: Readers<unknown, never>) => reads<unknown, never>({ ...readers, ...change });
  return roles.flatMap((role): [string, unknown][] => {
    const relations = readers[role] ?? [];
    const less = relations.map((left): [string, unknown] => [
      `${role} without "${left.means}"`,
      changed({ [role]: relations.filter((one) => one !== left) }),
    ]);
    const isEverybody = relations.some(({ means }) => means === "yes");
    return isEverybody ? less : [...less, [`every ${role}`, changed({ [role]: [anyone] })]];
  });
}
