import { expect, test } from "vitest";
import { apply, codeSentTo, comesTo, consentCode, eventually, submit, told } from "./acts.ts";
import { type Asking, type Stack } from "./stack.ts";

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: unknown }[];
  readonly nodes: readonly unknown[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}
/** A list: where it is found from the root, what tells its entries apart, who asks. */
interface List {
  readonly query: (args: string, page: string) => string;
  readonly at: readonly string[];
  readonly entry: string;
  readonly by: Asking;
}

async function pageOf(it: Stack, { query, at, entry, by }: List, args: string): Promise<Page> {
  const page = `{ edges { cursor node { ${entry} } } nodes { ${entry} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
  let found: unknown = await told(it, query(args, page), {}, by);
  for (const key of at) found = (found as Readonly<Record<string, unknown>>)[key];
  return found as Page;
}

/** The Relay cursor specification, as a client that goes through the list finds it. */
async function followsRelay(it: Stack, list: List, size: number, most = 100): Promise<void> {
  const whole = await pageOf(it, list, `first: ${most}`);
  expect(whole.edges.length).toBeGreaterThan(size);
  const pages: Page[] = [];
  for (let after = ""; ;) {
    const args = `first: ${size}${after && `, after: "${after}"`}`;
    const page = await pageOf(it, list, args);
    pages.push(page);
    expect(await pageOf(it, list, args)).toEqual(page);
    if (!page.pageInfo.hasNextPage) break;
    expect(page.edges).toHaveLength(size);
    after = page.pageInfo.endCursor!;
  }
  // No gap, nothing twice, the same cursors whatever the size of the page.
  expect(pages.flatMap(({ edges }) => edges)).toEqual(whole.edges);
  const cursors = whole.edges.map(({ cursor }) => cursor);
  expect(new Set(cursors).size).toBe(cursors.length);
  for (const [place, { edges, nodes, pageInfo }] of pages.entries()) {
    expect(nodes).toEqual(edges.map(({ node }) => node));
    expect(pageInfo.startCursor).toBe(edges[0]?.cursor);
    expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor);
    expect(pageInfo.hasPreviousPage).toBe(place > 0);
    expect(pageInfo.hasNextPage).toBe(place < pages.length - 1);
  }
  const behind = await pageOf(it, list, `first: 1, after: "${cursors.at(-1)!}"`);
  expect(behind).toEqual({
    edges: [],
    nodes: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
  });
}

const ofMe = (field: string, entry: string, as: string): List => ({
  query: (args, page) => `{ me { ${field}(${args}) ${page} } }`,
  at: ["me", field],
  entry,
  by: { as },
});

/** Lists are gone through page by page. */
export function paging(stack: () => Stack): void {
  test("addresses that fit a search come in pages, without a gap and without repetition", async () => {
    const list: List = {
      query: (args, page) => `{ dwellings(search: "Сыганак", ${args}) ${page} }`,
      at: ["dwellings"],
      entry: "rka address",
      by: {},
    };
    await followsRelay(stack(), list, 2, 50);
  });

  test("S20: an officer goes through the contracts of the territory", async () => {
    const list: List = {
      query: (args, page) => `{ rentalContracts(${args}) ${page} }`,
      at: ["rentalContracts"],
      entry: "id number",
      by: { as: "officerAstana", purpose: "RENTAL_TENANT_CHECK", case: "7" },
    };
    await followsRelay(stack(), list, 1);
  });

  test("S17: applications and messages of an account are gone through, newest first", async () => {
    const it = stack();
    const { iin } = it.people.somebody();
    const numbers: string[] = [];
    for (let i = 0; i < 5; i += 1) numbers.unshift((await submit(it, iin, "flatNoPhone")).number);
    await followsRelay(it, ofMe("applications", "number", iin), 2);
    const { nodes } = await pageOf(it, ofMe("applications", "number", iin), "first: 5");
    expect(nodes).toEqual(numbers.map((number) => ({ number })));
    await followsRelay(it, ofMe("notifications", "id at", iin), 2);
  });

  test("S17: a page stays where it is while newer entries come in", async () => {
    const it = stack();
    const { iin } = it.people.somebody();
    for (let i = 0; i < 3; i += 1) await submit(it, iin, "flatNoPhone");
    const list = ofMe("applications", "number", iin);
    const first = await pageOf(it, list, "first: 1");
    const rest = `first: 5, after: "${first.pageInfo.endCursor!}"`;
    const before = await pageOf(it, list, rest);
    await submit(it, iin, "flatNoPhone");
    expect(await pageOf(it, list, rest)).toEqual(before);
  });

  test("S12: requests for consent and past residences are gone through", async () => {
    const it = stack();
    const { rka, owner } = it.people.home();
    const askers = [it.people.somebody(), it.people.somebody(), it.people.somebody()];
    for (const asker of askers) await apply(it, asker, rka);
    const requests = ofMe("consentRequests", "id applicantName", owner.iin);
    await eventually(
      () => pageOf(it, requests, "first: 10"),
      ({ nodes }) => nodes.length === askers.length,
    );
    await followsRelay(it, requests, 1);

    const mover = it.people.somebody();
    for (const home of [it.people.home(), it.people.home()]) {
      const signed = await apply(it, mover, home.rka);
      await it.telephone.reply(
        home.owner.phone,
        await codeSentTo(it, home.owner.phone, consentCode, signed.since),
      );
      await comesTo(it, mover.iin, signed.id, "REGISTERED");
    }
    await followsRelay(it, ofMe("residences", "since until dwelling { rka }", mover.iin), 1);
  });
}
