import { Kind, parse } from "graphql";
import { describe, expect, test } from "vitest";
import { accessText } from "../../gateway/cli/access.ts";
import { access as population } from "../../subgraphs/population/access.ts";
import { access as property } from "../../subgraphs/property/access.ts";
import { access as registration } from "../../subgraphs/registration/access.ts";
import { access as rental } from "../../subgraphs/rental/access.ts";
import { declarationOf, guarded, type AccessTable } from "../../subgraphs/shared/access.ts";
import { registerNames } from "../../subgraphs/shared/call.ts";
import { through, type Reached } from "../../subgraphs/shared/declare.ts";
import { federatedSchema } from "../../subgraphs/shared/federation.ts";
import { registerSdl } from "../../subgraphs/shared/sdl.ts";

type Table = AccessTable<object>;
const tables = { population, property, rental, registration } as unknown as Record<string, Table>;

const start = (name: (typeof registerNames)[number], access: Table, more = "") =>
  federatedSchema({ sdl: registerSdl(name) + more, resolvers: {}, references: {}, access });

describe.each(registerNames)("%s does not start", (name) => {
  const table = tables[name]!;
  const rows = Object.entries(table);
  // Nobody asks it anything: it may be guarded as often as there are declarations.
  const schema = start(name, table);
  const declaredAs = (other: Table) => () => guarded(schema, other);

  test("but with its own declaration", () => {
    expect(declaredAs(table)).not.toThrow();
  });

  test("with a field that nobody declared", () => {
    expect(() => start(name, table, "\nextend type Query { newField: String }")).toThrow(
      "access is not declared for Query.newField",
    );
  });

  test("without any one row", () => {
    const without = (type: string) => Object.fromEntries(rows.filter(([other]) => other !== type));
    for (const [type] of rows) expect(declaredAs(without(type)), type).toThrow("access is not declared");
  });

  test("when a value is reached by another way than those that were thought of", () => {
    for (const [type, row] of rows) {
      if (row === "open" || !("through" in row)) continue;
      const { through: doors } = row as Reached;
      for (const other of [doors.slice(1), [...doors, "Query.other"]])
        expect(declaredAs({ ...table, [type]: through(...other) }), type).toThrow(`${type} is reached`);
    }
  });

  test("with a key between registers that a caller could name", () => {
    // The supergraph has no such field; every one of the register's own says that it is not to be seen.
    for (const node of parse(registerSdl(name)).definitions)
      if (node.kind === Kind.OBJECT_TYPE_DEFINITION)
        for (const field of node.fields ?? []) {
          const isKey = declarationOf(table, node.name.value, field.name.value) === "key";
          const isInaccessible = field.directives?.some((one) => one.name.value === "inaccessible") === true;
          expect([field.name.value, isKey]).toEqual([field.name.value, isInaccessible]);
        }
  });
});

test("the whole matrix is printed, every type and field of every register", () => {
  const printed = accessText();
  const lines = printed.split("\n").flatMap((line) => {
    const [, type, fields] = /^(?:\| |- )(\w+) · ([\w, ]+)/.exec(line) ?? [];
    return fields === undefined || type === "type"
      ? []
      : fields.split(", ").map((field) => `${type ?? ""}.${field.trim()}`);
  });
  const fields = registerNames.flatMap((name) =>
    parse(registerSdl(name)).definitions.flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION
        ? (node.fields ?? []).map((field) => `${node.name.value}.${field.name.value}`)
        : [],
    ),
  );
  expect(lines.toSorted()).toEqual(fields.toSorted());
  expect(printed).toContain(
    "| Dwelling · cadastralNumber, totalArea, livingArea, fund, inUse | yes | own territory | yes | no | no |",
  );
});
