import { pageRequest, toConnection, type PageRequest } from "../shared/connection.ts";
import { tellingPart } from "../shared/domain/territory.ts";
import { badInput } from "../shared/errors.ts";
import type { PropertyContext } from "./context.ts";
import type { Place } from "./data/addresses.ts";
import { foldTyped, type FoldedAddress } from "./domain/foldAddress.ts";
import { shortestMistyped } from "./domain/oneTypo.ts";
import { asTyped, withoutUnfinished, withTypos, type WantedWords } from "./domain/wantedWords.ts";

export interface Search {
  readonly search: string;
  readonly region?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/**
 * The type-ahead. What fits as it was typed is shown; only when nothing does, what fits without an unfinished
 * «көшес», and then what fits with one typo in a word. A page continues the way in which its search began.
 */
export async function searchDwellings(args: Search, context: PropertyContext) {
  const typed = foldTyped(checked(args.search));
  const page = pageRequest(args, 5, 50, 10);
  const after = continued(page);
  for (const [way, wantedOf] of ways(typed, context).entries()) {
    if (after && after.way !== way) continue;
    const wanted = await wantedOf();
    const places = wanted ? await placesOf(wanted, args.region, page, after, context) : [];
    if (places.length > 0 || after) return toPage(places, way, page, context);
  }
  return toPage([], 0, page, context);
}

type Wanted = WantedWords & Pick<FoldedAddress, "numbers">;

function ways(
  typed: FoldedAddress,
  { records: { addresses } }: PropertyContext,
): (() => Promise<Wanted | null>)[] {
  const { words, numbers } = typed;
  const finished = withoutUnfinished(typed);
  return [
    () => Promise.resolve({ ...asTyped(words), numbers }),
    () => Promise.resolve(finished && { ...asTyped(finished.words), numbers }),
    async () => {
      const long = words.filter((word) => word.length >= shortestMistyped);
      if (long.length === 0) return null;
      const wanted = withTypos(words, await addresses.near(long));
      return wanted && { ...wanted, numbers };
    },
  ];
}

function placesOf(
  wanted: Wanted,
  region: string | null | undefined,
  { first }: PageRequest,
  after: Place | null,
  { records: { addresses } }: PropertyContext,
): Promise<Place[]> {
  if (wanted.words + wanted.numbers.length === 0) return Promise.resolve([]);
  const low = region ? tellingPart(region) : "";
  return addresses.search({ ...wanted, territory: { low, high: `${low}:` }, after, limit: first + 1 });
}

async function toPage(
  places: readonly Place[],
  way: number,
  page: PageRequest,
  { loaders }: PropertyContext,
) {
  const { edges, pageInfo } = toConnection(places, page, ({ score, street, numberOrder, rka }) => [
    String(way),
    String(score),
    street,
    numberOrder,
    rka,
  ]);
  const nodes = await Promise.all(edges.map(({ node }) => loaders.dwellings.load(node.rka)));
  return {
    edges: edges.map(({ cursor }, place) => ({ cursor, node: nodes[place] ?? null })),
    nodes,
    pageInfo,
  };
}

function checked(search: string): string {
  const length = [...search.trim()].length;
  if (length < 3 || length > 200) throw badInput("search", "SEARCH");
  return search;
}

/** Where the page before ended, and in which way it had been found. */
function continued({ after }: PageRequest): (Place & { readonly way: number }) | null {
  if (after === null) return null;
  const [way = "", score = "", street = "", numberOrder = "", rka = ""] = after;
  if (!/^[0-2]$/.test(way) || !/^\d{1,9}$/.test(score) || after.some((value) => value.includes("\0")))
    throw badInput("after", "CURSOR");
  return { way: Number(way), score: Number(score), street, numberOrder, rka };
}
