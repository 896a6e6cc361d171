import type { Day } from "../../shared/domain/calendar.ts";
import { RegisterSilent } from "../../shared/register.ts";

/** What a register said, with the instant and its own reference; or "silent": then nothing is known. */
export type Told<Value> =
  { readonly value: Value; readonly readAt: string; readonly reference: string } | "silent";

/** Silence becomes a value here, and only silence: any other fault is ours and goes on as such. */
export async function toldOrSilent<Value>(
  question: () => Promise<Exclude<Told<Value>, "silent">>,
): Promise<Told<Value>> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof RegisterSilent) return "silent";
    throw error;
  }
}

/** Records by {@link onDay}: the questions of one call may be about different days. */
export type ByDay<Value> = ReadonlyMap<string, Value>;

/** The key of a person or a dwelling on a day. */
export const onDay = (key: string, on: Day): string => `${key} ${on}`;

/** Each of them once, in the order they came. */
export function eachOnce<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
