import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "../../subgraphs/shared/database/connect.ts";
import { startEmbedded } from "../../subgraphs/shared/database/embedded.ts";
import { shiftClock } from "../database/cluster.ts";
import {
  apply,
  answer,
  codeSentTo,
  codesOf,
  comesTo,
  consentCode,
  requestDelivered,
  sign,
  submit,
  told,
} from "./acts.ts";
import { peopleOfSeeds, seedPersons } from "./people.ts";
import { freePort, run, untilReady } from "./program.ts";
import { stackAt, type Stack } from "./stack.ts";

// A process of its own, with the embedded database that it starts itself.
const dataDir = mkdtempSync(join(tmpdir(), "mekenjai-crash-"));
const people = peopleOfSeeds();
let port: string;
let program: ReturnType<typeof run>;
let stack: Stack;

async function start(): Promise<void> {
  program = run(["gateway/main.ts"], { DATA_DIR: dataDir, PORT: port, SEED_PERSONS: String(seedPersons) });
  await untilReady(`http://127.0.0.1:${port}`, program);
}

async function killAndStart({ databaseToo = false } = {}): Promise<void> {
  await program.signal("SIGKILL");
  // As when a machine loses power; by itself the database outlives the process that started it.
  if (databaseToo)
    process.kill(
      Number(readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]),
      "SIGKILL",
    );
  await start();
}

/** What a killed process had taken in hand is taken again half a minute later; the test does not wait for it. */
async function letTimePass(by: string): Promise<void> {
  const embedded = await startEmbedded({ dataDir });
  const sql = connect(embedded.url("mekenjai_registration"), { max: 1 });
  await shiftClock(sql, by).finally(() => sql.end());
  await embedded.stop();
}

beforeAll(async () => {
  port = String(await freePort());
  await start();
  const noClock = async () => Promise.reject(new Error("time runs by itself here"));
  stack = {
    ...stackAt({
      url: `http://127.0.0.1:${port}`,
      registrationDatabase: "",
      silence: noClock,
      restore: noClock,
    }),
    people,
  };
});
afterAll(async () => {
  await program.signal("SIGTERM");
  rmSync(dataDir, { recursive: true, force: true });
});

/** How often the person is registered at that address now, and how the application came there. */
async function onlyOnce(applicant: string, rka: string, id: string): Promise<string> {
  const application = await comesTo(stack, applicant, id, "REGISTERED");
  const { me } = await told<{
    me: { residences: { nodes: readonly { until: string | null; dwelling: { rka: string } }[] } };
  }>(stack, "{ me { residences { nodes { until dwelling { rka } } } } }", {}, { as: applicant });
  expect(me.residences.nodes.filter((one) => one.dwelling.rka === rka)).toEqual([
    { until: null, dwelling: { rka } },
  ]);
  expect(me.residences.nodes.filter(({ until }) => until === null)).toHaveLength(1);
  return codesOf(application);
}

test("S13: killed in the middle of the hour: after the restart the owner confirms with the same code, and one residence is recorded", async () => {
  const [applicant, { rka, owner }] = [people.somebody(), people.home()];
  const signed = await apply(stack, applicant, rka);
  const code = await codeSentTo(stack, owner.phone, consentCode, signed.since);
  const { consent } = await requestDelivered(stack, owner.iin);
  // Somebody else's message was not reported yet.
  const [second, abroad] = [people.somebody(), people.home()];
  await stack.telephone.mode(abroad.owner.phone, "no-report");
  await apply(stack, second, abroad.rka);
  await requestDelivered(stack, abroad.owner.iin, "SENT");
  const inbox = await stack.telephone.inbox(owner.phone);

  await killAndStart();

  // The tokens of before are still good, and the telephone still has its messages.
  const request = await requestDelivered(stack, owner.iin);
  expect(request.consent).toEqual(consent);
  expect(await stack.telephone.inbox(owner.phone)).toEqual(inbox);
  expect(await answer(stack, owner.iin, request.id, code)).toMatchObject({
    __typename: "Consent",
    state: "CONFIRMED",
  });
  expect(await onlyOnce(applicant.iin, rka, signed.id)).toBe(
    "SUBMITTED SIGNED CONSENT_ASKED CONSENTS_GIVEN GRANTED REGISTERED",
  );

  // The report that is still owed comes after the restart, and only then starts the hour.
  expect((await requestDelivered(stack, abroad.owner.iin, "SENT")).consent.deadline).toBeNull();
  await stack.telephone.mode(abroad.owner.phone, "deliver");
  expect((await requestDelivered(stack, abroad.owner.iin)).consent.deadline).not.toBeNull();
  const [newest] = await stack.telephone.inbox(abroad.owner.phone);
  expect(newest?.state).toBe("DELIVERED");
});

test("killed right after signing, and again right after the owner's answer: nothing acknowledged is lost, nothing is done twice", async () => {
  const [applicant, { rka, owner }] = [people.somebody(), people.home()];
  const { id } = await submit(stack, applicant.iin, rka);
  const since = new Date();
  await sign(stack, applicant.iin, id, applicant.phone);
  await killAndStart({ databaseToo: true });
  await letTimePass("31 seconds");
  await comesTo(stack, applicant.iin, id, "AWAITING_CONSENT");
  const code = await codeSentTo(stack, owner.phone, consentCode, since);
  const request = await requestDelivered(stack, owner.iin);
  expect(
    (await stack.telephone.inbox(owner.phone)).filter(({ text }) => consentCode.test(text)),
  ).toHaveLength(1);
  await answer(stack, owner.iin, request.id, code);
  await killAndStart();
  await letTimePass("62 seconds");
  expect(await onlyOnce(applicant.iin, rka, id)).toMatch(
    /^SUBMITTED SIGNED CONSENT_ASKED CONSENTS_GIVEN( \w+)* REGISTERED$/,
  );
});
