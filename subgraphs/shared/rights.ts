import type { Check, Verdict } from "./access.ts";
import type { Call, Purpose, Role } from "./call.ts";
import { forbidden } from "./errors.ts";
import type { Relations } from "./relations.ts";

/** A right that is known at once, or after another register was asked. */
export type Right = boolean | Promise<boolean>;

/** What citizens, officers and operators may read of one object; services everything, everybody else nothing. */
export interface Rights {
  citizen(iin: string): Right;
  officer(kato: string): Right;
  operator(): Right;
}

/** The verdict on one field. An official who has not said what for, and under which case, is told so. */
export function judge(call: Call, rights: Rights): Verdict | Promise<Verdict> {
  const { caller } = call;
  switch (caller.role) {
    case "service":
      return "allowed";
    case "citizen":
      return verdict(rights.citizen(caller.iin));
    case "leb_officer":
      return statesPurpose(call) ? verdict(rights.officer(caller.kato)) : "purpose required";
    case "service_centre_operator":
      return statesPurpose(call) ? verdict(rights.operator()) : "purpose required";
    case "analyst":
    case "anonymous":
      return "hidden";
  }
}

function verdict(right: Right): Verdict | Promise<Verdict> {
  if (typeof right === "boolean") return right ? "allowed" : "hidden";
  return right.then((may) => (may ? "allowed" : "hidden"));
}

/** For the person himself and those who represent him today; no official reads it. */
export const ofPersonAlone: Check<
  { readonly ref: string },
  { readonly call: Call; readonly relations: Pick<Relations, "represents"> }
> = ({ ref }, { call, relations }) =>
  judge(call, {
    citizen: (iin) => ref === iin || relations.represents(ref),
    officer: () => false,
    operator: () => false,
  });

/** The one purpose for which each official may read. */
export const purposeOf: Partial<Record<Role, Purpose>> = {
  leb_officer: "RENTAL_TENANT_CHECK",
  service_centre_operator: "SERVICE_CENTRE_RECEPTION",
};

/** Whether an official has stated his own role's purpose, and a case. */
export function statesPurpose({ caller, purpose, case: number }: Call): boolean {
  return purpose !== null && purpose === purposeOf[caller.role] && number !== null;
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

/** A resolver of an internal schema: only registers ask there. */
export function forServices<Args, Context extends { readonly call: Call }>(
  answer: (args: Args, context: Context) => unknown,
) {
  return (_root: unknown, args: Args, context: Context): unknown => {
    if (context.call.caller.role !== "service") throw forbidden();
    return answer(args, context);
  };
}
