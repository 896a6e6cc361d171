import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../journeys/program.ts";
import { connectTo, kazakhText, openRegistrationDatabase, phone, until } from "./network.ts";
import { peerIsHere, startPeer } from "./peers.ts";

const library = "/usr/share/perl5/Net/SMPP.pm";
const shows = "that our client is understood by Net::SMPP, an SMPP library nobody here wrote";

describe.skipIf(!peerIsHere(library, "libnet-smpp-perl", shows))(
  "our client at a network by Net::SMPP",
  () => {
    let database: Awaited<ReturnType<typeof openRegistrationDatabase>>;
    let network: ReturnType<typeof startPeer>;
    let ours: ReturnType<typeof connectTo>;

    beforeAll(async () => {
      database = await openRegistrationDatabase();
      const port = await freePort();
      network = startPeer("/usr/bin/perl", [join(import.meta.dirname, "smsc.pl"), String(port)]);
      await until(network.said, (said) => said.includes("listening"));
      const at = { host: "127.0.0.1", port, tls: false, systemId: "mekenjai", password: "invented" };
      ours = connectTo([at], database);
      await until(
        () => ours.provider.state(),
        ({ first }) => first === "up",
      );
    });
    afterAll(async () => {
      await ours.close();
      await network.stop();
      await database.close();
    });

    const submits = () =>
      [
        ...network.said().matchAll(/submit from=1414 to=(\d+) esm=(\d+) dcs=(\d+) registered=1 text=(\w*)/g),
      ].map(([, to = "", esm, dcs, text = ""]) => ({ to, esm, dcs, bytes: Buffer.from(text, "hex") }));

    test("a long Kazakh message comes in parts that it puts together, and its reports in decimal are understood", async () => {
      const { reference, outcome } = await ours.send(phone(1), kazakhText("192837"));
      expect(outcome).toBe("accepted");
      expect(
        await until(
          () => new Set(ours.delivered),
          ({ size }) => size > 0,
        ),
      ).toEqual(new Set([reference]));
      const parts = submits().filter(({ to }) => `+${to}` === phone(1));
      expect(parts.map(({ esm, dcs }) => [esm, dcs])).toEqual(parts.map(() => ["64", "8"]));
      const headers = parts.map(({ bytes }) => [...bytes.subarray(0, 6)]);
      const of = headers[0]?.[3];
      expect(headers).toEqual(parts.map((_part, at) => [5, 0, 3, of, parts.length, at + 1]));
      expect(parts.every(({ bytes }) => bytes.length <= 140)).toBe(true);
      const text = Buffer.concat(parts.map(({ bytes }) => bytes.subarray(6)))
        .swap16()
        .toString("utf16le");
      expect(text).toBe(kazakhText("192837"));
    });

    test("replies in Latin letters and in Kazakh are heard", async () => {
      await ours.send(phone(2), "answer me");
      expect(
        await until(
          () => ours.replies,
          ({ length }) => length > 1,
        ),
      ).toEqual([
        { from: phone(2), text: "NO 123456" },
        { from: phone(2), text: "ЖОҚ 654321" },
      ]);
      expect(submits().at(-1)).toMatchObject({ esm: "0", dcs: "0" });
    });
  },
);
