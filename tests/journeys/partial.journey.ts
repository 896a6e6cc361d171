import { expect, test } from "vitest";
import type { RegisterName } from "../../subgraphs/shared/call.ts";
import { eventually, faults } from "./acts.ts";
import type { Stack } from "./stack.ts";

/** With one register silent only its part of `me` is missing, and the error says so; afterwards all is there. */
async function isWholeBut(it: Stack, register: RegisterName, part: string): Promise<void> {
  const { iin } = it.people.somebody();
  const query = "{ me { name { full } ownedDwellings { rka } applications { nodes { id } } } }";
  const ask = () => it.ask<{ me: Readonly<Record<string, unknown>> }>(query, {}, { as: iin });
  await it.silence(register);
  try {
    const { data, errors } = await ask();
    const missing = Object.entries(data.me).flatMap(([field, value]) => (value === null ? [field] : []));
    // What is null without an error would mean that there is none.
    expect(faults(errors)).toEqual(missing.map((field) => `me.${field} REGISTER_UNAVAILABLE`));
    expect(missing).toContain(part);
    if (register !== "population") expect(missing).toEqual([part]);
  } finally {
    await it.restore(register);
  }
  await eventually(ask, ({ errors }) => errors.length === 0);
}

/** One silent register takes nobody else's part of an answer with it. */
export function partial(stack: () => Stack): void {
  test.each([
    ["population, which gives the others their key", "population", "name"],
    ["registration", "registration", "applications"],
    ["property", "property", "ownedDwellings"],
  ] as const)("`me` is whole but for the part of the silent register: %s", (_which, register, part) =>
    isWholeBut(stack(), register, part),
  );
}
