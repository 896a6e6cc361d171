import type { PopulationContext } from "./context.ts";
import type { PersonRow } from "./data/persons.ts";

/**
 * The person, for a caller with a right to meet him; null otherwise, as for a number nobody has. Both cases send the
 * same statements and ask the same registers.
 */
export async function person(iin: string, context: PopulationContext): Promise<PersonRow | null> {
  const [row, may] = await Promise.all([context.loaders.persons.load(iin), mayMeet(iin, context)]);
  context.reads?.note("Query.person", iin, !may || row === null);
  return may ? row : null;
}

async function mayMeet(iin: string, { call: { caller }, relations }: PopulationContext): Promise<boolean> {
  switch (caller.role) {
    case "citizen":
      return caller.iin === iin || relations.represents(iin);
    case "leb_officer":
      return relations.hasTenantInTerritory(iin);
    case "service_centre_operator":
      return relations.caseOpensPerson(iin);
    case "service":
      return true;
    case "analyst":
    case "anonymous":
      return false;
  }
}
