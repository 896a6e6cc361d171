import type { Draw } from "./draw.ts";
import { mustHave, namedOf, type Model, type Presence, type TypeModel } from "./model.ts";

/** Makes every register know the types its fields speak of: an entity at least by a key, a value type wholly. */
export function closeNeeds(model: Model, draw: Draw): void {
  for (const register of model.registers) {
    const needed = new Set<string>();
    let before = -1;
    while (before !== needed.size) {
      before = needed.size;
      for (const name of namesIn(model, register)) need(model, register, name, needed, draw);
    }
  }
}

function namesIn(model: Model, register: string): string[] {
  return [model.roots, ...model.types.values()].flatMap((type) =>
    fieldsIn(type, register).map((field) => namedOf(field.type)),
  );
}

/** The fields of a type that a register has to declare. */
export function fieldsIn(type: TypeModel, register: string) {
  const externals = type.presence.get(register)?.externals;
  return [...type.fields.values()].filter(
    ({ homes, name, overridden }) =>
      homes.has(register) || overridden === register || externals?.has(name) === true,
  );
}

function need(model: Model, register: string, name: string, needed: Set<string>, draw: Draw): void {
  needed.add(name);
  const type = model.types.get(name);
  if (type && !type.presence.has(register)) type.presence.set(register, presenceOf(type, draw));
  if (type?.keys.length === 0) for (const field of type.fields.values()) field.homes.add(register);
  const contract = model.interfaces.get(name);
  for (const member of contract?.members ?? model.unions.get(name) ?? [])
    need(model, register, member, needed, draw);
  if (contract && interfaceFields(model, name, register).length === 0) {
    const [field] = contract.fields.keys();
    for (const member of contract.members)
      mustHave(mustHave(model.types, member).fields, field ?? "").homes.add(register);
  }
}

const presenceOf = (type: TypeModel, draw: Draw): Presence => ({
  keys: type.keys.length > 0 ? [draw.one(type.keys)] : [],
  isStub: true,
  externals: new Set(),
});

/** The interface's fields in a register: those that all its members resolve there. */
export function interfaceFields(model: Model, name: string, register: string): string[] {
  const { members, fields } = mustHave(model.interfaces, name);
  const types = members.map((member) => mustHave(model.types, member));
  const own = [...fields].filter(([field]) =>
    types.every((type) => type.fields.get(field)?.homes.has(register) === true),
  );
  const hasId = types.every(
    ({ presence }) => presence.get(register)?.keys.some((key) => key.fields === "id") === true,
  );
  return [...(hasId ? ["id: ID!"] : []), ...own.map(([field, type]) => `${field}: ${type}`)];
}
