import type { RegistrationContext } from "./context.ts";
import { notOwner, type NotOwner } from "./problems.ts";

/** An owner of today bars online requests at his dwelling, or allows them again. */
export async function setAddressShield(
  rka: string,
  on: boolean,
  { call, relations, shields }: RegistrationContext,
): Promise<{ __typename: "AddressShield"; rka: string; on: boolean } | NotOwner> {
  const { caller } = call;
  if (caller.role !== "citizen" || !(await relations.owns(rka))) return notOwner();
  await shields.set(rka, on, caller.iin);
  return { __typename: "AddressShield", rka, on };
}
