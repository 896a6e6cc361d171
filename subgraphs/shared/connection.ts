import { badInput } from "./errors.ts";

/** A page of a list, per the Relay cursor specification. */
export interface Connection<Node> {
  edges: { cursor: string; node: Node }[];
  nodes: Node[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

/** What to read for a page: one row more than asked for tells whether there is a next page. */
export interface PageRequest {
  readonly first: number;
  /** The keyset values of the row the page starts after; null for the first page. */
  readonly after: readonly string[] | null;
}

/** The page a field's arguments ask for. `width` is the number of values its cursor holds. */
export function pageRequest(
  args: { first?: number | null; after?: string | null },
  width: number,
  most = 100,
  usual = 20,
): PageRequest {
  const first = args.first ?? usual;
  if (!Number.isInteger(first) || first < 1 || first > most) throw badInput("first", "FIRST");
  return { first, after: args.after == null ? null : fromCursor(args.after, width) };
}

/** The connection of the rows read for a page (`first + 1` of them at most). */
export function toConnection<Node>(
  rows: readonly Node[],
  { first, after }: PageRequest,
  keyset: (node: Node) => readonly string[],
): Connection<Node> {
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node) => ({ cursor: toCursor(keyset(node)), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

// Cursors hold row ids, days and positions only, never an IIN: they travel in URLs and logs of clients.
const toCursor = (values: readonly string[]) => Buffer.from(JSON.stringify(values)).toString("base64url");

function fromCursor(cursor: string, width: number): string[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (
      Array.isArray(values) &&
      values.length === width &&
      values.every((value) => typeof value === "string")
    )
      return values;
  } catch {
    // Said below, as any other cursor that is not ours.
  }
  throw badInput("after", "CURSOR");
}
