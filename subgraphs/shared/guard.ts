import { defaultFieldResolver, type GraphQLField } from "graphql";
import type { Check, Verdict } from "./access.ts";
import { forbidden, hidden, purposeRequired } from "./errors.ts";

/** Puts the check before the field's resolver, and before its events. */
export function guard<Context>(field: GraphQLField<unknown, Context>, check: Check<never, Context>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const { subscribe } = field;
  const verdictOf = check as Check<unknown, Context>;
  field.resolve = (source, args: Record<string, unknown>, context, info) => {
    const verdict = verdictOf(source, context, args);
    if (verdict === "allowed") return resolve(source, args, context, info);
    if (typeof verdict === "string") throw refusal(verdict);
    return verdict.then((late) => {
      if (late === "allowed") return resolve(source, args, context, info);
      throw refusal(late);
    });
  };
  if (subscribe)
    field.subscribe = async (source, args: Record<string, unknown>, context, info) => {
      const verdict = await verdictOf(source, context, args);
      if (verdict !== "allowed") throw refusal(verdict);
      return subscribe(source, args, context, info);
    };
}

function refusal(verdict: Exclude<Verdict, "allowed">) {
  if (verdict === "forbidden") return forbidden();
  return verdict === "hidden" ? hidden() : purposeRequired();
}
