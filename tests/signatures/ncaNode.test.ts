import { X509Certificate } from "node:crypto";
import { Attribute } from "pkijs";
import { OctetString } from "asn1js";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openSignatures } from "../../subgraphs/registration/signatures/openSignatures.ts";
import type { Signatures } from "../../subgraphs/registration/signatures/signatures.ts";
import { asGost, changed } from "./forge.ts";
import { anotherIin, derOf, iin, person } from "./pki.ts";
import { openServer, type Server } from "./servers.ts";
import { edsWorld, payload, type EdsWorld } from "./world.ts";

let it: EdsWorld;
let node: Server;
let opened: Signatures;
let serial: string;
beforeAll(() => {
  it = edsWorld();
  serial = new X509Certificate(derOf(it.signer)).serialNumber;
});
afterAll(() => it.pki.close());
beforeEach(async () => {
  node = await openServer(() => ({ body: JSON.stringify(said()) }));
  opened = openSignatures(
    { anchors: it.root.certificate, revocation: nowhere, ncaNodeUrl: node.url },
    { log: () => undefined, clock: () => new Date() },
  );
});
afterEach(async () => {
  await opened.close();
  node.close();
});
const nowhere = { files: [], lists: [], responders: [] };

const gostCms = (of = it.signed()): Buffer => asGost(of);

/** What NCANode 3 answers to `POST /cms/verify` about a signature that holds; with a change of the certificate's part. */
const said = (certificate: object = {}, whole: object = {}) => ({
  status: 200,
  message: "OK",
  valid: true,
  signers: [
    {
      certificates: [
        {
          valid: true,
          revocations: [{ revoked: false, by: "OCSP", revocationTime: null, reason: null }],
          notBefore: "2026-01-01T00:00:00.000+00:00",
          notAfter: "2027-01-01T00:00:00.000+00:00",
          keyUsage: "SIGN",
          serialNumber: serial.toLowerCase().replace(/^0+/, ""),
          signAlg: "ECGOST3410-2015-512",
          keyUser: ["INDIVIDUAL"],
          subject: { commonName: "SYNAQ ADAM", iin, country: "KZ" },
          ...certificate,
        },
      ],
      tsp: null,
    },
  ],
  ...whole,
});

async function verdict(cms = gostCms(), of = opened) {
  const told = await of.verify({ cms, payload, signer: iin, at: new Date() });
  return told.kind === "rejected" ? told.code : told.kind;
}

test("a signature with GOST is NCANode's to verify: it is asked with the payload, and for revocation", async () => {
  const cms = gostCms();
  expect(await verdict(cms)).toBe("accepted");
  const [asked] = node.asked;
  expect([asked?.method, asked?.path]).toEqual(["POST", "/cms/verify"]);
  const body = JSON.parse(String(asked?.body)) as Record<string, string>;
  expect(body).toEqual({
    cms: cms.toString("base64"),
    data: Buffer.from(payload).toString("base64"),
    revocationCheck: ["OCSP"],
  });
});

test("RSA is ours: NCANode is not asked", async () => {
  expect(await verdict(it.signed())).toBe("EDS_REVOCATION_UNKNOWN");
  expect(node.asked).toEqual([]);
});

test("where no NCANode is configured, GOST is not supported", async () => {
  const without = openSignatures(
    { anchors: it.root.certificate, revocation: nowhere, ncaNodeUrl: null },
    { log: () => undefined, clock: () => new Date() },
  );
  expect(await verdict(gostCms(), without)).toBe("EDS_ALGORITHM_UNSUPPORTED");
  await without.close();
});

