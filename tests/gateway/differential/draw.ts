/** A stream of chances: the same seed gives the same world for ever. */
export interface Draw {
  /** A whole number from 0 up to, not including, the limit. */
  below(limit: number): number;
  chance(percent: number): boolean;
  one<T>(items: readonly T[]): T;
  /** Some of the items, in their order; at least one. */
  some<T>(items: readonly T[], percent: number): T[];
}

export function drawFrom(seed: number | string): Draw {
  let state = typeof seed === "number" ? seed >>> 0 : hash(seed);
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number) => next() % limit;
  const chance = (percent: number) => below(100) < percent;
  const one = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error("nothing to draw from");
    return item;
  };
  const some = <T>(items: readonly T[], percent: number): T[] => {
    const drawn = items.filter(() => chance(percent));
    return drawn.length > 0 ? drawn : [one(items)];
  };
  return { below, chance, one, some };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
