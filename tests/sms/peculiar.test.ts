import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  connectTo,
  kazakhText,
  moment,
  openNetwork,
  openRegistrationDatabase,
  phone,
  until,
} from "./network.ts";
import { playedSmsc, report } from "./playedSmsc.ts";
import { wireTo } from "./wire.ts";

let database: Awaited<ReturnType<typeof openRegistrationDatabase>>;
beforeAll(async () => {
  database = await openRegistrationDatabase();
});
afterAll(() => database.close());

const garbage: readonly [what: string, bytes: Buffer][] = [
  ["a length of 0", Buffer.alloc(16)],
  ["a length of 4", Buffer.from("00000004", "hex")],
  ["a length shorter than a header", Buffer.from("0000000a0000000500000000", "hex")],
  ["a length of four gigabytes", Buffer.from("ffffffff0000000500000000", "hex")],
  ["words of another protocol", Buffer.from("GET / HTTP/1.1\r\nHost: smsc\r\n\r\n")],
  ["a command that does not exist", Buffer.from("00000010deadbeef0000000000000001", "hex")],
  ["a delivery without its fields", Buffer.from("00000010000000050000000000000001", "hex")],
  [
    "a delivery whose text is cut off",
    Buffer.from("0000001a00000005000000000000000100010100ff00000000ff", "hex"),
  ],
  ["an answer to nothing", Buffer.from("00000010800000040000000000000063", "hex")],
  ["a bind from the wrong side", Buffer.from("0000001800000009000000000000000141004200000034000000", "hex")],
  ["noise", Buffer.from(Array.from({ length: 400 }, (_none, at) => (at * 131 + 7) % 256))],
];

describe("a provider that talks nonsense", () => {
  test.each(garbage)("%s neither ends the process nor the link for long", async (_what, bytes) => {
    let nonsense = true;
    const network = await openNetwork();
    const wire = await wireTo(network.telephone.address.port, (near) => {
      if (nonsense) near.write(bytes);
      nonsense = false;
    });
    const ours = connectTo([{ ...network.telephone.address, port: wire.port }], database);
    const sent = ours.send(phone(1), "Код: 314159");
    // A link on which nothing can be read any more is given up when its answers stay away: here it is cut.
    await moment(400);
    wire.cut();
    const { outcome } = await sent;
    expect(outcome).toBe("accepted");
    await ours.close();
    await wire.close();
    await network.close();
  });
});

describe("a client that talks nonsense", () => {
  test.each(garbage)("%s leaves our telephone network as it was", async (_what, bytes) => {
    const network = await openNetwork();
    const client = connect(network.telephone.address.port, "127.0.0.1");
    client.on("error", () => undefined);
    await once(client, "connect");
    client.write(bytes);
    await moment(30);
    const ours = connectTo([network.telephone.address], database);
    expect(await ours.send(phone(2), "Код: 271828")).toMatchObject({ outcome: "accepted" });
    client.destroy();
    await ours.close();
    await network.close();
  });
});

