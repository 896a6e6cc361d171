/** What one request carries from the gateway into every register that serves it. */

export type RegisterName = "population" | "property" | "rental" | "registration";
export const registerNames: readonly RegisterName[] = ["population", "property", "rental", "registration"];

export type Language = "KK" | "RU" | "EN";

export const purposes = [
  "RENTAL_TENANT_CHECK",
  "SERVICE_CENTRE_RECEPTION",
  "RESIDENCE_REGISTRATION",
] as const;
export type Purpose = (typeof purposes)[number];

/** Who asks. `iin` of an official is his own; `kato` is his territory, nine digits. */
export type Caller =
  | { readonly role: "anonymous" }
  | { readonly role: "citizen"; readonly iin: string }
  | { readonly role: "leb_officer"; readonly iin: string; readonly bin: string; readonly kato: string }
  | { readonly role: "service_centre_operator"; readonly iin: string }
  | { readonly role: "analyst" }
  | { readonly role: "service"; readonly register: RegisterName };
export type Role = Caller["role"];

export interface Call {
  readonly caller: Caller;
  /** What an official reads for, and under which case; null for citizens, analysts and anonymous callers. */
  readonly purpose: Purpose | null;
  readonly case: string | null;
  readonly requestId: string;
  /** The language of texts where a field has no `language` argument. */
  readonly language: Language;
  /** Milliseconds since the epoch after which nobody waits for the answer. */
  readonly deadline: number;
  /** Aborted when the client has left. */
  readonly signal: AbortSignal;
  /** The caller's own request, where a register in the same process asks on its account; it is not sent over HTTP. */
  readonly askedFor?: Call;
}
