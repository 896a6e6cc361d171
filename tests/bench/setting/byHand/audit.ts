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

/** One record for each person, by the function that the product's audit is made of. */
export const append: Append = async (client, who, persons, fields) => {
  if (persons.length === 0) return;
  const entry = { kind: "READ", requestId: "by-hand", refused: false, ...who, persons, fields };
  return client`select audit_append(${JSON.stringify([entry])}::text::json)`;
};

/** By hand without audit. */
export const noAudit: Append = () => Promise.resolve();
