import fc from "fast-check";
import { expect, test } from "vitest";
import type { ChainFault } from "../../subgraphs/shared/audit/chainFault.ts";
import { chained, genesis, type AuditRecord } from "../../subgraphs/shared/audit/record.ts";
import { verifyChain, type Anchor, type Head } from "../../subgraphs/shared/audit/verify.ts";
import { invented } from "../registers/invented.ts";

/** A true chain of so many records. */
function chainOf(length: number): AuditRecord[] {
  const records: AuditRecord[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1)
    records.push(linked(records.at(-1)?.hash ?? genesis, blank(sequence)));
  return records;
}

const blank = (sequence: number): AuditRecord => ({
  ...{ sequence, at: "2026-03-01T10:00:00.000Z", kind: "READ", readerRole: "leb_officer" },
  ...{
    readerBody: "990140000390",
    readerKato: "710000000",
    reader: "ab",
    persons: [invented(sequence), invented(sequence + 1)],
  },
  ...{ fields: ["Person.name"], purpose: "RENTAL_TENANT_CHECK", caseNumber: "1/2026" },
  ...{ requestId: `request-${sequence}`, refused: sequence % 3 === 0, hash: genesis },
});

const linked = (previous: Buffer, record: AuditRecord): AuditRecord => ({
  ...record,
  hash: chained(previous, record),
});

const headOf = (records: readonly AuditRecord[]): Head => records.at(-1) ?? { sequence: 0, hash: genesis };
const renumber = (records: readonly AuditRecord[]) =>
  records.map((record, index) => ({ ...record, sequence: index + 1 }));

async function faultIn(records: readonly AuditRecord[], head: Head | null, anchors: readonly Anchor[] = []) {
  return (await verifyChain({ records, head: () => head, anchors })).fault;
}
const named = (fault: ChainFault | null) => fault && [fault.wrong, fault.sequence];

const changes: Record<string, (record: AuditRecord) => Partial<AuditRecord>> = {
  "the instant": () => ({ at: "2026-03-01T10:00:00.001Z" }),
  "the kind": () => ({ kind: "CHANGE" }),
  "the role": () => ({ readerRole: "citizen" }),
  "the body": () => ({ readerBody: null }),
  "the territory": () => ({ readerKato: "750000000" }),
  "the reader": () => ({ reader: "ac" }),
  "a person": ({ persons }) => ({ persons: [...persons.slice(0, -1), invented(999)] }),
  "no person": () => ({ persons: [] }),
  "one person fewer": ({ persons }) => ({ persons: persons.slice(1) }),
  "the fields": ({ fields }) => ({ fields: [...fields, "Person.iin"] }),
  "no field": () => ({ fields: [] }),
  "the purpose": () => ({ purpose: null }),
  "the case": () => ({ caseNumber: "2/2026" }),
  "the request": () => ({ requestId: "another" }),
  "the refusal": ({ refused }) => ({ refused: !refused }),
  "the hash": ({ hash }) => ({ hash: Buffer.from(hash.map((byte) => byte ^ 1)) }),
};

const size = fc.integer({ min: 4, max: 60 });
const chainAndPlace = size.chain((length) =>
  fc.tuple(fc.constant(length), fc.integer({ min: 0, max: length - 1 })),
);

test("a chain that nobody touched is whole", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 60 }), async (length) => {
      const records = chainOf(length);
      expect(await faultIn(records, headOf(records))).toBeNull();
    }),
  );
});

test.each(Object.entries(changes))("%s of any record cannot be changed", async (_what, change) => {
  await fc.assert(
    fc.asyncProperty(chainAndPlace, async ([length, place]) => {
      const records = chainOf(length);
      const head = headOf(records);
      const one = records[place]!;
      records[place] = { ...one, ...change(one) };
      expect(named(await faultIn(records, head))).toEqual(["changed", place + 1]);
    }),
  );
});

test("any record that is taken out is missed, the last one too", async () => {
  await fc.assert(
    fc.asyncProperty(chainAndPlace, async ([length, place]) => {
      const records = chainOf(length);
      const head = headOf(records);
      records.splice(place, 1);
      const wrong = place === length - 1 ? "cut" : "removed";
      expect(named(await faultIn(records, head))).toEqual([wrong, place + 1]);
    }),
  );
});

