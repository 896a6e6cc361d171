import type { Call, Purpose, Role } from "./call.ts";
import { forbidden } from "./errors.ts";

/** A right that is known at once, or after another register was asked. */
export type Right = boolean | Promise<boolean>;

/** The one purpose for which each official may read. */
export const purposeOf: Partial<Record<Role, Purpose>> = {
  leb_officer: "RENTAL_TENANT_CHECK",
  service_centre_operator: "SERVICE_CENTRE_RECEPTION",
};

/** Whether an official has stated the purpose of his own role. */
export function statesOwnPurpose({ caller, purpose }: Call): boolean {
  return purpose === purposeOf[caller.role];
}

/** The same, and a case. */
export function statesPurpose(call: Call): boolean {
  return statesOwnPurpose(call) && call.case !== null;
}

/**
 * True as soon as one of two questions says so; the second is asked only then when the first did not. While one says
 * no and the other is silent, nothing is known: the silence is thrown.
 */
export async function either(one: Right, other: () => Right): Promise<boolean> {
  const [first] = await Promise.allSettled([one]);
  if (first.status === "fulfilled" && first.value) return true;
  if (await other()) return true;
  if (first.status === "rejected") throw first.reason;
  return false;
}

/**
 * A resolver of an internal schema: only registers ask there. What tells facts of persons notes them as read; questions
 * of rights (how the caller stands to keys he already has) show nobody's data to anybody, and are not recorded.
 */
export function forServices<Args, Context extends { readonly call: Call }>(
  answer: (args: Args, context: Context) => unknown,
) {
  return (_root: unknown, args: Args, context: Context): unknown => {
    if (context.call.caller.role !== "service") throw forbidden();
    return answer(args, context);
  };
}
