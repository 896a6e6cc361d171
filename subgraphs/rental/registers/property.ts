import type { Call } from "../../shared/call.ts";
import type { Ask } from "../../shared/register.ts";
import { asService } from "../../shared/relations.ts";

const katoOf = `query($rkas: [ID!]!) { katoOf(rkas: $rkas) }`;

/** The KATO code of each address, in order; null for one that property does not know. Throws while it is silent. */
export async function placesOf(
  rkas: readonly string[],
  ask: Ask,
  call: Call,
): Promise<readonly (string | null)[]> {
  const answer = await ask<{ katoOf: (string | null)[] }>(
    "property",
    katoOf,
    { rkas },
    asService(call, "rental"),
  );
  return answer.katoOf;
}
