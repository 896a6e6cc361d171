import { drawFrom, type Draw } from "./draw.ts";
import { addDirectives } from "./directives.ts";
import { closeNeeds } from "./needs.ts";
import {
  argumentKinds,
  keyKinds,
  mustHave,
  type FieldModel,
  type InterfaceModel,
  type Model,
  type TypeModel,
} from "./model.ts";

const leaves = ["String", "Int", "Float", "Boolean", "ID", "Mood"];
const wraps = ["T", "T", "T", "T!", "[T]", "[T!]", "[T!]!", "[[T]!]"];

/** A random schema, split over two to five registers. */
export function randomModel(seed: number): Model {
  const draw = drawFrom(seed);
  const registers = ["a", "b", "c", "d", "e"].slice(0, 2 + draw.below(4));
  const types = new Map<string, TypeModel>();
  const count = 2 + draw.below(3);
  for (let at = 0; at < count; at++) types.set(`E${at}`, entity(`E${at}`, registers, draw));
  for (let at = 0; at <= draw.below(2); at++) types.set(`V${at}`, plainType(`V${at}`));
  const names = [...types.keys()];
  const unions = new Map<string, readonly string[]>();
  for (let at = 0; at < draw.below(3); at++) unions.set(`U${at}`, draw.some(names, 50));
  const interfaces = new Map<string, InterfaceModel>();
  for (let at = 0; at < draw.below(3); at++)
    interfaces.set(`I${at}`, {
      members: draw.some(names, 50),
      fields: new Map([0, 1].map((each) => [`i${at}${"xy"[each] ?? ""}`, draw.one(leaves)])),
    });
  const model = { seed, registers, types, unions, interfaces, roots: plainType("Query") };
  addFields(model, [...names, ...unions.keys(), ...interfaces.keys()], draw);
  addDirectives(model, draw);
  closeNeeds(model, draw);
  return model;
}

const plainType = (name: string): TypeModel => ({
  name,
  keys: [],
  fields: new Map<string, FieldModel>(),
  presence: new Map(),
});

/** The first register of an entity knows all its keys, so that every other one can be reached through it. */
function entity(name: string, registers: readonly string[], draw: Draw): TypeModel {
  const keys = draw.some(keyKinds, 40);
  const type = { ...plainType(name), keys };
  draw.some(registers, 60).forEach((register, at) => {
    const known = at === 0 ? keys : draw.some(keys, 60);
    type.presence.set(register, { keys: known, isStub: false, externals: new Set() });
  });
  return type;
}

function addFields(model: Model, composites: readonly string[], draw: Draw): void {
  for (const type of model.types.values()) {
    const homes = [...type.presence.keys()];
    for (let at = 0; at < 2 + draw.below(4); at++) {
      const name = draw.chance(60) ? draw.one(leaves) : draw.one(composites);
      addField(type, `f${at}`, draw.one(wraps).replace("T", name), homes, draw);
    }
  }
  for (const { members, fields } of model.interfaces.values())
    for (const member of members) {
      const type = mustHave(model.types, member);
      for (const [name, leaf] of fields) addField(type, name, leaf, [...type.presence.keys()], draw);
    }
  for (let at = 0; at < 3 + draw.below(4); at++) {
    const name = draw.chance(15) ? draw.one(leaves) : draw.one(composites);
    addField(model.roots, `q${at}`, draw.one(wraps).replace("T", name), model.registers, draw);
  }
}

/** A value type has no registers yet: all that need it will resolve all of it. */
function addField(type: TypeModel, name: string, sdl: string, homes: readonly string[], draw: Draw): void {
  const first = homes.length > 0 ? [draw.one(homes)] : [];
  if (homes.length > 1 && draw.chance(30)) first.push(draw.one(homes));
  type.fields.set(name, {
    name,
    type: sdl,
    argument: draw.chance(25) && !name.startsWith("i") ? draw.one(argumentKinds) : undefined,
    homes: new Set(first),
    safe: false,
    inaccessible: false,
    shared: false,
  });
}
