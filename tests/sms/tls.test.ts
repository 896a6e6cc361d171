import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { createServer } from "node:tls";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectTo, moment, openNetwork, openRegistrationDatabase, phone } from "./network.ts";

let database: Awaited<ReturnType<typeof openRegistrationDatabase>>;
let network: Awaited<ReturnType<typeof openNetwork>>;
let certificate: { key: string; cert: string };
const folder = mkdtempSync(join(tmpdir(), "mekenjai-tls-"));

beforeAll(async () => {
  [database, network] = [await openRegistrationDatabase(), await openNetwork()];
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const names = ["-subj", "/CN=smsc", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "1"];
  const make = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  execFileSync("openssl", [...make, ...names, "-keyout", key, "-out", cert], { stdio: "ignore" });
  certificate = { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
});
afterAll(async () => {
  await network.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

test("over TLS: nothing is said to a certificate that nobody vouches for, and messages leave when somebody does", async () => {
  const { address } = network.telephone;
  let heard = 0;
  const server = createServer(certificate, (near) => {
    const far = connect(address.port, "127.0.0.1");
    for (const socket of [near, far]) socket.on("error", () => undefined);
    near.on("data", (some: Buffer) => (heard += some.length));
    near.pipe(far).pipe(near);
  }).listen(0, "127.0.0.1");
  server.on("tlsClientError", () => undefined);
  await once(server, "listening");
  const at = server.address();
  const port = typeof at === "object" && at ? at.port : 0;
  const trusted = getCACertificates("default");

  const ours = connectTo([{ ...address, port, tls: true }], database);
  await moment(600);
  expect([heard, ours.provider.state()]).toEqual([0, { first: "down" }]);
  try {
    setDefaultCACertificates([...trusted, certificate.cert]);
    expect(await ours.send(phone(1), "Код: 112358")).toMatchObject({ outcome: "accepted" });
    expect(network.telephone.inbox(phone(1)).map(({ text }) => text)).toEqual(["Код: 112358"]);
  } finally {
    setDefaultCACertificates(trusted);
    await ours.close();
    server.close();
  }
});
