import { GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { isDay } from "./domain/calendar.ts";
import { isBin, isIin, isKato, isPhone, isRka } from "./domain/iin.ts";
import { badInput, type Expected } from "./errors.ts";

/** A scalar written as text. A fault names what is expected, never the value: a mistyped IIN is still an IIN. */
function textScalar(
  name: string,
  expected: Expected,
  isValid: (text: string) => boolean,
): GraphQLScalarType<string> {
  const parse = (value: unknown): string => {
    if (typeof value === "string" && isValid(value)) return value;
    throw badInput(name, expected);
  };
  const parseLiteral = (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : undefined);
  return new GraphQLScalarType<string>({ name, parseValue: parse, parseLiteral, serialize: String });
}

const isInstant = (text: string) =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
  isDay(text.slice(0, 10)) &&
  !Number.isNaN(Date.parse(text));

const dateTime = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  parseValue: (value) => {
    if (typeof value === "string" && isInstant(value)) return new Date(value);
    throw badInput("DateTime", "DATE_TIME");
  },
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
});

/** The scalars of the contract, for the registers' schemas and for the gateway's public one. */
export const scalars = {
  IIN: textScalar("IIN", "IIN", isIin),
  BIN: textScalar("BIN", "BIN", isBin),
  RKA: textScalar("RKA", "RKA", isRka),
  Kato: textScalar("Kato", "KATO", isKato),
  Date: textScalar("Date", "DATE", isDay),
  DateTime: dateTime,
  PhoneNumber: textScalar("PhoneNumber", "PHONE", isPhone),
} as const;
