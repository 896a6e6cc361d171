/** What is wrong with one field. Never its value: a mistyped IIN is still an IIN. */
export interface Fault {
  /** `owners[0].iin`; empty for the record as a whole. */
  readonly field: string;
  readonly wrong: string;
}

/** A record, or a part of one, that breaks its shape; it names every fault at once. */
export class Malformed extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super("malformed record");
    this.name = "Malformed";
    this.faults = faults;
  }
}

/** One fault of the value being read. */
export const malformed = (wrong: string, field = ""): Malformed => new Malformed([{ field, wrong }]);

/** The same faults, seen from the record around: `iin` under `owners[0]` is `owners[0].iin`. */
export const within = (name: string, faults: readonly Fault[]): readonly Fault[] =>
  faults.map(({ field, wrong }) => ({
    field: field === "" || field.startsWith("[") ? `${name}${field}` : `${name}.${field}`,
    wrong,
  }));
