import type { Draw } from "./draw.ts";
import { mustHave, namedOf, type FieldModel, type Model, type Required, type TypeModel } from "./model.ts";

const leaves = new Set(["String", "Int", "Float", "Boolean", "ID", "Mood"]);
const isLeaf = (field: FieldModel) => leaves.has(namedOf(field.type));
const isEntity = (type: TypeModel) => type.keys.length > 0;

/** Gives some entities @requires, @provides, @override and @inaccessible, where they are valid. */
export function addDirectives(model: Model, draw: Draw): void {
  const entities = [...model.types.values()].filter(isEntity);
  for (const type of entities) {
    if (draw.chance(45)) addRequires(model, type, "r0", draw);
    if (draw.chance(25)) addRequires(model, type, "r1", draw);
    if (draw.chance(25)) addOverride(type, draw);
    if (draw.chance(20)) addInaccessible(type, draw);
  }
  for (const type of [...entities, model.roots])
    for (const field of type.fields.values()) if (draw.chance(25)) addProvides(model, field, draw);
}

/** A field computed from fields that its register does not know itself. */
function addRequires(model: Model, type: TypeModel, name: string, draw: Draw): void {
  const home = draw.one([...type.presence.keys()]);
  const elsewhere = [...type.fields.values()].filter(
    ({ homes, inaccessible }) => !homes.has(home) && !inaccessible,
  );
  if (elsewhere.length === 0) return;
  const requires = draw.some(elsewhere, 40).flatMap((field) => requiredOf(model, field, home));
  if (requires.length === 0) return;
  for (const required of requires) {
    type.presence.get(home)?.externals.add(required.name);
    makeExternal(model, mustHave(type.fields, required.name), required, home);
  }
  const homes = new Set([home]);
  const field: FieldModel = {
    name,
    type: "String",
    argument: undefined,
    homes,
    safe: false,
    inaccessible: false,
    shared: false,
    requires,
  };
  type.fields.set(name, field);
}

/** The field, or of an object its plain fields; a list of leaves must not fail in the middle. */
function requiredOf(model: Model, field: FieldModel, home: string): Required[] {
  const argument = field.argument && { argument: field.argument };
  if (isLeaf(field)) {
    field.safe = field.required = true;
    return [{ name: field.name, ...argument }];
  }
  const target = model.types.get(namedOf(field.type));
  if (!target) return [];
  if (isEntity(target) && !target.presence.has(home)) return [];
  const inner = [...target.fields.values()]
    .filter((each) => isLeaf(each) && !each.requires && !each.argument && !each.inaccessible)
    .slice(0, 2);
  if (inner.length === 0) return [];
  for (const each of [field, ...inner]) each.safe = each.required = true;
  return [{ name: field.name, ...argument, inner: inner.map(({ name }) => ({ name })) }];
}

/** Fields of another entity below a required one are external too, unless the register has them. */
function makeExternal(model: Model, field: FieldModel, required: Required, home: string): void {
  const target = model.types.get(namedOf(field.type));
  if (!target || !isEntity(target)) return;
  for (const { name } of required.inner ?? [])
    if (!mustHave(target.fields, name).homes.has(home)) target.presence.get(home)?.externals.add(name);
}

function addOverride(type: TypeModel, draw: Draw): void {
  const [from, to] = draw.some([...type.presence.keys()], 60);
  const field = draw.one([...type.fields.values()]);
  if (!from || !to || field.requires || field.name.startsWith("i") || isExternalAnywhere(type, field)) return;
  field.homes.clear();
  field.homes.add(to);
  field.overridden = from;
}

const isExternalAnywhere = (type: TypeModel, { name }: FieldModel) =>
  [...type.presence.values()].some(({ externals }) => externals.has(name));

function addInaccessible(type: TypeModel, draw: Draw): void {
  const field = draw.one([...type.fields.values()]);
  const isPlain = !field.name.startsWith("i") && !field.required;
  if (isPlain && type.fields.size > 2) field.inaccessible = true;
}

/** A field that brings a field of its entity along, which its register does not have otherwise. */
function addProvides(model: Model, field: FieldModel, draw: Draw): void {
  const target = model.types.get(namedOf(field.type));
  const [home, another] = [...field.homes];
  if (!target || !isEntity(target) || !home || another || field.overridden) return;
  const candidates = [...target.fields.values()].filter(
    (each) =>
      isLeaf(each) &&
      !each.requires &&
      !each.overridden &&
      !each.homes.has(home) &&
      target.presence.has(home),
  );
  if (candidates.length === 0) return;
  // Given two kinds of provided fields of one entity, the planner (0.0.38) takes each on the path of the other.
  const before = candidates.filter(
    ({ shared, name }) => shared && target.presence.get(home)?.externals.has(name),
  );
  const provided = draw.one(before.length > 0 ? before : candidates);
  field.provides = provided.name;
  provided.shared = true;
  target.presence.get(home)?.externals.add(provided.name);
}
