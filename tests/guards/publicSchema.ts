import { transformSupergraphToPublicSchema } from "@theguild/federation-composition";
import {
  Kind,
  isTypeDefinitionNode,
  parse,
  print,
  type DocumentNode,
  type InputValueDefinitionNode,
  type TypeDefinitionNode,
} from "graphql";

/** The schema that callers see: the supergraph without what is only between registers. */
export const publicSchema = (supergraph: string): DocumentNode =>
  transformSupergraphToPublicSchema(parse(supergraph));

/** Something that must be described: a type, field, argument, input field or enum value. */
export interface Part {
  readonly path: string;
  readonly description: string;
}

/** Every part of a schema that a reader meets. */
export function partsOf({ definitions }: DocumentNode): Part[] {
  return definitions.filter(isTypeDefinitionNode).flatMap((type) => {
    const own = part(type.name.value, type);
    const fields = "fields" in type ? (type.fields ?? []) : [];
    const values = type.kind === Kind.ENUM_TYPE_DEFINITION ? (type.values ?? []) : [];
    return [
      own,
      ...values.map((value) => part(`${own.path}.${value.name.value}`, value)),
      ...fields.flatMap((field) => {
        const path = `${own.path}.${field.name.value}`;
        const args = "arguments" in field ? (field.arguments ?? []) : [];
        return [part(path, field), ...args.map((arg) => part(`${path}(${arg.name.value})`, arg))];
      }),
    ];
  });
}

/** Every public name with its type, one a line: what portals and apps may rely on. */
export function namesOf({ definitions }: DocumentNode): string[] {
  return definitions.filter(isTypeDefinitionNode).flatMap(linesOf).sort();
}

function linesOf(type: TypeDefinitionNode): string[] {
  const name = type.name.value;
  switch (type.kind) {
    case Kind.SCALAR_TYPE_DEFINITION:
      return [`scalar ${name}`];
    case Kind.ENUM_TYPE_DEFINITION:
      return (type.values ?? []).map((value) => `${name}.${value.name.value}`);
    case Kind.UNION_TYPE_DEFINITION:
      return (type.types ?? []).map((member) => `${name} = ${member.name.value}`);
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return (type.fields ?? []).map((field) => `${name}.${argument(field)}`);
    default:
      return [
        ...(type.interfaces ?? []).map((one) => `${name} implements ${one.name.value}`),
        ...(type.fields ?? []).map(
          ({ name: field, arguments: args, type: answer }) =>
            `${name}.${field.value}${args?.length ? `(${args.map(argument).join(", ")})` : ""}: ${print(answer)}`,
        ),
      ];
  }
}

const part = (
  path: string,
  { description }: { readonly description?: { readonly value: string } | undefined },
) => ({
  path,
  description: description?.value.trim() ?? "",
});

const argument = ({ name, type, defaultValue }: InputValueDefinitionNode) =>
  `${name.value}: ${print(type)}${defaultValue ? ` = ${print(defaultValue)}` : ""}`;
