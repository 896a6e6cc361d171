import { type Fault, Malformed, malformed, within } from "./malformed.ts";
import type { ReadBy, Reader } from "./readers.ts";

type Fields = Readonly<Record<string, Reader<unknown>>>;
type RecordOf<F extends Fields> = { readonly [Name in keyof F]: ReadBy<F[Name]> };

/** Gathers the faults of one part, or gives its value. */
function part<Value>(read: Reader<Value>, given: unknown, name: string, faults: Fault[]): Value | undefined {
  try {
    return read(given);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    faults.push(...within(name, error.faults));
    return undefined;
  }
}

const isObject = (given: unknown): given is Readonly<Record<string, unknown>> =>
  typeof given === "object" && given !== null && !Array.isArray(given);

// A field's name is told only if it looks like one: whatever else stands in its place may be anybody's data.
const toldName = (name: string) => (/^[A-Za-z][A-Za-z_]{0,39}$/.test(name) ? name : "(a name)");

/**
 * A JSON object with these fields and no others; `whole` adds what must hold between them.
 * All its faults are told together.
 */
export function record<const F extends Fields>(
  fields: F,
  whole: (value: RecordOf<F>) => readonly Fault[] = () => [],
): Reader<RecordOf<F>> {
  const names = Object.keys(fields);
  const known = new Set(names);
  return (given) => {
    if (given === undefined || given === null) throw malformed("is missing");
    if (!isObject(given)) throw malformed("is not a JSON object");
    const faults: Fault[] = [];
    const value: Record<string, unknown> = {};
    for (const [name, read] of Object.entries(fields)) {
      value[name] = part(read, Object.hasOwn(given, name) ? given[name] : undefined, name, faults);
    }
    for (const name of Object.keys(given))
      if (!known.has(name)) faults.push({ field: toldName(name), wrong: "is not a field of this record" });
    if (faults.length > 0) throw new Malformed(faults);
    // Every field of `fields` was read just now, by its own reader.
    const read = value as RecordOf<F>;
    const between = whole(read);
    if (between.length > 0) throw new Malformed(between);
    return read;
  };
}

/** A JSON list of such values, of at most so many. */
export function list<Value>(read: Reader<Value>, longest = 10_000): Reader<readonly Value[]> {
  return (given) => {
    if (given === undefined || given === null) throw malformed("is missing");
    if (!Array.isArray(given)) throw malformed("is not a list");
    if (given.length > longest) throw malformed(`has more than ${String(longest)} entries`);
    const faults: Fault[] = [];
    const values = given.map((entry: unknown, place) => part(read, entry, `[${String(place)}]`, faults));
    if (faults.length > 0) throw new Malformed(faults);
    return values as readonly Value[];
  };
}

/** A period's end is not before its beginning. */
export function periodFaults(
  from: readonly [name: string, day: string],
  to: readonly [name: string, day: string | null],
): readonly Fault[] {
  return to[1] !== null && to[1] < from[1] ? [{ field: to[0], wrong: `is before ${from[0]}` }] : [];
}
