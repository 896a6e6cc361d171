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

/** Records by day and key: the questions of one call may be about different days, but seldom are. */
export type ByDay<Value> = ReadonlyMap<Day, ReadonlyMap<string, Value>>;

/** What was told of this key on this day; undefined where nothing was. */
export const onDay = <Value>(records: ByDay<Value>, key: string, on: Day): Value | undefined =>
  records.get(on)?.get(key);

interface OfDay {
  readonly on: Day;
}

/** Each key of each day once, in the order they came. */
export function eachOnce<Item extends OfDay>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const days = new Map<Day, Set<string>>();
  return items.filter((item) => {
    const keys = days.get(item.on) ?? new Set();
    days.set(item.on, keys);
    // Who is there already is not added.
    return keys.size < keys.add(keyOf(item)).size;
  });
}

/** What was told of these, in their order. */
export function byDay<Item extends OfDay, Value>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  told: readonly Value[],
): ByDay<Value> {
  const days = new Map<Day, Map<string, Value>>();
  told.forEach((value, index) => {
    const item = items[index];
    if (!item) return;
    const records = days.get(item.on) ?? new Map<string, Value>();
    days.set(item.on, records.set(keyOf(item), value));
  });
  return days;
}