describe("what NCANode does not compare is compared here, and it is not asked", () => {
  test.each<[what: string, cms: () => Buffer, code: string]>([
    [
      "another payload attached",
      () => gostCms(it.signed(it.signer, ["-nodetach"], "{}")),
      "EDS_PAYLOAD_DIFFERS",
    ],
    [
      "another person",
      () => gostCms(it.signed(it.issued({ subject: person(anotherIin) }))),
      "EDS_WRONG_PERSON",
    ],
    ["two signers", () => gostCms(it.signed([it.signer, it.issued()])), "EDS_UNTRUSTED"],
    [
      "no certificate, which NCANode finds valid",
      () => gostCms(it.signed(it.signer, ["-nocerts"])),
      "EDS_UNTRUSTED",
    ],
    ["no signed attributes", () => gostCms(it.signed(it.signer, ["-noattr"])), "EDS_UNTRUSTED"],
    [
      "two message digests",
      () =>
        changed(gostCms(), ({ signerInfos: [signer] }) => {
          const second = new OctetString({ valueHex: new ArrayBuffer(32) });
          signer!.signedAttrs!.attributes.push(
            new Attribute({ type: "1.2.840.113549.1.9.4", values: [second] }),
          );
        }),
      "EDS_UNTRUSTED",
    ],
  ])("%s", async (_what, cms, code) => {
    expect(await verdict(cms())).toBe(code);
    expect(node.asked).toEqual([]);
  });
});

describe("what NCANode answers counts only when it says everything", () => {
  test.each<[what: string, answer: () => object, code: string]>([
    ["not valid", () => said({}, { valid: false }), "EDS_UNTRUSTED"],
    ["valid, as a text", () => said({}, { valid: "true" }), "EDS_UNTRUSTED"],
    ["a certificate that is not valid", () => said({ valid: false }), "EDS_UNTRUSTED"],
    [
      "revoked",
      () => said({ valid: false, revocations: [{ revoked: true, by: "OCSP" }] }, { valid: false }),
      "EDS_REVOKED",
    ],
    ["nothing about revocation", () => said({ revocations: [] }), "EDS_REVOCATION_UNKNOWN"],
    ["no revocations at all", () => said({ revocations: undefined }), "EDS_REVOCATION_UNKNOWN"],
    ["not revoked, by nobody", () => said({ revocations: [{ revoked: false }] }), "EDS_REVOCATION_UNKNOWN"],
    ["another person", () => said({ subject: { iin: anotherIin } }), "EDS_WRONG_PERSON"],
    ["no person", () => said({ subject: {} }), "EDS_WRONG_PERSON"],
    ["another certificate", () => said({ serialNumber: "1234" }), "EDS_UNTRUSTED"],
    ["no signer", () => said({}, { signers: [] }), "EDS_UNTRUSTED"],
    ["a signer without a certificate", () => said({}, { signers: [{ certificates: [] }] }), "EDS_UNTRUSTED"],
    ["two signers", () => said({}, { signers: [...said().signers, ...said().signers] }), "EDS_UNTRUSTED"],
    ["null", () => ({ ...said(), signers: null }), "EDS_UNTRUSTED"],
  ])("%s", async (_what, answer, code) => {
    node.answer = () => ({ body: JSON.stringify(answer()) });
    expect(await verdict()).toBe(code);
  });

  test("a message that NCANode cannot read is not accepted", async () => {
    node.answer = () => ({
      status: 400,
      body: JSON.stringify({ status: 400, message: "encoded signature" }),
    });
    expect(await verdict()).toBe("EDS_UNTRUSTED");
  });
});

describe("a silent NCANode is no answer", () => {
  test.each<[what: string, answer: Server["answer"]]>([
    ["a fault", () => ({ status: 500, body: "" })],
    ["not found", () => ({ status: 404, body: "" })],
    ["no JSON", () => ({ body: "<html>" })],
    ["another address", () => ({ status: 302, body: "", location: "http://127.0.0.1:9/" })],
  ])("%s", async (_what, answer) => {
    node.answer = answer;
    expect(await verdict()).toBe("EDS_CHECK_UNAVAILABLE");
  });

  test("silence: given up after five seconds", { timeout: 15_000 }, async () => {
    node.answer = () => null;
    expect(await verdict()).toBe("EDS_CHECK_UNAVAILABLE");
  });

  test("after five faults in a row it is left alone for a while", async () => {
    node.answer = () => ({ status: 500, body: "" });
    for (let count = 0; count < 8; count += 1) expect(await verdict()).toBe("EDS_CHECK_UNAVAILABLE");
    expect(node.asked).toHaveLength(5);
  });
});
