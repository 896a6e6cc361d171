import type { Check, Verdict } from "./access.ts";
import type { Call, Caller, Role } from "./call.ts";
import { either, statesOwnPurpose, statesPurpose, type Right } from "./rights.ts";

/** The columns of the printed matrix; registers among themselves are no readers of it. */
export const columns = [
  "citizen",
  "leb_officer",
  "service_centre_operator",
  "analyst",
  "anonymous",
] as const satisfies readonly Role[];
export type Column = (typeof columns)[number];

type Citizen = Extract<Caller, { role: "citizen" }>;
type Officer = Extract<Caller, { role: "leb_officer" }>;
type Operator = Extract<Caller, { role: "service_centre_operator" }>;

/** One way in which a caller may stand to what he reads, in the words that the printed matrix has for it. */
export interface Relation<Who, Source, Context> {
  readonly means: string;
  readonly holds: (source: Source, context: Context, who: Who) => Right;
}

export const relation = <Who, Source, Context>(
  means: string,
  holds: (source: Source, context: Context, who: Who) => Right,
): Relation<Who, Source, Context> => ({ means, holds });

/** Who has the right: any one of a role's relations is enough. A role that is not named has none. */
export interface Readers<Source, Context> {
  readonly citizen?: readonly Relation<Citizen, Source, Context>[];
  readonly officer?: readonly Relation<Officer, Source, Context>[];
  readonly operator?: readonly Relation<Operator, Source, Context>[];
}

/** A check that can say what it looks at, column by column. */
export type Declared<Source, Context> = Check<Source, Context> & {
  readonly inMatrix: Readonly<Record<Column, string>>;
};
/** The right to a field; who has it can be asked, and be declared otherwise. */
export type Readable<Source, Context> = Declared<Source, Context> & {
  readonly readers: Readers<Source, Context>;
};

/**
 * The right to a field: hidden from whom it is not declared for. An official who has not said what for, and under which
 * case, is told so before anything is looked at; registers read everything.
 */
export function reads<Source, Context extends { readonly call: Call }>(
  readers: Readers<Source, Context>,
): Readable<Source, Context> {
  const { citizen = [], officer = [], operator = [] } = readers;
  const check = (source: Source, context: Context): Verdict | Promise<Verdict> => {
    const { caller } = context.call;
    switch (caller.role) {
      case "service":
        return "allowed";
      case "citizen":
        return verdict(anyOf(citizen, source, context, caller));
      case "leb_officer":
        if (!statesPurpose(context.call)) return "purpose required";
        return verdict(anyOf(officer, source, context, caller));
      case "service_centre_operator":
        if (!statesPurpose(context.call)) return "purpose required";
        return verdict(anyOf(operator, source, context, caller));
      case "analyst":
      case "anonymous":
        return "hidden";
    }
  };
  return Object.assign(check, {
    readers,
    inMatrix: matrixRow({
      citizen: inWords(citizen),
      leb_officer: inWords(officer),
      service_centre_operator: inWords(operator),
    }),
  });
}

/** Which roles may use a root field, and what its use case then sees to; the others are forbidden it. */
export function asks(
  askers: Readonly<Partial<Record<Exclude<Role, "anonymous">, string>>>,
  { withoutCase = false } = {},
): Declared<unknown, { readonly call: Call }> {
  const states = withoutCase ? statesOwnPurpose : statesPurpose;
  const check = (_root: unknown, { call }: { readonly call: Call }): Verdict => {
    const { role } = call.caller;
    if (role === "anonymous" || askers[role] === undefined) return "forbidden";
    const isOfficial = role === "leb_officer" || role === "service_centre_operator";
    return !isOfficial || states(call) ? "allowed" : "purpose required";
  };
  return Object.assign(check, { inMatrix: matrixRow(askers) });
}

/** A value that is read by whoever reads a field that leads to it; the start compares these doors with the schema. */
export interface Reached {
  readonly through: readonly string[];
}
export const through = (...doors: readonly string[]): Reached => ({ through: doors });

/** The relations in their order; the next is looked at only where the one before did not hold. */
function anyOf<Who, Source, Context>(
  relations: readonly Relation<Who, Source, Context>[],
  source: Source,
  context: Context,
  who: Who,
  from = 0,
): Right {
  for (let place = from; place < relations.length; place++) {
    const right = relations[place]?.holds(source, context, who) ?? false;
    if (right === true) return true;
    if (right !== false)
      return place + 1 === relations.length
        ? right
        : either(right, () => anyOf(relations, source, context, who, place + 1));
  }
  return false;
}

function verdict(right: Right): Verdict | Promise<Verdict> {
  if (typeof right === "boolean") return right ? "allowed" : "hidden";
  return right.then((may) => (may ? "allowed" : "hidden"));
}

const inWords = (relations: readonly { readonly means: string }[]): string | undefined =>
  relations.length === 0 ? undefined : relations.map(({ means }) => means).join("; ");

const matrixRow = (cells: Readonly<Partial<Record<Role, string | undefined>>>) =>
  Object.fromEntries(columns.map((column) => [column, cells[column] ?? "no"])) as Record<Column, string>;
