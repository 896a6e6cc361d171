import type { Client } from "./databases.ts";

/** Who reads or acts, and what for, as the audit of the product has it. */
export interface Who {
  readonly kind?: "READ" | "CHANGE" | "DECISION" | "SIGNATURE" | "CONSENT";
  readonly readerRole: string;
  readonly readerBody?: string;
  readonly readerKato?: string;
  readonly reader?: string;
  readonly purpose?: string;
  readonly caseNumber?: string;
}

export type Append = (
  client: Client,
  who: Who,
  persons: readonly string[],
  fields: readonly string[],
) => Promise<unknown>;

/** One record of all the persons, by the function that the product's audit is made of: as it enters what is read. */
export const append: Append = async (client, who, persons, fields) => {
  if (persons.length > 0) return appended(client, [{ ...entryOf(who, fields), persons }]);
};

/** A record for each of the persons, in one statement: as the product enters what is done to them. */
export const appendEach: Append = (client, who, persons, fields) =>
  appended(
    client,
    persons.map((person) => ({ ...entryOf(who, fields), persons: [person] })),
  );

const entryOf = (who: Who, fields: readonly string[]) => ({
  ...{ kind: "READ", requestId: "by-hand", refused: false, fields },
  ...who,
});
const appended = (client: Client, entries: readonly object[]) =>
  client`select audit_append(${JSON.stringify(entries)}::text::json)`;

/** By hand without audit. */
export const noAudit: Append = () => Promise.resolve();
