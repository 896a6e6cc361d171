import { createHash, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { AlgorithmIdentifier } from "pkijs";
import { describe, expect, test } from "vitest";
import { digests, holds, isGost } from "../../subgraphs/registration/signatures/algorithms.ts";
import { readCrl } from "../../subgraphs/registration/signatures/crl.ts";
import {
  elementOf,
  elementsIn,
  hex,
  instantOf,
  wholeOctets,
} from "../../subgraphs/registration/signatures/der.ts";
import { cmsBytes, readCms } from "../../subgraphs/registration/signatures/readCms.ts";
import { mostCmsBytes } from "../../subgraphs/registration/signatures/signatures.ts";

const bytes = (text: string) => Buffer.from(text, "hex");

/** An element of DER with these elements, or these octets, in it. */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const all = Buffer.concat(content);
  const length = all.length < 128 ? [all.length] : [0x82, all.length >> 8, all.length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...length), all]);
}

/** What a reader says of it, or how it refuses. */
function said(read: () => unknown): unknown {
  try {
    return read();
  } catch (refusal) {
    return String(refusal);
  }
}

describe("an element of DER", () => {
  test.each<[what: string, whole: string, content: string]>([
    ["that is empty", "0500", ""],
    ["of one octet", "0401aa", "aa"],
    ["of 127 octets", `047f${"ab".repeat(127)}`, "ab".repeat(127)],
    ["of 128 octets, its length in one more", `048180${"ab".repeat(128)}`, "ab".repeat(128)],
    ["of 258 octets, its length in two more", `04820102${"ab".repeat(258)}`, "ab".repeat(258)],
    ["with a length in four more", "048400000002abcd", "abcd"],
  ])("%s is read", (_what, whole, content) => {
    const element = elementOf(bytes(whole));
    expect([element.tag, hex(element.whole), hex(element.content)]).toEqual([
      Number.parseInt(whole.slice(0, 2), 16),
      whole,
      content,
    ]);
  });

  test.each<[what: string, whole: string, refusal: string]>([
    ["nothing", "", "no element here"],
    ["a tag alone", "05", "no element here"],
    ["a tag of more than one octet", "1f0100", "no element here"],
    ["another one behind it", "05000500", "something follows the element"],
    ["a length without an end", "30800000", "a length that DER does not know"],
    ["a length in five octets", "30850000000000", "a length that DER does not know"],
    ["less than its length", "0403aabb", "an element longer than what is there"],
    ["a length that is cut off", "308201", "an element longer than what is there"],
  ])("%s is none", (_what, whole, refusal) => {
    expect(said(() => elementOf(bytes(whole)))).toBe(`NotDer: ${refusal}`);
  });

  test("those in it come in their order, to the last octet", () => {
    const inside = (whole: string) => elementsIn(elementOf(bytes(whole))).map(({ whole: one }) => hex(one));
    expect(inside("30070401aa05000400")).toEqual(["0401aa", "0500", "0400"]);
    expect(said(() => inside("3003050004"))).toBe("NotDer: no element here");
  });

  test.each<[what: string, bits: string | undefined, octets: string | null]>([
    ["whole octets", "030300aabb", "aabb"],
    ["a bit over", "030301aabb", null],
    ["an octet string", "040300aabb", null],
    ["no octet that counts the bits", "0300", null],
    ["nothing", undefined, null],
  ])("a signature in %s", (_what, bits, octets) => {
    const found = wholeOctets(bits === undefined ? undefined : elementOf(bytes(bits)));
    expect(found && hex(found)).toBe(octets);
  });
});

const [utc, general] = [0x17, 0x18];

describe("an instant", () => {
  test.each<[tag: number, text: string, instant: string]>([
    [utc, "261122033816Z", "2026-11-22T03:38:16.000Z"],
    [utc, "491231095959Z", "2049-12-31T09:59:59.000Z"],
    [utc, "500101000000Z", "1950-01-01T00:00:00.000Z"],
    [general, "20500304050607Z", "2050-03-04T05:06:07.000Z"],
    [general, "19491009080706Z", "1949-10-09T08:07:06.000Z"],
  ])("of tag %i, written %s", (tag, text, instant) => {
    expect(instantOf(elementOf(der(tag, Buffer.from(text)))).toISOString()).toBe(instant);
  });

  test.each<[what: string, tag: number, text: string]>([
    ["without seconds", utc, "2611222338Z"],
    ["in another zone", utc, "261122033816+0500"],
    ["with something before it", utc, "1261122033816Z"],
    ["with something behind it", utc, "261122033816Z0"],
    ["of a thirteenth month", utc, "261322033816Z"],
    ["of four digits for the year where there are two", utc, "20261122033816Z"],
    ["of two digits for the year where there are four", general, "261122033816Z"],
    ["with something before it, in full", general, "120261122033816Z"],
    ["with something behind it, in full", general, "20261122033816Z0"],
    ["with parts of a second", general, "20261122033816.5Z"],
    ["of a thirteenth month, in full", general, "20261322033816Z"],
    ["in a text that is no time", 0x16, "20261122033816Z"],
    ["of nothing", general, ""],
  ])("%s is none", (_what, tag, text) => {
    expect(said(() => instantOf(elementOf(der(tag, Buffer.from(text)))))).toBe("NotDer: no instant");
  });
});

