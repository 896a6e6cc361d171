import { defaultFieldResolver, type GraphQLField } from "graphql";
import type { Check, Verdict } from "./access.ts";
import type { Concern } from "./audit/concerns.ts";
import type { Reading } from "./audit/reads.ts";
import { forbidden, hidden, purposeRequired } from "./errors.ts";

/** What stands before a field: who may read it, and whom it is about. */
export interface Guard<Context> {
  readonly check: Check<never, Context> | "open";
  readonly concern: Concern<never, Context> | undefined;
  /** `Person.name`: what the audit calls it. */
  readonly coordinate: string;
  readonly isRoot: boolean;
}

/** Puts the check before the field's resolver, and before its events; what is read or refused is noted. */
export function guard<Context>(field: GraphQLField<unknown, Context>, guard: Guard<Context>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const { subscribe } = field;
  const verdictOf =
    guard.check === "open" ? () => "allowed" as const : (guard.check as Check<unknown, Context>);
  const note = noteOf(guard);
  field.resolve = (source, args: Record<string, unknown>, context, info) => {
    const verdict = verdictOf(source, context, args);
    const go = (known: Verdict): unknown => {
      note(source, args, context, known !== "allowed");
      if (known === "allowed") return resolve(source, args, context, info);
      throw refusal(known);
    };
    return typeof verdict === "string" ? go(verdict) : verdict.then(go);
  };
  if (subscribe)
    field.subscribe = async (source, args: Record<string, unknown>, context, info) => {
      const verdict = await verdictOf(source, context, args);
      if (verdict === "allowed") return subscribe(source, args, context, info);
      note(source, args, context, true);
      throw refusal(verdict);
    };
}

type Note<Context> = (
  source: unknown,
  args: Record<string, unknown>,
  context: Context,
  refused: boolean,
) => void;

function noteOf<Context>({ concern, coordinate, isRoot }: Guard<Context>): Note<Context> {
  if (!concern) return () => undefined;
  const personsOf = concern as Concern<unknown, Context>;
  return (source, args, context, refused) => {
    const { reads } = context as Reading;
    if (reads && (refused || !isRoot)) reads.note(coordinate, personsOf(source, context, args), refused);
  };
}

function refusal(verdict: Exclude<Verdict, "allowed">) {
  if (verdict === "forbidden") return forbidden();
  return verdict === "hidden" ? hidden() : purposeRequired();
}
