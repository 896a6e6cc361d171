import { expect, test } from "vitest";
import type { Check } from "../../subgraphs/shared/access.ts";
import type { Call } from "../../subgraphs/shared/call.ts";
import { asks, reads, relation, type Relation } from "../../subgraphs/shared/declare.ts";
import { RegisterSilent } from "../../subgraphs/shared/register.ts";
import { forServices, type Right } from "../../subgraphs/shared/rights.ts";
import { callOf, viewers } from "./viewers.ts";

interface Context {
  readonly call: Call;
}
const seenBy = (viewer: string): Context => ({ call: callOf(viewers[viewer]!) });
const citizen = seenBy("a citizen");

/** Relations that answer as told, and a list of those that were looked at. */
function played(answers: Record<string, () => Right>) {
  const looked: string[] = [];
  const relations = Object.entries(answers).map(([name, answer]): Relation<unknown, unknown, unknown> =>
    relation(name, () => {
      looked.push(name);
      return answer();
    }),
  );
  return { looked, relations };
}
const silent = () => Promise.reject(new RegisterSilent("property"));
const later = (right: boolean) => () => Promise.resolve(right);

test("what is known at once is answered at once, and nobody else is asked", () => {
  const { looked, relations } = played({ near: () => true, far: later(true) });
  expect(reads({ citizen: relations })({}, citizen, {})).toBe("allowed");
  expect(looked).toEqual(["near"]);
});

test("the next relation is looked at only where the one before does not hold", async () => {
  const yes = played({ near: () => false, far: later(true), further: later(true) });
  expect(await reads({ citizen: yes.relations })({}, citizen, {})).toBe("allowed");
  expect(yes.looked).toEqual(["near", "far"]);
  const no = played({ far: later(false), near: () => false, further: later(false) });
  expect(await reads({ citizen: no.relations })({}, citizen, {})).toBe("hidden");
  expect(no.looked).toEqual(["far", "near", "further"]);
});

test("a silent register is neither a yes nor a no, unless another says yes", async () => {
  const judged = (answers: Record<string, () => Right>) =>
    reads({ citizen: played(answers).relations })({}, citizen, {});
  await expect(judged({ silent })).rejects.toThrow(RegisterSilent);
  await expect(judged({ silent, no: () => false })).rejects.toThrow(RegisterSilent);
  await expect(judged({ no: later(false), silent, other: later(false) })).rejects.toThrow(RegisterSilent);
  expect(await judged({ silent, yes: later(true) })).toBe("allowed");
});

test("an official is asked for purpose and case before anything is looked at", () => {
  const { looked, relations } = played({ any: () => true });
  const check = reads({ officer: relations, operator: relations });
  for (const viewer of Object.keys(viewers).filter((name) => viewers[name]!.as.startsWith("without")))
    expect(check({}, seenBy(viewer), {}), viewer).toBe("purpose required");
  expect(looked).toEqual([]);
  expect(check({}, seenBy("the officer of a district"), {})).toBe("allowed");
});

test("a role that is not named has no right to a field, and may not use a root field", () => {
  const verdicts = (check: Check<unknown, Context>) =>
    ["a citizen", "the officer of a district", "an operator with the case", "an analyst", "anonymous"].map(
      (viewer) => check({}, seenBy(viewer), {}),
    );
  expect(verdicts(reads({}))).toEqual(Array(5).fill("hidden"));
  expect(verdicts(asks({}))).toEqual(Array(5).fill("forbidden"));
  expect(verdicts(asks({ analyst: "yes" }))).toEqual([
    ...Array<string>(3).fill("forbidden"),
    "allowed",
    "forbidden",
  ]);
});

test("what makes a case asks for the purpose alone", () => {
  const check = asks({ service_centre_operator: "a visitor" }, { withoutCase: true });
  expect(check({}, seenBy("an operator without a case"), {})).toBe("allowed");
  expect(check({}, seenBy("an operator without a purpose"), {})).toBe("purpose required");
  expect(check({}, seenBy("an operator with an officer's purpose"), {})).toBe("purpose required");
});

test("an official without a case is told so, unless it is the case he asks for", () => {
  const check = asks({ leb_officer: "own territory", service_centre_operator: "a visitor" });
  expect(check({}, seenBy("the officer of a district"), {})).toBe("allowed");
  for (const viewer of ["an officer without a case", "an operator without a case"])
    expect(check({}, seenBy(viewer), {}), viewer).toBe("purpose required");
  expect(asks({ citizen: "himself" })({}, citizen, {})).toBe("allowed");
});

test("another register reads everything; what one official reads is not thereby another's", () => {
  const { relations } = played({ any: () => true });
  const [officer, operator] = ["the officer of a district", "an operator with the case"].map(seenBy);
  const verdicts = (check: Check<unknown, Context>) =>
    [officer!, operator!, citizen, seenBy("another register")].map((viewer) => check({}, viewer, {}));
  expect(verdicts(reads({}))).toEqual(["hidden", "hidden", "hidden", "allowed"]);
  expect(verdicts(reads({ officer: relations }))).toEqual(["allowed", "hidden", "hidden", "allowed"]);
  expect(verdicts(reads({ operator: relations }))).toEqual(["hidden", "allowed", "hidden", "allowed"]);
  expect(verdicts(reads({ citizen: relations }))).toEqual(["hidden", "hidden", "allowed", "allowed"]);
});

test("what is known not to hold is answered at once, whatever comes after it", () => {
  const [no, yes] = [() => false, () => true];
  expect(reads({ citizen: played({ no, other: no }).relations })({}, citizen, {})).toBe("hidden");
  expect(reads({ citizen: played({ no, other: no, yes }).relations })({}, citizen, {})).toBe("allowed");
});

test("a check says in words whom it lets through, column by column", () => {
  const named = (...all: string[]) =>
    played(Object.fromEntries(all.map((one) => [one, () => true]))).relations;
  const nobody = {
    citizen: "no",
    leb_officer: "no",
    service_centre_operator: "no",
    analyst: "no",
    anonymous: "no",
  };
  expect(reads({ citizen: named("himself", "his child"), operator: named("the case's") }).inMatrix).toEqual({
    ...nobody,
    citizen: "himself; his child",
    service_centre_operator: "the case's",
  });
  expect(reads({ officer: named("own territory") }).inMatrix).toEqual({
    ...nobody,
    leb_officer: "own territory",
  });
  expect(asks({ analyst: "counts" }).inMatrix).toEqual({ ...nobody, analyst: "counts" });
});

test("an internal question is answered to another register, and to nobody else", () => {
  const resolve = forServices((args: { n: number }, _context: Context) => args.n + 1);
  expect(resolve(undefined, { n: 1 }, seenBy("another register"))).toBe(2);
  for (const viewer of Object.keys(viewers).filter((name) => name !== "another register"))
    expect(() => resolve(undefined, { n: 1 }, seenBy(viewer)), viewer).toThrow("may not");
});
