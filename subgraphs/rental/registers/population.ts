import type { Call } from "../../shared/call.ts";
import type { Day } from "../../shared/domain/calendar.ts";
import type { Ask } from "../../shared/register.ts";
import { asService } from "../../shared/relations.ts";

export interface PersonAtDwelling {
  readonly iin: string;
  readonly rka: string;
}

const document = `query($pairs: [PersonAtDwelling!]!, $on: Date!) { registeredAt(pairs: $pairs, on: $on) }`;

/** For each pair, in order, whether the person is registered at the dwelling. Throws while population is silent. */
export async function registeredAt(
  pairs: readonly PersonAtDwelling[],
  on: Day,
  ask: Ask,
  call: Call,
): Promise<readonly boolean[]> {
  const answer = await ask<{ registeredAt: boolean[] }>(
    "population",
    document,
    { pairs, on },
    asService(call, "rental"),
  );
  return answer.registeredAt;
}
