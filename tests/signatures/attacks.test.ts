import { createHash, createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { Certificate } from "pkijs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCertificate } from "../../subgraphs/registration/signatures/certificate.ts";
import { owned } from "../../subgraphs/registration/signatures/der.ts";
import { freshUntil, ocspRequest, statusByOcsp } from "../../subgraphs/registration/signatures/ocsp.ts";
import { signedText } from "../../subgraphs/registration/signatures/signedText.ts";
import { accepted, answeredAll, refused, withGost } from "./attacks.ts";
import { changed } from "./forge.ts";
import { derOf } from "./pki.ts";
import { edsWorld, judged, judgement, payload, type EdsWorld } from "./world.ts";

let it: EdsWorld;
beforeAll(() => {
  it = edsWorld();
});
afterAll(() => it.pki.close());

describe("a signature of the person over the payload is accepted", () => {
  test.each(accepted)("$name", ({ made, openssl }) => {
    const one = made(it);
    expect(judged(it, one)).toBe("accepted");
    if (openssl) expect(it.pki.agrees(one.cms, payload, it.root)).toBe(true);
  });
});

test("of what is accepted all that it rests on is kept", () => {
  const [cms, at] = [it.signed(), new Date()];
  const ocsp = answeredAll(it, [it.signer]);
  const certificates = [it.signer, it.issuer, it.root].map((one) => ({
    kind: "CERTIFICATE",
    bytes: derOf(one),
  }));
  const [rootsList, issuersList] = it.lists.map((bytes) => ({ kind: "CRL", bytes: new Uint8Array(bytes) }));
  const evidence = {
    ...{ cms, payload, at },
    digestAlgorithm: "2.16.840.1.101.3.4.2.1",
    signatureAlgorithm: "1.2.840.113549.1.1.1",
  };
  const kept = (lists: readonly Uint8Array[]) => {
    const verdict = judgement(it, { cms, at, lists, ocsp: [ocsp] });
    if (verdict.kind !== "accepted") return verdict;
    const materials = verdict.evidence.materials.map(({ kind, bytes }) => ({
      kind,
      bytes: new Uint8Array(bytes),
    }));
    return { ...verdict, evidence: { ...verdict.evidence, materials } };
  };
  const plain = (all: readonly object[]) =>
    all.map((one) => ({ ...one, bytes: new Uint8Array((one as { bytes: Uint8Array }).bytes) }));
  expect(kept(it.lists)).toEqual({
    kind: "accepted",
    evidence: { ...evidence, materials: plain([...certificates, issuersList!, rootsList!]) },
  });
  expect(kept(it.lists.slice(0, 1))).toEqual({
    kind: "accepted",
    evidence: {
      ...evidence,
      materials: plain([...certificates, { kind: "OCSP", bytes: ocsp }, rootsList!]),
    },
  });
});

test("of whom nobody says anything a responder is asked, under a name of his certificate's own", () => {
  const [signer, issuer, root] = [it.signer, it.issuer, it.root].map((one) => readCertificate(derOf(one)));
  const about = [
    [signer!, issuer!],
    [issuer!, root!],
  ].map(([one, by]) => ({
    certificate: createHash("sha256").update(one!.der).digest("hex"),
    request: ocspRequest(one!, by!),
  }));
  expect(judgement(it, { cms: it.signed(), lists: [] })).toEqual({ kind: "unanswered", about });
});

test("what we sign ourselves in development is a signature like others", () => {
  const leaf = it.issued();
  const certificate = Certificate.fromBER(owned(derOf(leaf)));
  const cms = Buffer.from(signedText(payload, certificate, createPrivateKey(readFileSync(leaf.key))));
  expect(judged(it, { cms, intermediates: [it.issuer] })).toBe("accepted");
  expect(cms.includes(payload)).toBe(false);
  // Another reader wants to find the whole way in the message.
  const whole = changed(cms, ({ certificates }) => {
    certificates!.push(Certificate.fromBER(owned(derOf(it.issuer))));
  });
  expect(it.pki.agrees(whole, payload, it.root)).toBe(true);
});

test("a certificate says what its key is for, and nothing else", () => {
  const usage =
    "subjectKeyIdentifier=none\nkeyUsage=digitalSignature,keyEncipherment,dataEncipherment,keyAgreement,cRLSign";
  const plain = readCertificate(derOf(it.issued({ extensions: usage })));
  expect(plain).toMatchObject({
    authority: null,
    extendedKeyUsage: [],
    subjectKeyId: null,
    needsNoCheck: false,
  });
  expect(plain).toMatchObject({ keyUsage: new Set(["digitalSignature", "cRLSign"]), notUnderstood: false });
  expect(readCertificate(derOf(it.root)).authority).toEqual({ pathLength: Infinity });
});

test("what is no answer says nothing", () => {
  const [certificate, issuer] = [it.signer, it.issuer].map((one) => readCertificate(derOf(one)));
  const question = { certificate: certificate!, issuer: issuer!, at: new Date() };
  expect(statusByOcsp(Buffer.from("30030a0106", "hex"), question, () => true)).toBeNull();
});

describe("what only seems to be one is refused", () => {
  test.each(refused)("$name: $expected", ({ made, expected }) => {
    expect(judged(it, made(it))).toBe(expected);
  });

  test("the list of attacks is not empty", () => {
    expect(refused.length).toBeGreaterThan(55);
  });
});

describe("a signature with GOST is for whoever can verify it, when all that can be told without says yes", () => {
  test.each(withGost)("$name: $expected", ({ made, expected }) => {
    expect(judged(it, made(it))).toBe(expected);
  });

  test("and he is told which certificate, and which algorithms", () => {
    const [gost] = withGost;
    expect(judgement(it, gost!.made(it))).toEqual({
      kind: "gost",
      serial: new X509Certificate(derOf(it.signer)).serialNumber.toLowerCase(),
      digestAlgorithm: "1.2.398.3.10.1.3.3",
      signatureAlgorithm: "1.2.398.3.10.1.1.2.3.2",
    });
  });
});

test("an answer about one certificate says itself until when it counts; what is none says nothing", () => {
  const hours = (freshUntil(answeredAll(it, [it.signer]))!.getTime() - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(23);
  expect(hours).toBeLessThanOrEqual(24);
  expect(freshUntil(answeredAll(it, [it.signer, it.issued()]))).toBeNull();
  for (const none of ["30030a0106", "00", ""]) expect(freshUntil(Buffer.from(none, "hex"))).toBeNull();
});

test("no bit of what is signed can be changed: of every octet of the message changed, what is accepted says the same", () => {
  const cms = it.signed();
  const said = new Set<string>();
  const step = 7;
  for (let at = 0; at < cms.length; at += step) {
    const other = Buffer.from(cms);
    other[at] = (other[at] ?? 0) ^ 0x01;
    const verdict = judgement(it, { cms: other });
    if (verdict.kind !== "accepted") continue;
    said.add(
      JSON.stringify([
        verdict.evidence.payload,
        verdict.evidence.materials.map(({ bytes }) => Buffer.from(bytes).toString("hex")),
      ]),
    );
  }
  expect(said.size).toBeLessThanOrEqual(1);
});
