import type { Assessment } from "./assess.ts";
import type { Application } from "./data/applications.ts";
import { holdDwelling } from "./data/locks.ts";
import { raisedAt } from "./data/shields.ts";
import type { Transaction } from "./data/transaction.ts";
import { sure } from "./sure.ts";

/**
 * An owner has barred the address since the facts were read: they are too old to ask anybody, or to grant anything. The
 * dwelling is held until the step is committed, so that whoever bars it later comes after.
 */
export async function barredMeanwhile(
  tx: Transaction,
  { applicant, rka, attestation }: Pick<Application, "applicant" | "rka" | "attestation">,
  { decision: { outcome }, gathered: { dwelling } }: Assessment,
): Promise<boolean> {
  const goesOn = outcome === "ELIGIBLE" || outcome === "CONSENT_REQUIRED";
  if (!goesOn || attestation !== null) return false;
  await holdDwelling(tx, rka);
  const owners = sure(dwelling).owners.map(({ iin }) => iin);
  const raised = await raisedAt(tx, rka);
  return !owners.includes(applicant) && raised.some((owner) => owners.includes(owner));
}
