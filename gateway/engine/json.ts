/** JSON text that is already written: the response is built once, as text, and never parsed again. */
export class RawJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** An object of an answer while the plan runs: fields by response key. */
export type Fields = Record<string, unknown>;

/** What must be escaped in JSON text; a lone surrogate is left to JSON.stringify, which writes it as an escape. */
const needsEscape = /[\u0000-\u001f"\\\ud800-\udfff]/;

/** A string as JSON text. */
export function quote(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** A leaf value as JSON text. */
export function leafText(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quote(value);
    case "number":
      return Number.isFinite(value) ? String(value) : "null";
    case "boolean":
      return value ? "true" : "false";
    default:
      return value === undefined ? "null" : JSON.stringify(value);
  }
}
