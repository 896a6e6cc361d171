import { isObjectType } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCountry, type Country } from "./country.ts";
import {
  differing,
  entityCells,
  rootCells,
  subscriptionCells,
  valueCells,
  type Cell,
  type Which,
} from "./judged.ts";
import { matrix } from "./matrix.ts";
import { viewers } from "./viewers.ts";
import { declare, switchable, type Mutant } from "./mutants.ts";

let country: Country;
const mutants = switchable();
beforeAll(async () => {
  country = await openCountry();
});
afterAll(() => country.close());

/** The fields of a register that a row of its declaration speaks for. */
function fieldsOf({ register, type, key }: Mutant): string[] {
  const object = country.registers.get(register)!.schema.getType(type);
  if (!isObjectType(object)) throw new Error(`${register} has no ${type}`);
  const named = mutants.filter((one) => one.register === register && one.type === type).map((one) => one.key);
  const all = Object.keys(object.getFields()).filter((name) => name !== "ref" && !name.startsWith("_"));
  return all
    .filter((name) => name === key || (key === "*" && !named.includes(name)))
    .map((name) => `${type}.${name}`);
}

/** Who is most likely to notice is asked first. */
function likelyFirst({ change }: Mutant): [likely: string[], others: string[]] {
  const names = Object.keys(viewers);
  const likely = names.filter((name) => {
    const { as, caller } = viewers[name]!;
    if (change.startsWith("nobody asked")) return as.startsWith("without");
    if (change === "always allowed") return as === "anonymous";
    if (change.startsWith("always")) return as === "citizen" || as === "district" || as === "analyst";
    const role = change.includes("citizen") ? "citizen" : change.includes("officer") ? "leb_officer" : "";
    return role === "" ? caller.role === "service_centre_operator" : caller.role === role;
  });
  return [likely, names.filter((name) => !likely.includes(name))];
}

/** Whether the generated test would see it. */
async function isNoticed(mutant: Mutant): Promise<boolean> {
  const of = fieldsOf(mutant);
  const fields = (field: string) => of.includes(field) && "of" in (matrix[field] ?? {});
  for (const some of likelyFirst(mutant))
    for (const look of waysTo(mutant)) {
      const cells = await look(country, { fields, register: mutant.register, viewers: some });
      if (differing(cells).length > 0) return true;
    }
  return false;
}

function waysTo({ type }: Mutant): ((country: Country, which: Which) => Promise<Cell[]>)[] {
  if (type === "Query" || type === "Mutation") return [rootCells];
  return type === "Subscription" ? [subscriptionCells] : [entityCells, valueCells];
}

const nameOf = ({ register, type, key, change }: Mutant) => `${register}: ${type}.${key}, ${change}`;

/**
 * Nothing leads such a caller as far as this: what stands in front refuses him in the same words, his role, or the
 * purpose, having been asked for there.
 */
const behindAnother = [
  "registration: Mutation.cancelApplication, nobody asked for a purpose",
  "registration: Mutation.answerConsent, nobody asked for a purpose",
  "registration: Mutation.setAddressShield, nobody asked for a purpose",
  "registration: Application.*, nobody asked for a purpose",
  "registration: Application.*, every citizen",
  "registration: Application.*, every officer",
  "registration: Consent.maskedPhone, nobody asked for a purpose",
  "registration: Consent.maskedPhone, every officer",
];

test("whatever row of the declaration is wrong, the matrix notices", async () => {
  const unnoticed: string[] = [];
  for (const mutant of mutants) {
    declare(mutant);
    if (!(await isNoticed(mutant))) unnoticed.push(nameOf(mutant));
  }
  declare(undefined);
  expect(unnoticed).toEqual(behindAnother);
  expect(mutants.length).toBeGreaterThan(150);
}, 240_000);
