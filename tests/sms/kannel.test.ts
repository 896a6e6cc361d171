import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../journeys/program.ts";
import { kazakhText, openNetwork, phone, until } from "./network.ts";
import { openSink, peerIsHere, startPeer } from "./peers.ts";

const [bearerbox, smsbox] = ["/usr/sbin/bearerbox", "/usr/sbin/smsbox"];
const shows =
  "that Kannel, an SMPP client nobody here wrote, sends, is reported to and hears replies through our simulator";

describe.skipIf(!peerIsHere(bearerbox, "kannel", shows))(
  "Kannel as a client of our telephone network",
  () => {
    let network: Awaited<ReturnType<typeof openNetwork>>;
    let sink: Awaited<ReturnType<typeof openSink>>;
    let boxes: ReturnType<typeof startPeer>[] = [];
    let sendAt: number;

    beforeAll(async () => {
      [network, sink, sendAt] = [await openNetwork(), await openSink(), await freePort()];
      const config = join(network.folder, "kannel.conf");
      writeFileSync(config, await kannelConfig());
      boxes = [startPeer(bearerbox, ["-v", "2", config])];
      await until(
        () => boxes[0]?.said() ?? "",
        (said) => said.includes("connected"),
        1_000,
      );
      boxes.push(startPeer(smsbox, ["-v", "2", config]));
    });
    afterAll(async () => {
      await Promise.all(boxes.map((box) => box.stop()));
      await sink.close();
      await network.close();
    });

    async function kannelConfig(): Promise<string> {
      const { port, systemId, password } = network.telephone.address;
      const [admin, boxPort] = [await freePort(), await freePort()];
      const groups = [
        [
          "core",
          `admin-port = ${admin}\nadmin-password = invented\nsmsbox-port = ${boxPort}\nbox-allow-ip = "127.0.0.1"`,
        ],
        ["core-end", ""],
        [
          "smsc",
          `smsc = smpp\nhost = 127.0.0.1\nport = ${port}\nsmsc-username = ${systemId}\nsmsc-password = ${password}\n` +
            `system-type = ""\ntransceiver-mode = true\nreconnect-delay = 1`,
        ],
        ["smsbox", `bearerbox-host = 127.0.0.1\nsendsms-port = ${sendAt}`],
        ["sendsms-user", `username = tester\npassword = invented\nmax-messages = 10\nconcatenation = true`],
        [
          "sms-service",
          `keyword = default\ncatch-all = true\nmax-messages = 0\nget-url = "${sink.url}/mo?from=%p&coding=%c&text=%b"`,
        ],
      ];
      const written = groups.filter(([name]) => name !== "core-end");
      return written.map(([name, body]) => `group = ${name}\n${body}\n`).join("\n");
    }

    const send = async (to: string, text: string) => {
      const query = new URLSearchParams({
        ...{
          username: "tester",
          password: "invented",
          from: "1414",
          to,
          text,
          charset: "UTF-8",
          coding: "2",
        },
        ...{ "dlr-mask": "3", "dlr-url": `${sink.url}/dlr?to=${to.slice(1)}&type=%d` },
      });
      const url = `http://127.0.0.1:${sendAt}/cgi-bin/sendsms?${query.toString()}`;
      for (let tries = 0; tries < 50; tries += 1) {
        const status = await fetch(url).then(
          (response) => response.status,
          () => 0,
        );
        if (status === 202) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`Kannel takes no message: ${boxes.map((box) => box.said()).join("\n")}`);
    };
    const reported = (to: string) =>
      sink.taken.filter(
        ({ pathname, searchParams }) => pathname === "/dlr" && searchParams.get("to") === to.slice(1),
      );

    test(
      "its long Kazakh message is whole on the telephone, and our report comes back to it",
      { timeout: 15_000 },
      async () => {
        await send(phone(1), kazakhText("135790"));
        const types = () => reported(phone(1)).map(({ searchParams }) => searchParams.get("type"));
        expect(await until(types, ({ length }) => length > 0)).toContain("1");
        expect(network.telephone.inbox(phone(1)).map(({ text }) => text)).toEqual([kazakhText("135790")]);
      },
    );

    test("it is told that a telephone cannot receive", { timeout: 15_000 }, async () => {
      await network.telephone.mode(phone(2), "undeliverable");
      await send(phone(2), "Код: 246802");
      const types = () => reported(phone(2)).map(({ searchParams }) => searchParams.get("type"));
      expect(await until(types, ({ length }) => length > 0)).toEqual(["2"]);
    });

    test("a reply from one of our telephones is heard behind it", { timeout: 15_000 }, async () => {
      await network.telephone.reply(phone(3), "ЖОҚ 135790");
      const heard = () => sink.taken.filter(({ pathname }) => pathname === "/mo");
      const [reply] = await until(heard, ({ length }) => length > 0);
      // Kannel gives UCS-2 as its bytes.
      const bytes = /text=([^&]*)/.exec(reply?.search ?? "")?.[1] ?? "";
      const raw = Buffer.from(
        bytes
          .replaceAll("+", " ")
          .replace(/%(..)/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        "latin1",
      );
      const words =
        reply?.searchParams.get("coding") === "2" ? raw.swap16().toString("utf16le") : raw.toString();
      expect(words).toBe("ЖОҚ 135790");
      expect(reply?.searchParams.get("from")).toContain(phone(3).slice(1));
    });
  },
);