const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const [second, name, now] = [bytes("020101"), sequence(), der(utc, Buffer.from("261122033816Z"))];
const later = der(general, Buffer.from("20500304050607Z"));
const algorithm = sequence(bytes("06032a0304"));
const critical = (value: string) => sequence(bytes("06032a0304"), bytes(`0101${value}`), bytes("0400"));
const plain = sequence(bytes("06032a0305"), bytes("0400"));
const entry = (serial: string, ...extensions: Uint8Array[]) =>
  sequence(bytes(serial), now, ...(extensions.length > 0 ? [sequence(...extensions)] : []));
/** A list of these parts behind its issuer; nobody has signed it. */
const list = (...parts: Uint8Array[]) =>
  sequence(sequence(second, algorithm, name, ...parts), algorithm, bytes("030100"));
const extended = (...extensions: Uint8Array[]) => der(0xa0, sequence(...extensions));
const of = (whole: Uint8Array) => {
  const { revoked, isWhole, nextUpdate } = readCrl(whole);
  return { revoked: [...revoked], isWhole, until: nextUpdate?.getUTCFullYear() ?? null };
};

describe("a list of revoked certificates", () => {
  const nobody = { revoked: [], isWhole: true, until: 2050 };
  test.each<[what: string, whole: Uint8Array, read: ReturnType<typeof of>]>([
    ["that names nobody", list(now, later), nobody],
    ["that ends in this century", list(now, now), { ...nobody, until: 2026 }],
    [
      "of the first version",
      sequence(sequence(algorithm, name, now, later), algorithm, bytes("0300")),
      nobody,
    ],
    ["that does not say until when", list(now), { ...nobody, until: null }],
    [
      "of two",
      list(now, later, sequence(entry("020105"), entry("02020aff"))),
      { ...nobody, revoked: ["05", "0aff"] },
    ],
    [
      "of one, without an end",
      list(now, sequence(entry("020105"))),
      { ...nobody, revoked: ["05"], until: null },
    ],
    ["with an extension that may be overlooked", list(now, later, extended(plain)), nobody],
    ["with one that says so itself", list(now, later, extended(critical("00"))), nobody],
    ["with one that may not", list(now, later, extended(critical("ff"))), { ...nobody, isWhole: false }],
    [
      "with one that may, and one that may not",
      list(now, later, extended(plain, critical("ff"))),
      { ...nobody, isWhole: false },
    ],
    [
      "with a reason beside a number",
      list(now, later, sequence(entry("020105", plain))),
      { ...nobody, revoked: ["05"] },
    ],
    [
      "with a number of another issuer's",
      list(now, later, sequence(entry("020104"), entry("020105", critical("ff")))),
      { revoked: ["04", "05"], isWhole: false, until: 2050 },
    ],
  ])("%s is read", (_what, whole, read) => {
    expect(of(whole)).toEqual(read);
  });

  test.each<[what: string, whole: Uint8Array, refusal: string]>([
    ["nothing", sequence(), "no list"],
    ["without a signature", sequence(sequence(), algorithm), "no list"],
    [
      "whole, and without a signature",
      sequence(sequence(second, algorithm, name, now), algorithm),
      "no list",
    ],
    ["of nothing", sequence(sequence(), algorithm, bytes("0300")), "no list"],
    ["of a version", sequence(sequence(second), algorithm, bytes("0300")), "no list"],
    ["of no instant", list(), "no list"],
    ["of an entry without a number", list(now, later, sequence(sequence())), "an entry without a number"],
    ["of an entry by name", list(now, later, sequence(entry("0c0141"))), "an entry without a number"],
  ])("%s is none", (_what, whole, refusal) => {
    expect(said(() => readCrl(whole))).toBe(`NotDer: ${refusal}`);
  });
});