test("records that are taken out are missed where those after them are renumbered, and the head too", async () => {
  await fc.assert(
    fc.asyncProperty(chainAndPlace, fc.integer({ min: 1, max: 3 }), async ([length, place], gone) => {
      const records = chainOf(length);
      records.splice(place, gone);
      fc.pre(records.length - place >= 2);
      const left = renumber(records);
      expect(named(await faultIn(left, headOf(left)))).toEqual(["removed", place + 1]);
    }),
  );
});

test.each<[how: string, hash: (previous: Buffer, record: AuditRecord) => AuditRecord]>([
  ["with any hash", (_previous, record) => ({ ...record, hash: Buffer.alloc(32, 7) })],
  ["with the hash that belongs there", linked],
])("records that are put in %s are found", async (_how, hash) => {
  await fc.assert(
    fc.asyncProperty(chainAndPlace, fc.integer({ min: 1, max: 3 }), async ([length, place], added) => {
      const records = chainOf(length);
      let previous = records[place - 1]?.hash ?? genesis;
      const forged = Array.from({ length: added }, (_, index) => {
        const one = hash(previous, { ...blank(place + 1 + index), caseNumber: "forged" });
        previous = one.hash;
        return one;
      });
      records.splice(place, 0, ...forged);
      const left = renumber(records);
      expect(named(await faultIn(left, headOf(left)))).toEqual(["inserted", place + 1]);
    }),
  );
});

test.each<[how: string, keepsHash: boolean]>([
  ["with their hashes", false],
  ["and their hashes left where they were", true],
])("any two records that are swapped %s are found", async (_how, keepsHash) => {
  await fc.assert(
    fc.asyncProperty(chainAndPlace, fc.nat(), async ([length, one], other) => {
      const another = (one + 1 + (other % (length - 1))) % length;
      const [low, high] = [Math.min(one, another), Math.max(one, another)];
      const records = chainOf(length);
      const head = headOf(records);
      const [a, b] = [records[low]!, records[high]!];
      records[low] = { ...b, sequence: low + 1, ...(keepsHash && { hash: a.hash }) };
      records[high] = { ...a, sequence: high + 1, ...(keepsHash && { hash: b.hash }) };
      const fault = await faultIn(records, head);
      expect(named(fault)).toEqual(["swapped", low + 1]);
      expect(fault?.told).toContain(`record ${high + 1}`);
    }),
  );
});

test("a tail that is cut off is missed by the head, and with the head set back by the last checkpoint", async () => {
  await fc.assert(
    fc.asyncProperty(chainAndPlace, async ([length, place]) => {
      const records = chainOf(length);
      const head = headOf(records);
      const left = records.slice(0, place);
      const checkpoint = { ...head, told: "checkpoint" };
      expect(named(await faultIn(left, head))).toEqual(["cut", place + 1]);
      expect(named(await faultIn(left, headOf(left), [checkpoint]))).toEqual(["cut", place + 1]);
      expect(named(await faultIn(left, null, [checkpoint]))).toEqual(["cut", place + 1]);
    }),
  );
});

test("a history that was written anew with all its hashes is found by the first checkpoint after it", async () => {
  await fc.assert(
    fc.asyncProperty(chainAndPlace, fc.nat(), async ([length, place], at) => {
      const records = chainOf(length);
      const anchors = [0, place, place + (at % (length - place))].map((index) => {
        const { sequence, hash } = records[index]!;
        return { sequence, hash, told: "checkpoint" };
      });
      for (let index = place; index < length; index += 1) {
        const record = index === place ? { ...records[index]!, persons: [invented(999)] } : records[index]!;
        records[index] = linked(records[index - 1]?.hash ?? genesis, record);
      }
      const fault = await faultIn(records, headOf(records), anchors);
      expect(fault?.wrong).toBe("rewritten");
      expect(fault?.sequence).toBeLessThanOrEqual(place + 1);
      expect(fault?.told).toContain("checkpoint");
    }),
  );
});

test("what lies in any order is verified in the order of its numbers", async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(chainOf(20), { minLength: 20 }), async (records) => {
      expect(await faultIn(records, headOf(chainOf(20)))).toBeNull();
    }),
  );
});

test("what was added behind the head's back is found", async () => {
  const records = chainOf(5);
  expect(named(await faultIn(records, headOf(records.slice(0, 4))))).toEqual(["inserted", 5]);
});
