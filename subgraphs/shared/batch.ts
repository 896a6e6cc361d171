import DataLoader from "dataloader";

type Fetch<K, Row> = (keys: readonly K[]) => Promise<readonly Row[]>;

/** One row per key, or null. Order comes from the keys, never from the database. */
export function oneByKey<K, Row>(fetch: Fetch<K, Row>, keyOf: (row: Row) => K): DataLoader<K, Row | null> {
  return new DataLoader<K, Row | null>(async (keys) => {
    const found = new Map((await fetch(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => found.get(key) ?? null);
  });
}

/** All rows of each key, in the order the statement gave them. */
export function manyByKey<K, Row>(fetch: Fetch<K, Row>, keyOf: (row: Row) => K): DataLoader<K, Row[]> {
  return new DataLoader<K, Row[]>(async (keys) => {
    const found = Map.groupBy(await fetch(keys), keyOf);
    return keys.map((key) => found.get(key) ?? []);
  });
}

/** A list that is small by nature; beyond 200 it is a fault of the data and is said, not cut. */
export function small<Row>(rows: Row[]): Row[] {
  if (rows.length > 200) throw new Error("a list that is small by nature has more than 200 entries");
  return rows;
}
