import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { lockApplication, move } from "../../subgraphs/registration/data/moves.ts";
import { inTransaction } from "../../subgraphs/registration/data/transaction.ts";
import { answer, requestTo, signed, submit } from "./registrationActs.ts";
import { world, type World } from "./registrationWorld.ts";

let it: World;
beforeAll(async () => {
  it = await world();
});
afterAll(() => it.close());

const gone = "3b241101-e2bb-4255-8caf-4136c566a962";
type Step = Parameters<typeof move> extends [unknown, unknown, ...infer Rest] ? Rest : never;
const moved = (id: string, ...step: Step) =>
  inTransaction(it.context().database, (tx) => move(tx, id, ...step));

describe("an application that is not there", () => {
  test.each([gone, "no-id"])("is not held: %s", async (id) => {
    expect(await inTransaction(it.context().database, (tx) => lockApplication(tx, id))).toBeNull();
  });

  test("takes no step", async () => {
    await expect(moved(gone, "CANCELLED", "CANCELLED_BY_APPLICANT")).rejects.toThrow(
      "an application that was locked is gone",
    );
  });
});

describe("the moments of an application", () => {
  const moments = async (id: string) => {
    const [row] = await it.sql`select signed_at is not null as signed, ended_at is not null as ended,
      extract(epoch from next_check_at - clock_now())::float as "checkIn" from applications where id = ${id}`;
    return row;
  };
  const checkSoon = expect.toSatisfy(
    (seconds: unknown) => Number(seconds) > 5 && Number(seconds) <= 15,
  ) as unknown;
  const made = async () => (await submit(it, it.person(), it.home([it.person()]))).id;

  test("it is signed once, looked at by itself while it is checked, and ends at its end", async () => {
    const id = await made();
    expect(await moments(id)).toEqual({ signed: false, ended: false, checkIn: null });
    await moved(id, "CHECKING", "SIGNED", { signed: true });
    expect(await moments(id)).toEqual({ signed: true, ended: false, checkIn: checkSoon });
    await moved(id, "AWAITING_CONSENT", "CONSENT_ASKED");
    expect(await moments(id)).toEqual({ signed: true, ended: false, checkIn: null });
    await moved(id, "CHECKING", "CONSENTS_GIVEN");
    expect(await moments(id)).toEqual({ signed: true, ended: false, checkIn: checkSoon });
    await moved(id, "RETURNED", "CONSENT_EXPIRED");
    expect(await moments(id)).toEqual({ signed: true, ended: true, checkIn: null });
  });

  test("one that is taken back before it is signed was never signed", async () => {
    const id = await made();
    await moved(id, "CANCELLED", "CANCELLED_BY_APPLICANT");
    expect(await moments(id)).toEqual({ signed: false, ended: true, checkIn: null });
  });
});

describe("an answer that closes nothing", () => {
  afterEach(async () => {
    it.silent.clear();
    await it.stopClock(null);
  });

  test("has no register asked again, while the application is checked", async () => {
    const owner = it.person();
    const { id } = await signed(it, it.person(), it.home([owner]));
    const { id: consentId, code } = await requestTo(it, owner, id);
    const [now] = await it.sql<{ at: string }[]>`select clock_now()::text as at`;
    await it.stopClock(now!.at);
    it.silent.add("property");
    const checks = async () =>
      (await it.sql`select checks from applications where id = ${id}`)[0]?.["checks"];
    expect(await answer(it, owner, consentId, code)).toMatchObject({ state: "CONFIRMED" });
    expect(await checks()).toBe(1);
    expect(await answer(it, owner, consentId, code)).toMatchObject({ closed: "CONFIRMED" });
    expect(await checks()).toBe(1);
  });
});
