import { X509Certificate } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshUntil } from "../../subgraphs/registration/signatures/ocsp.ts";
import { accepted, answeredAll, refused, withGost } from "./attacks.ts";
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

test("of what is accepted the evidence is kept: the message, what was signed, and when it was judged", () => {
  const [cms, at] = [it.signed(), new Date()];
  expect(judgement(it, { cms, at })).toMatchObject({ kind: "accepted", evidence: { cms, payload, at } });
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
