import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMetrics } from "../../gateway/telemetry/metrics.ts";
import { standalone } from "../../subgraphs/shared/standalone.ts";
import { openSmpp } from "../../subgraphs/registration/sms/smpp/openSmpp.ts";
import { eventually, world, type World } from "../registers/registrationWorld.ts";
import { openNetwork } from "./network.ts";

let it: World;
let network: Awaited<ReturnType<typeof openNetwork>>;
beforeAll(async () => {
  network = await openNetwork();
  const nobody = { ...network.telephone.address, password: "wrong" };
  it = await world(undefined, undefined, (database) =>
    openSmpp({
      ...{ providers: [network.telephone.address, nobody], rate: 1_000, source: "1414" },
      ...{ database, log: () => undefined },
    }),
  );
});
afterAll(async () => {
  await it.close();
  await network.close();
});

test("a link that is down does not make the register unready, and is told beside its readiness", async () => {
  const options = { register: it.register, key: new Uint8Array(32), log: () => undefined };
  const server = createServer(standalone({ ...options, closing: new AbortController().signal }));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/readyz`;
  const told = await eventually(
    async () => {
      const response = await fetch(url);
      return [response.status, await response.text()];
    },
    ([, text]) => String(text).includes("up"),
  );
  expect(told).toEqual([200, '{"ready":true,"smsLinks":{"first":"up","second":"down"}}']);
  server.closeAllConnections();
  server.close();
});

test("the metrics tell how each link stands", () => {
  const metrics = createMetrics();
  expect(metrics.text()).not.toContain("provider=");
  metrics.smsLinks(() => it.register.smsLinks?.() ?? {});
  expect(metrics.text()).toContain(
    'mekenjai_sms_link_up{provider="first"} 1\nmekenjai_sms_link_up{provider="second"} 0',
  );
});
