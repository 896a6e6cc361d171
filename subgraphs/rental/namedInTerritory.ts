import { tellingPart } from "../shared/domain/territory.ts";
import type { RentalContext } from "./context.ts";

/** Which of these persons are party of a contract of a body of this territory. */
export async function namedInTerritory(
  kato: string,
  persons: readonly string[],
  { records, listed, call }: RentalContext,
): Promise<readonly string[]> {
  const known = listed.parties(call, kato);
  const asked = new Set(persons);
  const others = [...asked.difference(known)];
  if (others.length === 0) return persons;
  return [...asked.intersection(known), ...(await records.namedInTerritory(others, tellingPart(kato)))];
}
