import { fieldsIn, interfaceFields } from "./needs.ts";
import {
  common,
  mustHave,
  namedOf,
  type FieldModel,
  type Model,
  type Required,
  type TypeModel,
} from "./model.ts";

/** What a register speaks of, beside its own types. */
function namesUsed(model: Model, register: string): Set<string> {
  const names = new Set<string>();
  for (const type of [model.roots, ...model.types.values()])
    for (const field of fieldsIn(type, register)) names.add(namedOf(field.type));
  return names;
}

/** The schema of one register. */
export function registerSdl(model: Model, register: string): string {
  const used = namesUsed(model, register);
  const interfaces = [...model.interfaces.keys()].filter((name) => used.has(name));
  const parts = [common, "type KeyBox @shareable { bin: String! }"];
  const roots = fieldsIn(model.roots, register);
  if (roots.length > 0)
    parts.push(`type Query { ${roots.map((field) => fieldSdl(model.roots, field, register)).join("  ")} }`);
  for (const name of interfaces)
    parts.push(`interface ${name} { ${interfaceFields(model, name, register).join("  ")} }`);
  for (const [name, members] of model.unions)
    if (used.has(name)) parts.push(`union ${name} = ${members.join(" | ")}`);
  for (const type of model.types.values())
    if (type.presence.has(register)) parts.push(typeSdl(model, type, register, interfaces));
  return parts.join("\n");
}

function typeSdl(model: Model, type: TypeModel, register: string, interfaces: readonly string[]): string {
  const { keys, isStub } = mustHave(type.presence, register);
  const contracts = interfaces.filter((name) => mustHave(model.interfaces, name).members.includes(type.name));
  const implemented = contracts.length > 0 ? ` implements ${contracts.join(" & ")}` : "";
  const resolvable = isStub ? ", resolvable: false" : "";
  const directives = keys.map(({ fields }) => ` @key(fields: "${fields}"${resolvable})`).join("");
  const shareable = type.keys.length === 0 ? " @shareable" : "";
  const fields = [
    ...keys.map(({ sdl }) => sdl),
    ...fieldsIn(type, register).map((field) => fieldSdl(type, field, register)),
  ];
  return `type ${type.name}${implemented}${directives}${shareable} {\n  ${fields.join("\n  ")}\n}`;
}

function fieldSdl(type: TypeModel, field: FieldModel, register: string): string {
  const { name, argument, homes, overridden, requires, provides, inaccessible, shared } = field;
  const words = [`${name}${argument?.sdl ?? ""}: ${field.type}`];
  const isHome = homes.has(register);
  if (!isHome && type.presence.get(register)?.externals.has(name)) words.push("@external");
  else if (isHome && overridden !== undefined) words.push(`@override(from: "${overridden}")`);
  if (isHome && (shared || homes.size > 1) && (type.keys.length > 0 || type.name === "Query"))
    words.push("@shareable");
  if (isHome && requires) words.push(`@requires(fields: "${requires.map(requiredText).join(" ")}")`);
  if (isHome && provides !== undefined) words.push(`@provides(fields: "${provides}")`);
  if (inaccessible) words.push("@inaccessible");
  return words.join(" ");
}

function requiredText({ name, argument, inner }: Required): string {
  const below = inner ? ` { ${inner.map(requiredText).join(" ")} }` : "";
  return `${name}${argument?.literal ?? ""}${below}`;
}

/** The same as one schema without federation. */
export function wholeSdl(model: Model): string {
  const fieldsOf = (type: TypeModel) =>
    [...type.fields.values()].map(({ name, argument, type: sdl }) => `${name}${argument?.sdl ?? ""}: ${sdl}`);
  const parts = [
    common,
    "type KeyBox { bin: String! }",
    `type Query { ${fieldsOf(model.roots).join("  ")} }`,
  ];
  for (const [name, { fields, members }] of model.interfaces) {
    const hasId = members.every((member) =>
      mustHave(model.types, member).keys.some((key) => key.fields === "id"),
    );
    const own = [...fields].map(([field, type]) => `${field}: ${type}`);
    parts.push(`interface ${name} { ${[...(hasId ? ["id: ID!"] : []), ...own].join("  ")} }`);
  }
  for (const [name, members] of model.unions) parts.push(`union ${name} = ${members.join(" | ")}`);
  for (const type of model.types.values()) {
    const contracts = [...model.interfaces].filter(([, { members }]) => members.includes(type.name));
    const implemented =
      contracts.length > 0 ? ` implements ${contracts.map(([name]) => name).join(" & ")}` : "";
    const fields = [...type.keys.map(({ sdl }) => sdl), ...fieldsOf(type)];
    parts.push(`type ${type.name}${implemented} { ${fields.join("  ")} }`);
  }
  return parts.join("\n");
}
