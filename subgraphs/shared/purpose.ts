import type { Call, Purpose, Role } from "./call.ts";

/** The one purpose for which each official may read. */
const purposeOf: Partial<Record<Role, Purpose>> = {
  leb_officer: "RENTAL_TENANT_CHECK",
  service_centre_operator: "SERVICE_CENTRE_RECEPTION",
};

/** Whether an official has stated his own role's purpose, and a case. */
export function statesPurpose({ caller, purpose, case: number }: Call): boolean {
  return purpose !== null && purpose === purposeOf[caller.role] && number !== null;
}
