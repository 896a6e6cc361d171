import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTelephone } from "../../subgraphs/registration/sms/telephone/telephone.ts";
import {
  connectTo,
  kazakhText,
  moment,
  openNetwork,
  openRegistrationDatabase,
  phone,
  until,
} from "./network.ts";
import { wireTo } from "./wire.ts";

let database: Awaited<ReturnType<typeof openRegistrationDatabase>>;
beforeAll(async () => {
  database = await openRegistrationDatabase();
});
afterAll(() => database.close());

describe("a message", () => {
  test("of many parts in Kazakh arrives whole, and is delivered when all its parts are reported", async () => {
    const [network, text] = [await openNetwork(), kazakhText("123456")];
    const ours = connectTo([network.telephone.address], database);
    const { reference, outcome } = await ours.send(phone(1), text);
    expect(outcome).toBe("accepted");
    const delivered = await until(
      () => new Set(ours.delivered),
      ({ size }) => size > 0,
    );
    expect(delivered).toEqual(new Set([reference]));
    const inbox = () => network.telephone.inbox(phone(1));
    expect(await until(inbox, ([message]) => message?.state === "DELIVERED")).toMatchObject([
      { to: phone(1), from: "1414", text, state: "DELIVERED" },
    ]);
    await ours.close();
    await network.close();
  });

  test("does not mix with another that comes to the same telephone at the same moment", async () => {
    const network = await openNetwork();
    const ours = connectTo([network.telephone.address], database);
    const texts = ["100100", "200200", "300300"].map(kazakhText);
    await Promise.all(texts.map((text) => ours.send(phone(10), text)));
    const shown = network.telephone.inbox(phone(10)).map(({ text }) => text);
    expect(shown.sort()).toEqual(texts.sort());
    await ours.close();
    await network.close();
  });

  test("in Latin letters is one part of 160 letters, and 161 are two", async () => {
    const network = await openNetwork();
    const ours = connectTo([network.telephone.address], database);
    const parts = (reference: string) =>
      database.sql`select part from sms_parts where reference = ${reference}`.then((rows) => rows.length);
    expect(await parts((await ours.send(phone(2), "a".repeat(160))).reference)).toBe(1);
    expect(await parts((await ours.send(phone(2), "b".repeat(161))).reference)).toBe(2);
    expect(await parts((await ours.send(phone(2), "Қ".repeat(70))).reference)).toBe(1);
    expect(await parts((await ours.send(phone(2), "Қ".repeat(71))).reference)).toBe(2);
    const texts = network.telephone.inbox(phone(2)).map(({ text }) => text);
    expect(texts).toEqual(["Қ".repeat(71), "Қ".repeat(70), "b".repeat(161), "a".repeat(160)]);
    await ours.close();
    await network.close();
  });

  test("that a telephone cannot receive is reported undeliverable, once for all its parts or more, never delivered", async () => {
    const network = await openNetwork();
    await network.telephone.mode(phone(3), "undeliverable");
    const ours = connectTo([network.telephone.address], database);
    const { reference } = await ours.send(phone(3), kazakhText("654321"));
    expect([
      ...new Set(
        await until(
          () => ours.undeliverable,
          ({ length }) => length > 0,
        ),
      ),
    ]).toEqual([reference]);
    expect(ours.delivered).toEqual([]);
    await ours.close();
    await network.close();
  });

  test("to a number that does not exist is rejected at once", async () => {
    const network = await openNetwork();
    const ours = connectTo([network.telephone.address], database);
    expect(await ours.send("+15550000", "hello")).toMatchObject({ outcome: "rejected" });
    await ours.close();
    await network.close();
  });

  test("whose report comes before its register can take it is reported again", async () => {
    const network = await openNetwork();
    const tried: string[] = [];
    const ours = connectTo([network.telephone.address], database, {
      listener: {
        delivered: async (reference) => {
          if (tried.push(reference) === 1) throw new Error("the database is away for a moment");
        },
      },
    });
    const { reference } = await ours.send(phone(4), "123456");
    expect(
      await until(
        () => tried,
        ({ length }) => length > 1,
      ),
    ).toEqual([reference, reference]);
    await ours.close();
    await network.close();
  });
});

describe("a reply", () => {
  test.each<[what: string, text: string]>([
    ["digits alone", "123456"],
    ["Kazakh", "ЖОҚ 123456"],
    ["longer than one part", `${"Мен бұл өтінішпен келіспеймін. ".repeat(5)}ЖОҚ 123456`],
  ])("of %s is heard whole, with the number as the register writes it", async (_what, text) => {
    const network = await openNetwork();
    const ours = connectTo([network.telephone.address], database);
    await network.telephone.reply(phone(5), text);
    expect(ours.replies).toEqual([{ from: phone(5), text }]);
    await ours.close();
    await network.close();
  });

  test("is sent again until the register can take it", async () => {
    const network = await openNetwork();
    const heard: string[] = [];
    const ours = connectTo([network.telephone.address], database, {
      listener: {
        replied: async (_from, text) => {
          if (heard.push(text) === 1) throw new Error("the database is away for a moment");
        },
      },
    });
    await network.telephone.reply(phone(5), "123456");
    expect(heard).toEqual(["123456", "123456"]);
    await ours.close();
    await network.close();
  });
});

