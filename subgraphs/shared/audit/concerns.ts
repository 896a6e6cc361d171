/** Numbers of the persons whose data is read; none is a read that concerns nobody. */
export type Persons = string | readonly string[] | null | undefined;

/** Whom the object that a field is read of is about. A promise where the register has to look. */
export type Concern<Source, Context> = (
  source: Source,
  context: Context,
  args: Record<string, unknown>,
) => Persons | Promise<Persons>;

/**
 * Whose data each type and field is, declared beside the access table. `"*"` speaks for the fields of its type that
 * are not named; what is not declared is nobody's personal data. Of root fields only refusals are noted by themselves:
 * whom an answer is about only the use case knows.
 */
export type ConcernTable<Context> = Record<string, Readonly<Record<string, Concern<never, Context>>>>;
