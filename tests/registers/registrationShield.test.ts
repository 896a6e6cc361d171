import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { invented } from "./invented.ts";
import { told } from "./opened.ts";
import {
  answer,
  cancel,
  comesTo,
  eligibility,
  read,
  requestTo,
  send,
  shield,
  sign,
  signed,
  signingCode,
  submit,
} from "./registrationActs.ts";
import { citizen, world, type World } from "./registrationWorld.ts";

let it: World;
beforeAll(async () => {
  it = await world();
});
afterAll(() => it.close());

const outcomeFor = async (iin: string, rka: string) => (await eligibility(it, iin, rka))["outcome"];

test("an owner bars requests at his own dwelling, and allows them again", async () => {
  const [owner, stranger] = [it.person(), it.person()];
  const rka = it.home([owner]);
  expect(await shield(it, owner, rka, true)).toEqual({ __typename: "AddressShield", rka, on: true });
  expect(await outcomeFor(stranger, rka)).toBe("RETURNED");
  expect(await shield(it, owner, rka, false)).toMatchObject({ on: false });
  expect(await outcomeFor(stranger, rka)).toBe("CONSENT_REQUIRED");
});

test("a barred application is returned at once and nobody is sent a message", async () => {
  const [owner, stranger] = [it.person(), it.person()];
  const rka = it.home([owner]);
  await shield(it, owner, rka, true);
  const application = await submit(it, stranger, rka);
  expect(application).toMatchObject({ __typename: "Application", status: "RETURNED" });
  expect((await read(it, stranger, application.id)).history).toMatchObject([{ code: "ADDRESS_OPEN" }]);
  expect(it.telephone.inbox(it.phone(owner))).toEqual([]);
});

test.each<[who: string, by: (rka: string) => string]>([
  ["a stranger", () => it.person()],
  ["somebody registered there", (rka) => it.person({ residenceRka: rka })],
  ["who represents the owner", (rka) => represent(it.homes.get(rka)?.owners?.[0]?.iin ?? "")],
])("%s may not set it", async (_who, by) => {
  const rka = it.home([it.person()]);
  expect(await shield(it, by(rka), rka, true)).toMatchObject({ __typename: "NotOwner", code: "NOT_OWNER" });
  expect(await outcomeFor(it.person(), rka)).toBe("CONSENT_REQUIRED");
});
const represent = (iin: string) => {
  const by = it.person();
  it.persons.get(iin)!.representatives = [{ iin: by, kind: "GUARDIAN" }];
  return by;
};

test("a dwelling that does not exist is answered like one of somebody else", async () => {
  const by = it.person();
  const theirs = await shield(it, by, it.home([it.person()]), true);
  expect(await shield(it, by, "9999999999999999", true)).toEqual(theirs);
});

test.each([
  { role: "anonymous" },
  { role: "analyst" },
  { role: "service_centre_operator", iin: invented(9_002) },
  { role: "leb_officer", iin: invented(9_001), bin: "990140000390", kato: "710000000" },
] as const)("nobody sets it as $role", async (by) => {
  const answered = await send(it, "setAddressShield", { rka: it.home([]), on: true }, { by });
  expect(told(answered)).toEqual(["setAddressShield FORBIDDEN"]);
});

test("whether somebody is the owner cannot be known while property is silent", async () => {
  const owner = it.person();
  const rka = it.home([owner]);
  it.silent.add("property");
  const answered = await send(it, "setAddressShield", { rka, on: true }, { by: citizen(owner) });
  it.silent.delete("property");
  expect(told(answered)).toEqual(["setAddressShield REGISTER_UNAVAILABLE"]);
  expect(await outcomeFor(it.person(), rka)).toBe("CONSENT_REQUIRED");
});

describe("what it stops, and what not", () => {
  test("S5: an owner applying himself is not barred, whoever of the owners has raised it", async () => {
    const [owner, coOwner] = [it.person(), it.person()];
    const rka = it.home([owner, coOwner]);
    await shield(it, coOwner, rka, true);
    expect(await outcomeFor(owner, rka)).toBe("ELIGIBLE");
    expect(await outcomeFor(coOwner, rka)).toBe("ELIGIBLE");
  });

  test("a former owner's no longer counts", async () => {
    const [seller, buyer] = [it.person(), it.person()];
    const rka = it.home([seller]);
    await shield(it, seller, rka, true);
    it.homes.get(rka)!.owners = [{ iin: buyer, bin: null }];
    expect(await outcomeFor(it.person(), rka)).toBe("CONSENT_REQUIRED");
    expect(await shield(it, seller, rka, true)).toMatchObject({ __typename: "NotOwner" });
  });

  test("one owner's holds, though another lifts his own, raises one and sells, or never had one", async () => {
    const [owner, coOwner] = [it.person(), it.person()];
    const rka = it.home([owner, coOwner]);
    await shield(it, owner, rka, true);
    await shield(it, coOwner, rka, false);
    expect(await outcomeFor(it.person(), rka)).toBe("RETURNED");
    await shield(it, coOwner, rka, true);
    it.homes.get(rka)!.owners = [{ iin: owner, bin: null }];
    expect(await outcomeFor(it.person(), rka)).toBe("RETURNED");
  });

  test("raised between submission and signature, it stops the application before anybody is asked", async () => {
    const [owner, stranger] = [it.person(), it.person()];
    const rka = it.home([owner]);
    const { id } = await submit(it, stranger, rka);
    await shield(it, owner, rka, true);
    expect((await sign(it, stranger, id, await signingCode(it, stranger, id))).status).toBe("RETURNED");
    expect(it.telephone.inbox(it.phone(owner))).toEqual([]);
  });

  test("raised by one owner while the consent of the other is awaited, it stops the registration", async () => {
    const [owner, coOwner, stranger] = [it.person(), it.person(), it.person()];
    const rka = it.home([owner, coOwner]);
    const { id } = await signed(it, stranger, rka);
    for (const giver of [owner, coOwner]) {
      const { id: consentId, code } = await requestTo(it, giver, id);
      await shield(it, coOwner, rka, true);
      await answer(it, giver, consentId, code);
    }
    expect((await comesTo(it, stranger, id, "RETURNED")).history.at(-1)?.code).toBe("ADDRESS_OPEN");
  });

  test("while it is unknown who owns the dwelling a barred address is neither open nor closed", async () => {
    const [owner, stranger] = [it.person(), it.person()];
    const rka = it.home([owner]);
    await shield(it, owner, rka, true);
    it.silent.add("property");
    const outcome = await outcomeFor(stranger, rka);
    it.silent.delete("property");
    expect(outcome).toBe("UNDETERMINED");
  });

  test("taking a barred application back and applying again goes no way around it", async () => {
    const [owner, stranger] = [it.person(), it.person()];
    const rka = it.home([owner]);
    const first = await submit(it, stranger, rka);
    await shield(it, owner, rka, true);
    await cancel(it, stranger, first.id);
    for (const channel of ["PORTAL", "MOBILE", "SELF_SERVICE"])
      expect((await submit(it, stranger, rka, { channel })).status).toBe("RETURNED");
  });
});