describe("a signature by a key", () => {
  const [rsa, ec, dsa, edwards] = [
    generateKeyPairSync("rsa", { modulusLength: 2048 }),
    generateKeyPairSync("ec", { namedCurve: "P-256" }),
    generateKeyPairSync("ec", { namedCurve: "secp256k1" }),
    generateKeyPairSync("ed25519"),
  ];
  const text = Buffer.from("invented");
  const by = ({ privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }, id: string) => ({
    id,
    signature: sign(privateKey.asymmetricKeyType === "ed25519" ? null : "sha256", text, privateKey),
    key: publicKey.export({ type: "spki", format: "der" }),
  });
  const alone = "1.2.840.113549.1.1.1";
  const [withRsa, withEc, withPss] = [
    "1.2.840.113549.1.1.11",
    "1.2.840.10045.4.3.2",
    "1.2.840.113549.1.1.10",
  ];
  const { id, signature, key } = by(rsa, withRsa);

  test.each<[what: string, one: ReturnType<typeof by>, digest: "sha256" | undefined, answer: string]>([
    ["of RSA", { id, signature, key }, undefined, "holds"],
    ["of RSA, its digest told beside it", { id: alone, signature, key }, "sha256", "holds"],
    ["of RSA, its digest told by nobody", { id: alone, signature, key }, undefined, "unsupported"],
    ["of ECDSA", by(ec, withEc), undefined, "holds"],
    ["of something else", { id, signature: createHash("sha512").digest(), key }, undefined, "broken"],
    ["of nothing", { id: withEc, signature: Buffer.alloc(0), key: by(ec, withEc).key }, undefined, "broken"],
    ["of RSA that calls itself ECDSA", { id: withEc, signature, key }, undefined, "broken"],
    ["of ECDSA that calls itself PSS", by(ec, withPss), undefined, "broken"],
    ["of a curve that is not ours", by(dsa, withEc), undefined, "unsupported"],
    ["of an Edwards curve that calls itself ECDSA", by(edwards, withEc), undefined, "unsupported"],
    ["of an algorithm that nobody knows", { id: "1.2.3.4", signature, key }, undefined, "unsupported"],
    ["of a key that is none", { id, signature, key: Buffer.of(5, 0) }, undefined, "unsupported"],
  ])("%s", (_what, one, digest, answer) => {
    const algorithm = new AlgorithmIdentifier({ algorithmId: one.id });
    expect(holds(algorithm, text, one.signature, one.key, digest)).toBe(answer);
  });

  test("digests are those of SHA-2; Kazakhstan's lie under an arc of their own", () => {
    expect(Object.values(digests)).toEqual(["sha256", "sha384", "sha512"]);
    expect(["1.2.398.3.10.1.3.3", "1.2.398.3.10.11.3.3", "1.1.2.398.3.10.1.3"].map(isGost)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("a CMS comes as base64", () => {
  test.each<[what: string, text: string, length: number | null]>([
    ["base64", Buffer.alloc(100).toString("base64"), 100],
    ["with signs of its own", "+/+/", 3],
    ["in lines", Buffer.alloc(100).toString("base64").replace(/.{60}/g, "$&\r\n"), 100],
    ["a PEM frame", `-----BEGIN CMS-----\n${Buffer.alloc(9).toString("base64")}\n-----END CMS-----\n`, 9],
    [
      "an old frame",
      `-----BEGIN PKCS7-----\n${Buffer.alloc(9).toString("base64")}\n-----END PKCS7-----\n`,
      9,
    ],
    ["the most", Buffer.alloc(mostCmsBytes).toString("base64"), mostCmsBytes],
    ["one byte more", Buffer.alloc(mostCmsBytes + 1).toString("base64"), null],
    ["a megabyte", "A".repeat(1_048_576), null],
    ["base64 for addresses", "__--", null],
    ["a stranger's sign before it", "*AAAAAAA", null],
    ["a stranger's sign behind it", "AAAAAAA*", null],
    ["its filling before it", "=AAA", null],
    ["nothing but filling", "====", null],
    ["three octets of filling", "A===", null],
    ["cut off", "AAA", null],
    ["empty", "", null],
    ["blanks", " \n", null],
  ])("%s", (_what, text, length) => {
    expect(cmsBytes(text)?.length ?? null).toBe(length);
  });

  test.each<[what: string, whole: string]>([
    ["nothing", ""],
    ["an empty sequence", "3000"],
    ["a sequence without an end", "3080"],
    ["a number", "020101"],
    ["a kind without content", "300b06092a864886f70d010702"],
  ])("and %s is no CMS", (_what, whole) => {
    expect(readCms(bytes(whole))).toBeNull();
  });
});
