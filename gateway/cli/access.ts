import { Kind, parse } from "graphql";
import { access as population } from "../../subgraphs/population/index.ts";
import { access as property } from "../../subgraphs/property/index.ts";
import { access as registration } from "../../subgraphs/registration/index.ts";
import { access as rental } from "../../subgraphs/rental/index.ts";
import {
  declarationOf,
  type AccessTable,
  type Check,
  type Unguarded,
} from "../../subgraphs/shared/access.ts";
import { registerNames, type RegisterName } from "../../subgraphs/shared/call.ts";
import { columns, type Declared, type Reached } from "../../subgraphs/shared/declare.ts";
import { registerSdl } from "../../subgraphs/shared/sdl.ts";

const tables = { population, property, rental, registration } satisfies Record<RegisterName, unknown>;

/** Prints who may read and do what, as each register declares and enforces it: `npm run --silent access:print`. */
export function accessText(): string {
  return [
    "# Who may read and do what",
    "",
    "Fields that are not for the caller are `HIDDEN`; root fields and acts that are not for his role, `FORBIDDEN`. Officials",
    "state purpose and case for everything but what everybody reads; registers among themselves read everything.",
    ...registerNames.flatMap((name) => ["", ...registerLines(name, tables[name] as AccessTable<never>)]),
    "",
  ].join("\n");
}

type Declaration = Unguarded | Check<never, never>;

function registerLines(name: RegisterName, table: AccessTable<never>): string[] {
  const rows = objectTypes(name).flatMap(({ type, fields }) => rowsOf(type, fields, table));
  return [
    `## ${name}`,
    "",
    line(["type · field", ...columns]),
    line(["---", ...columns.map(() => "---")]),
    ...rows.flatMap(([what, declared]) => (isReached(declared) ? [] : [line([what, ...cellsOf(declared)])])),
    "",
    "What is read by whoever reads a field that leads to it:",
    "",
    ...rows.flatMap(([what, declared]) =>
      isReached(declared) ? [`- ${what}: through ${declared.through.join(", ")}`] : [],
    ),
  ];
}

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const isReached = (declared: Declaration): declared is Reached => typeof declared === "object";

/** A type's fields with what is declared of them; those of one declaration stand together. */
function rowsOf(
  type: string,
  fields: readonly string[],
  table: AccessTable<never>,
): [what: string, declared: Declaration][] {
  const together = Map.groupBy(fields, (field) => declarationOf(table, type, field));
  return [...together].map(([declared, names]) => {
    if (declared === undefined) throw new Error("the start refuses what is not declared");
    return [`${type} · ${names.join(", ")}`, declared];
  });
}

function cellsOf(declared: Exclude<Declaration, Reached>): string[] {
  if (declared === "open") return columns.map(() => "yes");
  if (declared === "key") return columns.map(() => "between registers only");
  const { inMatrix } = declared as unknown as Declared<never, never>;
  return columns.map((column) => inMatrix[column]);
}

function objectTypes(register: RegisterName): { type: string; fields: string[] }[] {
  return parse(registerSdl(register)).definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION
      ? [{ type: node.name.value, fields: (node.fields ?? []).map(({ name }) => name.value) }]
      : [],
  );
}

if (import.meta.main) process.stdout.write(accessText());