describe("a provider", () => {
  test("that says 'too fast' is sent to more slowly, and what was refused leaves when it may", async () => {
    const network = await openNetwork();
    await network.telephone.mode(phone(6), "throttle");
    const ours = connectTo([network.telephone.address], database);
    const sending = ours.send(phone(6), kazakhText("111111"));
    await until(
      () => ours.logged,
      (lines) => lines.includes("sms.link first throttled"),
    );
    await network.telephone.mode(phone(6), "deliver");
    const { outcome, tries } = await sending;
    expect({ outcome, again: tries > 1 }).toEqual({ outcome: "accepted", again: true });
    expect(network.telephone.inbox(phone(6)).map(({ text }) => text)).toEqual([kazakhText("111111")]);
    await ours.close();
    await network.close();
  });

  test("is not sent to faster than the contract allows", async () => {
    const network = await openNetwork();
    const ours = connectTo([network.telephone.address], database, { rate: 20 });
    await until(
      () => ours.provider.state(),
      ({ first }) => first === "up",
    );
    const began = Date.now();
    await Promise.all(Array.from({ length: 21 }, (_none, at) => ours.send(phone(100 + at), "a code")));
    expect(Date.now() - began).toBeGreaterThanOrEqual(950);
    await ours.close();
    await network.close();
  });

  test("that refuses the password is asked again and again, ever more seldom, and nothing is lost or killed by it", async () => {
    const network = await openNetwork();
    const ours = connectTo([{ ...network.telephone.address, password: "wrong" }], database);
    await moment(1_000);
    expect(ours.logged.filter((line) => line === "sms.link first refused 14").length).toBeGreaterThanOrEqual(
      2,
    );
    expect(ours.logged.filter((line) => line === "sms.link first refused 14").length).toBeLessThan(6);
    const outcome = await ours.provider.send({
      reference: crypto.randomUUID(),
      to: phone(7),
      text: "x",
      attempt: 1,
    });
    expect([outcome, ours.provider.state()]).toEqual(["later", { first: "down" }]);
    expect(ours.logged.join(" ")).not.toMatch(/wrong|mekenjai|127/);
    await ours.close();
    await network.close();
  });

  test("killed in the middle of many messages: each arrives with its own code, none is lost", async () => {
    const network = await openNetwork();
    const { address } = network.telephone;
    const wire = await wireTo(address.port);
    const ours = connectTo([{ ...address, port: wire.port }], database);
    await until(
      () => ours.provider.state(),
      ({ first }) => first === "up",
    );
    const numbers = Array.from({ length: 40 }, (_none, at) => phone(200 + at));
    const codes = numbers.map((_number, at) => String(100_000 + at));
    const sending = Promise.all(numbers.map((number, at) => ours.send(number, kazakhText(codes[at] ?? ""))));
    for (const pause of [5, 30, 60, 90]) {
      await moment(pause);
      wire.cut();
    }
    const sent = await sending;
    expect(sent.map(({ outcome }) => outcome)).toEqual(numbers.map(() => "accepted"));
    expect(sent.some(({ tries }) => tries > 1)).toBe(true);
    const shown = numbers.map((number) => network.telephone.inbox(number).map(({ text }) => text));
    expect(shown).toEqual(codes.map((code) => [kazakhText(code)]));
    const references = sent.map(({ reference }) => reference).sort();
    const reported = () => [...new Set(ours.delivered)].sort();
    expect(await until(reported, ({ length }) => length === 40)).toEqual(references);
    expect(ours.logged.filter((line) => line === "sms.link first up").length).toBeGreaterThan(1);
    await ours.close();
    await wire.close();
    await network.close();
  });

  test("that takes a message and drops the link before it answers: it is sent again with the same words, and shown once", async () => {
    const network = await openNetwork();
    await network.telephone.mode(phone(8), "drop");
    const ours = connectTo([network.telephone.address], database);
    const sending = ours.send(phone(8), "Код: 424242");
    await until(
      () => ours.logged,
      (lines) => lines.includes("sms.link first down"),
    );
    await network.telephone.mode(phone(8), "deliver");
    const dropped = Date.now();
    const { reference, outcome } = await sending;
    expect(outcome).toBe("accepted");
    // The drop itself tells that no answer will come: nobody waits until it is late.
    expect(Date.now() - dropped).toBeLessThan(4_000);
    expect(
      await until(
        () => ours.delivered,
        ({ length }) => length > 0,
      ),
    ).toContain(reference);
    expect(network.telephone.inbox(phone(8)).map(({ text }) => text)).toEqual(["Код: 424242"]);
    await ours.close();
    await network.close();
  });
});

test("a report that comes after both sides were restarted finds its message", async () => {
  const network = await openNetwork();
  await network.telephone.mode(phone(9), "no-report");
  const before = connectTo([network.telephone.address], database);
  const { reference } = await before.send(phone(9), kazakhText("777777"));
  await moment(100);
  expect(before.delivered).toEqual([]);
  await before.close();
  await network.telephone.close();

  const telephone = await openTelephone(network.folder);
  expect(telephone.inbox(phone(9))).toMatchObject([{ text: kazakhText("777777"), state: "SENT" }]);
  const after = connectTo([telephone.address], database);
  await telephone.mode(phone(9), "deliver");
  expect([...new Set(after.delivered)]).toEqual([reference]);
  expect(telephone.inbox(phone(9))).toMatchObject([{ state: "DELIVERED" }]);
  await after.close();
  await telephone.close();
  await network.close();
});
