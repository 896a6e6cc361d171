import { getNamedType, isAbstractType, isObjectType, type GraphQLSchema } from "graphql";

/** The fields of a schema that lead to each of its object types, by name and in order; `_entities` is judged by key. */
export function doorsOf(schema: GraphQLSchema): ReadonlyMap<string, readonly string[]> {
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
  const doors = new Map<string, string[]>(objects.map(({ name }) => [name, []]));
  for (const type of objects)
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith("_")) continue;
      const leadsTo = getNamedType(field.type);
      const members = isAbstractType(leadsTo) ? schema.getPossibleTypes(leadsTo) : [leadsTo];
      for (const { name } of members) doors.get(name)?.push(`${type.name}.${field.name}`);
    }
  return new Map([...doors].map(([name, fields]) => [name, fields.sort()]));
}