describe("a provider with ways of its own", () => {
  test("that reports before it answers the submit: the report is not lost", async () => {
    const peer = await playedSmsc((session, pdu) => {
      report(session, pdu, "id:77001 stat:DELIVRD");
      void moment(100).then(() => session.send(pdu.response({ message_id: "77001" })));
    });
    const ours = connectTo([peer.address], database);
    const { reference } = await ours.send(phone(3), "Код: 161803");
    expect(
      await until(
        () => new Set(ours.delivered),
        ({ size }) => size > 0,
      ),
    ).toEqual(new Set([reference]));
    await ours.close();
    await peer.close();
  });

  test("that reports one part of two: nothing is delivered yet", async () => {
    let serial = 500;
    const peer = await playedSmsc((session, pdu) => {
      serial += 1;
      session.send(pdu.response({ message_id: String(serial) }));
      if (serial === 501) report(session, pdu, `id:${serial} stat:DELIVRD`);
    });
    const ours = connectTo([peer.address], database);
    await ours.send(phone(4), "Қ".repeat(100));
    await moment(300);
    expect([ours.delivered, ours.undeliverable]).toEqual([[], []]);
    await ours.close();
    await peer.close();
  });

  test("that says 'on its way' and 'accepted' first: only the end counts", async () => {
    const peer = await playedSmsc((session, pdu) => {
      session.send(pdu.response({ message_id: "8A" }));
      for (const stat of ["ENROUTE", "ACCEPTD", "UNKNOWN"]) report(session, pdu, `id:8A stat:${stat}`);
      void moment(300).then(() => {
        report(session, pdu, "id:8A stat:UNDELIV");
      });
    });
    const ours = connectTo([peer.address], database);
    const { reference } = await ours.send(phone(5), "Код: 141421");
    await moment(150);
    expect([ours.delivered, ours.undeliverable]).toEqual([[], []]);
    expect(
      await until(
        () => ours.undeliverable,
        ({ length }) => length > 0,
      ),
    ).toEqual([reference]);
    await ours.close();
    await peer.close();
  });

  test("that reports a number of somebody else's message: nobody's message is delivered by it", async () => {
    const peer = await playedSmsc((session, pdu) => {
      session.send(pdu.response({ message_id: "4242" }));
      report(session, { destination_addr: phone(99).slice(1) }, "id:4242 stat:DELIVRD");
    });
    const ours = connectTo([peer.address], database);
    await ours.send(phone(6), "Код: 173205");
    await moment(300);
    expect(ours.delivered).toEqual([]);
    await ours.close();
    await peer.close();
  });

  test("that binds and then never answers: the outcome is unknown after five seconds, and the message is sent again", async () => {
    let silent = true;
    const texts: unknown[] = [];
    const peer = await playedSmsc((session, pdu) => {
      texts.push(pdu["short_message"]);
      if (!silent) session.send(pdu.response({ message_id: "9" }));
    });
    const ours = connectTo([peer.address], database);
    await until(
      () => ours.provider.state(),
      ({ first }) => first === "up",
    );
    const message = { reference: crypto.randomUUID(), to: phone(7), text: "Код: 223606" };
    const began = Date.now();
    expect(await ours.provider.send({ ...message, attempt: 1 })).toBe("later");
    expect(Date.now() - began).toBeLessThan(7_000);
    silent = false;
    expect(await ours.provider.send({ ...message, attempt: 2 })).toBe("accepted");
    expect(texts[0]).toEqual(texts[1]);
    await ours.close();
    await peer.close();
  });

  test("that is too busy for every second part: the message gets through, and no part of it is sent twice", async () => {
    const taken: string[] = [];
    let busy = false;
    const peer = await playedSmsc((session, pdu) => {
      busy = !busy;
      if (busy) return session.send(pdu.response({ command_status: 0x08 }));
      const { udh } = pdu["short_message"] as { udh: Buffer[] };
      taken.push(udh[0]?.toString("hex") ?? "");
      return session.send(pdu.response({ message_id: String(taken.length) }));
    });
    const ours = connectTo([peer.address], database);
    expect(await ours.send(phone(9), kazakhText("265751"))).toMatchObject({ outcome: "accepted" });
    expect(taken.length).toBeGreaterThan(3);
    expect(new Set(taken).size).toBe(taken.length);
    await ours.close();
    await peer.close();
  });

  test("that ends the bind itself is bound to again", async () => {
    const peer = await playedSmsc((session, pdu) => session.send(pdu.response({ message_id: "10" })));
    const ours = connectTo([peer.address], database);
    await until(
      () => ours.provider.state(),
      ({ first }) => first === "up",
    );
    peer.unbind();
    await until(
      () => ours.logged,
      (lines) => lines.includes("sms.link first down"),
    );
    expect(await ours.send(phone(8), "Код: 244948")).toMatchObject({ outcome: "accepted" });
    await ours.close();
    await peer.close();
  });
});
