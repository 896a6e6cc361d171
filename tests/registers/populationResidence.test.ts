import { afterAll, beforeAll, expect, test } from "vitest";
import { openPopulation } from "../../subgraphs/population/index.ts";
import { address, invented } from "./invented.ts";
import { at, opened, told, type Opened } from "./opened.ts";
import { populate } from "./populationRecords.ts";

const iins = Array.from({ length: 20 }, (_, index) => invented(index));
const [mother, father, together, apart, fourteen, homeless, orphan, ofDead, late, mover, deadMother] =
  iins as [string, ...string[]];
const [hers, his, own, flat] = [1, 2, 3, 4].map(address) as [string, string, string, string];
const parent = (iin = "", since = "2015-03-01") => ({ iin, kind: "PARENT", since });
let world: Opened;

interface Page {
  nodes: { since: string; dwelling: { rka: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
}

beforeAll(async () => {
  world = await opened(openPopulation, () => new Date("2025-11-24T03:00:00Z"));
  const moves = Array.from({ length: 30 }, (_, year) => ({
    rka: address(100 + year),
    since: `${1990 + year}-01-01`,
    until: `${1990 + year}-12-31`,
  }));
  await populate(world.sql, [
    { iin: mother, lives: [{ rka: hers, since: "2012-05-01" }] },
    { iin: father!, lives: [{ rka: his, since: "2018-01-01" }] },
    { iin: deadMother!, died: "2024-01-01", lives: [{ rka: hers, since: "2000-01-01" }] },
    {
      iin: together!,
      born: "2015-03-01",
      acting: [parent(mother), { ...parent(mother), kind: "GUARDIAN" }],
    },
    {
      iin: apart!,
      born: "2011-11-25",
      acting: [parent(mother), parent(father)],
      lives: [{ rka: own, since: "2020-01-01" }],
    },
    {
      iin: fourteen!,
      born: "2011-11-24",
      acting: [parent(mother)],
      lives: [{ rka: own, since: "2020-01-01" }],
    },
    { iin: homeless!, born: "2015-03-01", acting: [parent(iins[18]), parent(father)] },
    { iin: orphan!, born: "2015-03-01", lives: [{ rka: own, since: "2020-01-01" }] },
    { iin: ofDead!, born: "2015-03-01", acting: [parent(deadMother)] },
    {
      iin: late!,
      born: "2015-03-01",
      acting: [{ ...parent(mother), until: "2025-11-23" }, parent(father, "2025-11-25")],
    },
    { iin: mover!, lives: [...moves, { rka: flat, since: "2020-01-01" }] },
  ] as never);
});
afterAll(() => world.close());

const home = (rka: string, since: string, basis = "FOLLOWS_REPRESENTATIVE") => ({
  dwelling: { rka },
  since,
  basis,
});
async function lives(iin = "") {
  const document = `{ me { residence { dwelling { rka } since basis }
    residences { nodes { dwelling { rka } since basis } } } }`;
  const answer = await world.query(document, { by: { role: "citizen", iin } });
  expect(told(answer)).toEqual([]);
  return answer.data?.["me"];
}

test("S8: a child under 14 lives with its parent, from birth on and not before", async () => {
  const withMother = home(hers, "2015-03-01");
  expect(await lives(together)).toEqual({ residence: withMother, residences: { nodes: [withMother] } });
});

test("S8: where the parents live apart, both residences are listed and the parent recorded first decides", async () => {
  const nodes = [home(his, "2018-01-01"), home(hers, "2015-03-01")];
  expect(await lives(apart)).toEqual({ residence: home(hers, "2015-03-01"), residences: { nodes } });
});

test("S8: on the fourteenth birthday the child's own registration counts", async () => {
  const itsOwn = home(own, "2020-01-01", "REGISTERED");
  expect(await lives(fourteen)).toEqual({ residence: itsOwn, residences: { nodes: [itsOwn] } });
});

test("S8: where only one parent is registered anywhere, the child lives there", async () => {
  expect(await lives(homeless)).toMatchObject({ residence: home(his, "2018-01-01") });
});

test.each<[who: string, iin: () => string | undefined]>([
  ["a child nobody acts for, with an own record", () => orphan],
  ["a child whose only parent has died", () => ofDead],
  ["a child whose guardians acted until yesterday or begin tomorrow", () => late],
])("%s lives nowhere", async (_who, iin) => {
  expect(await lives(iin())).toEqual({ residence: null, residences: { nodes: [] } });
});

test("a history is read page by page, newest first, and ends", async () => {
  const document = `query($after: String) { me { residences(first: 12, after: $after) {
    nodes { since } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`;
  const [days, pages]: [string[], unknown[]] = [[], []];
  for (let after: string | null = null, more = true; more;) {
    const answer = await world.query(document, {
      by: { role: "citizen", iin: mover! },
      variables: { after },
    });
    const { nodes, pageInfo } = at<Page>(answer, "me", "residences");
    days.push(...nodes.map(({ since }) => since));
    pages.push([pageInfo.hasPreviousPage, pageInfo.hasNextPage]);
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  expect(pages).toEqual([
    [false, true],
    [true, true],
    [true, false],
  ]);
  expect(days).toEqual([...new Set(days)].toSorted().toReversed());
  expect(days).toHaveLength(31);
});

test("a child's residences are paged as well", async () => {
  const document = `query($after: String) { me { residences(first: 1, after: $after) {
    nodes { dwelling { rka } } pageInfo { hasNextPage endCursor } } } }`;
  const by = { role: "citizen", iin: apart! } as const;
  const first = at<Page>(await world.query(document, { by }), "me", "residences");
  expect([first.nodes[0]!.dwelling.rka, first.pageInfo.hasNextPage]).toEqual([his, true]);
  const variables = { after: first.pageInfo.endCursor };
  const second = at<Page>(await world.query(document, { by, variables }), "me", "residences");
  expect([second.nodes[0]!.dwelling.rka, second.pageInfo.hasNextPage]).toEqual([hers, false]);
});

test.each<[what: string, args: string, argument: string]>([
  ["no residence at all", "first: 0", "first"],
  ["more than a hundred residences", "first: 101", "first"],
  ["a cursor of nobody's", 'after: "x"', "after"],
  ["a cursor of another list", `after: "${Buffer.from('["a","1"]').toString("base64url")}"`, "after"],
])("%s cannot be asked for", async (_what, args, argument) => {
  const answer = await world.query(`{ me { residences(${args}) { nodes { since } } } }`, {
    by: { role: "citizen", iin: mover! },
  });
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
});

test("the same page of many histories is one statement", async () => {
  const document = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Person { residences { nodes { since } } } } }`;
  const of = iins.map((ref) => ({ __typename: "Person", ref }));
  const by = { role: "service", register: "rental" } as const;
  // Persons, their histories, and where the children among them live.
  expect(await world.statementsOf(() => world.query(document, { by, variables: { of } }))).toBe(3);
});
