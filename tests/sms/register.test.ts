import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSmpp } from "../../subgraphs/registration/sms/smpp/openSmpp.ts";
import { requestCode, sign, submit } from "../registers/registrationActs.ts";
import { eventually, world, type World } from "../registers/registrationWorld.ts";
import { openNetwork } from "./network.ts";

// The whole register, and two telephone networks on the wire.
let it: World;
let first: Awaited<ReturnType<typeof openNetwork>>;
let second: typeof first;

beforeAll(async () => {
  [first, second] = [await openNetwork(), await openNetwork("second")];
  const providers = [first.telephone.address, second.telephone.address];
  it = await world(undefined, undefined, (database) =>
    openSmpp({ providers, rate: 1_000, source: "1414", database, log: () => undefined }),
  );
});
afterAll(async () => {
  await it.close();
  await first.close();
  await second.close();
});

const codeIn = (network: typeof first, phone: string, before: RegExp) =>
  eventually(
    () => Promise.resolve(network.telephone.inbox(phone).flatMap(({ text }) => before.exec(text)?.[1] ?? [])),
    ({ length }) => length > 0,
  ).then(([code]) => code ?? "no code came");
const stateOf = (id: string, enough: string) =>
  eventually(
    async () => {
      const [consent] = await it.sql<
        { state: string; status: string; code: string; deadline: Date | null }[]
      >`
        select consents.state, status, code, deadline from consents
        join applications on applications.id = application_id where application_id = ${id}`;
      return consent;
    },
    (consent) => consent?.state === enough,
  );

/** Applies at a stranger's flat and signs with the code of an SMS; the owner is asked. */
async function askOwner(prepare: (phone: string) => Promise<void> = async () => undefined) {
  const [applicant, owner] = [it.person(), it.person()];
  const rka = it.home([owner]);
  await prepare(it.phone(owner));
  const { id } = await submit(it, applicant, rka);
  await requestCode(it, applicant, id);
  await sign(it, applicant, id, await codeIn(first, it.phone(applicant), /қол қою коды: (\d{6})/));
  return { id, phone: it.phone(owner) };
}
const consentCode = /Келісу коды: (\d{6})/;

describe("a request for consent", () => {
  test("is delivered in all its parts, answered by SMS, and the residence is recorded", async () => {
    const { id, phone } = await askOwner();
    expect((await stateOf(id, "DELIVERED"))?.deadline).not.toBeNull();
    await first.telephone.reply(phone, await codeIn(first, phone, consentCode));
    expect(await stateOf(id, "CONFIRMED")).toMatchObject({ state: "CONFIRMED" });
    await eventually(
      () => Promise.resolve(it.recorded),
      (recorded) => recorded.some(({ applicationId }) => applicationId === id),
    );
  });

  test("that the first provider has taken and cannot deliver is sent by the second, with the same code", async () => {
    const { id, phone } = await askOwner((owner) => first.telephone.mode(owner, "undeliverable"));
    expect(await stateOf(id, "DELIVERED")).toMatchObject({ state: "DELIVERED", status: "AWAITING_CONSENT" });
    const codes = [await codeIn(first, phone, consentCode), await codeIn(second, phone, consentCode)];
    expect(codes[0]).toBe(codes[1]);
    expect(second.telephone.inbox(phone)).toHaveLength(1);
  });

  test("that no provider can deliver returns the application at once", async () => {
    const { id } = await askOwner(async (owner) => {
      await first.telephone.mode(owner, "undeliverable");
      await second.telephone.mode(owner, "undeliverable");
    });
    expect(await stateOf(id, "UNDELIVERABLE")).toMatchObject({
      ...{ status: "RETURNED", code: "CONSENT_UNDELIVERABLE", deadline: null },
    });
  });

  test("that nobody takes for a whole day is undelivered, and the application returns", async () => {
    const { id } = await askOwner(async (owner) => {
      await first.telephone.mode(owner, "throttle");
      await second.telephone.mode(owner, "throttle");
    });
    expect(await stateOf(id, "SENDING")).toMatchObject({ state: "SENDING" });
    await it.later(23 * 3_600);
    await eventually(
      async () =>
        it.sql<
          { late: boolean }[]
        >`select attempts > 2 as late from outbox where application_id = ${id} and kind = 'CONSENT_SMS'`,
      ([entry]) => entry?.late === true,
    );
    expect(await stateOf(id, "SENDING")).toMatchObject({ state: "SENDING" });
    await it.later(2 * 3_600);
    expect(await stateOf(id, "UNDELIVERABLE")).toMatchObject({
      status: "RETURNED",
      code: "CONSENT_UNDELIVERABLE",
    });
  });
});
