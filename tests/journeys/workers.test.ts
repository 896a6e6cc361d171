import { existsSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { registerNames } from "../../subgraphs/shared/call.ts";
import {
  answer,
  apply,
  codesOf,
  codeSentTo,
  comesTo,
  consentCode,
  eventually,
  requestDelivered,
} from "./acts.ts";
import { run } from "./program.ts";
import { openWorkers, type StackOfWorkers } from "./workers.ts";

let stack: StackOfWorkers;
beforeAll(async () => void (stack = await openWorkers(2)));
afterAll(() => stack.close());

const occurrences = (text: string, of: string) => text.split(of).length - 1;
const requestsOf = (phone: string) =>
  stack.telephone.inbox(phone).then((inbox) => inbox.filter(({ text }) => consentCode.test(text)));

/** Each question over a connection of its own: the processes take them in turn. */
const ask = async (query: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${stack.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", connection: "close", ...headers },
    body: JSON.stringify({ query }),
  });
  await response.text();
  return response.status;
};
const answered = async () => {
  const text = await (await fetch(`${stack.url}/metrics`, { headers: { connection: "close" } })).text();
  return Number(/requests_total\{route="\/graphql",status="200"\} (\d+)/.exec(text)?.[1] ?? 0);
};

test("two processes: one asks the owner, once; whoever watches hears of it from either", async () => {
  expect(await stack.competitors()).toHaveLength(2);
  const [applicant, { rka, owner }] = [stack.people.somebody(), stack.people.home()];
  const { id, since } = await apply(stack, applicant, rka);
  const document = "subscription ($id: ID!) { applicationChanged(id: $id) { status } }";
  const watched = Array.from({ length: 4 }, async () => {
    for await (const { data } of stack.subscribe<{ applicationChanged: { status: string } }>(
      document,
      { id },
      { as: applicant.iin },
    ))
      if (data?.applicationChanged.status === "REGISTERED") return true;
    return false;
  });
  const request = await requestDelivered(stack, owner.iin);
  const code = await codeSentTo(stack, owner.phone, consentCode, since);
  await answer(stack, owner.iin, request.id, code);
  expect(await Promise.all(watched)).toEqual([true, true, true, true]);
  expect(await requestsOf(owner.phone)).toHaveLength(1);
  expect(occurrences(stack.program.said(), '"work.begun"')).toBe(1);
  expect(occurrences(stack.program.said(), '"sms.link"')).toBe(1);
});

test("a citizen has one budget, whichever process he comes to; the metrics are those of both", async () => {
  const authorization = `Bearer ${await stack.token(stack.people.somebody().iin)}`;
  const before = await answered();
  const statuses = await Promise.all(
    Array.from({ length: 360 }, () => ask("{ __typename }", { authorization })),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(300);
  expect(statuses.filter((status) => status === 429)).toHaveLength(60);
  expect((await answered()) - before).toBe(300);
});

test("the process that does the work is killed: the other takes it up, and another comes in its place", async () => {
  const [applicant, { rka, owner }] = [stack.people.somebody(), stack.people.home()];
  const counted = await answered();
  const [worker = 0, ...others] = await stack.competitors();
  process.kill(worker, "SIGKILL");
  await eventually(
    () => Promise.resolve(stack.program.said()),
    (said) => said.includes('"worker.ended"'),
  );
  const { id } = await apply(stack, applicant, rka);
  await requestDelivered(stack, owner.iin);
  expect(others).toContain((await stack.competitors())[0]);
  expect(await requestsOf(owner.phone)).toHaveLength(1);
  await stack.moveClock("61 minutes");
  expect(codesOf(await comesTo(stack, applicant.iin, id, "RETURNED"))).toMatch(/CONSENT_EXPIRED$/);

  const two = await eventually(stack.competitors, ({ length }) => length === 2);
  expect(two).not.toContain(worker);
  expect(await answered()).toBeGreaterThan(counted);
});

test("told to stop, they answer what was begun and end in order; every checkpoint stands once, and verifies", async () => {
  const begun = Array.from({ length: 8 }, begin);
  await new Promise((resolve) => setTimeout(resolve, 500));
  process.kill(stack.program.pid, "SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(new Set(await Promise.all(begun.map(({ end }) => end())))).toEqual(new Set([200]));
  expect(await stack.program.exit).toBe(0);

  const signed = registerNames.map((register) => checkpointsOf(register));
  expect(signed.flat().length).toBeGreaterThan(0);
  for (const sequences of signed) expect(new Set(sequences).size).toBe(sequences.length);
  const verifying = run(["gateway/cli/auditVerify.ts"], stack.environment);
  expect([await verifying.exit, verifying.said()]).toMatchObject([0, expect.any(String)]);
});

/** A request that a worker has begun to read, and whose end is still to come. */
function begin(): { end(): Promise<number | undefined> } {
  const body = JSON.stringify({ query: "{ service { name reasons { code } } }" });
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  const sent = request(`${stack.url}/graphql`, { method: "POST", headers });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    sent.on("error", reject).on("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
  });
  sent.write(body.slice(0, 10));
  return {
    end: () => {
      sent.end(body.slice(10));
      return answered;
    },
  };
}

function checkpointsOf(register: string): number[] {
  const file = join(stack.environment["DATA_DIR"] ?? "", "audit", `${register}.jsonl`);
  const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  return lines.map((line) => (JSON.parse(line) as { sequence: number }).sequence);
}

test("when no process comes up, the gateway ends and says why", async () => {
  const database = new URL(stack.environment["DATABASE_URL"] ?? "");
  database.username = "nobody";
  const program = run(["gateway/main.ts"], { ...stack.environment, DATABASE_URL: database.href });
  expect(await program.exit).toBe(1);
  expect(program.said()).toContain("a worker ended before it was ready");
});
