import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Null, ObjectIdentifier, OctetString, Sequence } from "asn1js";
import {
  AlgorithmIdentifier,
  Attribute,
  Extension,
  OtherCertificateFormat,
  type BasicOCSPResponse,
  type Certificate,
  type SignedData,
} from "pkijs";
import { readCertificate } from "../../subgraphs/registration/signatures/certificate.ts";
import { ocspRequest } from "../../subgraphs/registration/signatures/ocsp.ts";
import {
  answeredAnew,
  asGost,
  basicAnswerIn,
  calledOtherwiseOutside,
  changed,
  element,
  reissued,
  replaced,
  resigned,
  withBitOver,
} from "./forge.ts";
import {
  anotherIin,
  authority,
  derOf,
  ec,
  forSigning,
  iin,
  person,
  rsa,
  serialOf,
  type Pair,
} from "./pki.ts";
import { inDays, payload, type Case, type EdsWorld } from "./world.ts";

/** One way to sign, or to seem to: a row for whoever thinks of another. */
export interface Row {
  readonly name: string;
  readonly made: (it: EdsWorld) => Case;
  /** "accepted", a code of the contract, or "malformed". */
  readonly expected: string;
  /** Whether `openssl cms -verify` agrees that it is a signature over this payload. */
  readonly openssl?: boolean;
}

const ok = (name: string, made: Row["made"]): Row => ({ name, made, expected: "accepted", openssl: true });
/** As `ok`, where openssl, which judges by its own clock and its own rules, is not asked. */
const fine = (name: string, made: Row["made"]): Row => ({ name, made, expected: "accepted" });
const no = (expected: string, name: string, made: Row["made"]): Row => ({ name, made, expected });

const ids = { contentType: "1.2.840.113549.1.9.3", messageDigest: "1.2.840.113549.1.9.4" };
const withValue = (id: string, value: object) => (attributes: Attribute[]) =>
  attributes.map((one) => (one.type === id ? new Attribute({ type: id, values: [value] }) : one));
const digest = (bytes: Uint8Array) => new OctetString({ valueHex: new Uint8Array(bytes).buffer });

const pss = "1.2.840.113549.1.1.10";
/** The signature says that it was made by this algorithm, with these parameters in DER. */
const called = (algorithmId: string, parameters?: string) => (message: SignedData) => {
  const algorithmParams = parameters === undefined ? new Null() : element(parameters);
  message.signerInfos[0]!.signatureAlgorithm = new AlgorithmIdentifier({ algorithmId, algorithmParams });
};

/** Whom the issuer has appointed to answer; with an "and nobody need ask about me" unless told otherwise. */
const responder = (it: EdsWorld, wanted: { extensions?: string; days?: number } = {}): Pair =>
  it.issued({ subject: "/CN=responder", key: `${ec}#responder`, extensions: appointed, ...wanted });
const appointedOnly = "keyUsage=critical,digitalSignature\nextendedKeyUsage=OCSPSigning";
const appointed = `${appointedOnly}\nnoCheck=ignored`;

/** What a responder answers to our question about the person's certificate. */
const answered = (it: EdsWorld, by: Pair, said: "good" | "revoked" | "unknown" = "good"): Buffer => {
  const [one, issuer] = [it.signer, it.issuer].map((pair) => readCertificate(derOf(pair)));
  return it.pki.ocsp(ocspRequest(one!, issuer!), it.issuer, by, { [said]: [it.signer] });
};
/** The issuer's answer to a question, put by openssl, about all of these. */
export const answeredAll = (it: EdsWorld, all: readonly Pair[], flags: readonly string[] = []): Buffer => {
  const request = join(it.pki.folder, "several.req");
  const about = all.flatMap(({ certificate }) => ["-cert", certificate]);
  it.pki.openssl(
    "ocsp",
    ...flags,
    "-issuer",
    it.issuer.certificate,
    ...about,
    "-reqout",
    request,
    "-no_nonce",
  );
  return it.pki.ocsp(readFileSync(request), it.issuer, it.issuer, { good: [...new Set(all)] });
};
/** No list says anything of the person's certificate: the answer alone does. */
const answeredAlone = (it: EdsWorld, by: Pair): Case => ({
  cms: it.signed(),
  lists: [it.lists[0]!],
  ocsp: [answered(it, by)],
});

/** No list, and the issuer's answer after the issuer has changed it. */
const answeredOtherwise = (it: EdsWorld, change: (basic: BasicOCSPResponse) => void): Case => ({
  ...answeredAlone(it, it.issuer),
  ocsp: [answeredAnew(answered(it, it.issuer), it.issuer.key, change)],
});
/** No list, and the issuer's answer that counts from one instant to the other. */
const answeredFor = (it: EdsWorld, from: Date, to: Date | null, at: Date): Case => ({
  ...answeredOtherwise(it, ({ tbsResponseData: { responses } }) => {
    const [one] = responses;
    one!.thisUpdate = from;
    if (to) one!.nextUpdate = to;
    else delete one!.nextUpdate;
  }),
  at,
});
const unknownTo = (critical: boolean) =>
  new Extension({ extnID: "1.2.3.4", critical, extnValue: new Uint8Array([5, 0]).buffer });

const began = Math.floor(Date.now() / 1000) * 1000;
/** So many days after these tests began, at a whole second: what a certificate can say, and the same however often asked. */
const secondIn = (days: number) => new Date(began + days * 86_400_000);
const moved = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds);
const fiveMinutes = 5 * 60_000;
const endOf = (pair: Pair) => readCertificate(derOf(pair)).to;

/** The person's signature at an instant, by a certificate that begins in half a day. */
const beginning = (it: EdsWorld, by: number): Case => {
  const from = secondIn(0.5);
  const leaf = reissued(it.issued(), it.issuer, (one) => void (one.notBefore.value = from));
  return { cms: it.signed(leaf), at: moved(from, by) };
};
/** The person's signature so long after his certificate's end; nobody's list has ended. */
const ending = (it: EdsWorld, by: number): Case => ({
  cms: it.signed(),
  lists: [it.root, it.issuer].map((one) => it.pki.crl(one, { to: inDays(12) })),
  at: moved(endOf(it.signer), by),
});
/** The answer of one whose appointment is changed, at an instant. */
const appointedFor = (it: EdsWorld, at: Date, change: (one: Certificate) => void): Case => ({
  ...answeredAlone(it, reissued(responder(it), it.issuer, change)),
  at,
});
/** The list of the issuer that counts for a day from tomorrow, judged so long after its beginning. */
const listed = (it: EdsWorld, by: number): Case => {
  const [from, to] = [secondIn(1), secondIn(2)];
  return {
    cms: it.signed(),
    lists: [it.lists[0]!, it.pki.crl(it.issuer, { from, to })],
    at: moved(from, by),
  };
};
/** The person's signature with so many certificates in it, the issuer's over and over. */
const withCertificates = (it: EdsWorld, count: number): Case => ({
  cms: changed(it.signed(), ({ certificates }) => {
    const issuer = certificates!.at(-1)!;
    while (certificates!.length < count) certificates!.push(issuer);
  }),
});
const firstVersion = (it: EdsWorld, one: Pair): Pair =>
  reissued(one, it.issuer, (certificate) => {
    certificate.version = 0;
    delete certificate.extensions;
  });
/** A signature by PSS over SHA-256, of which the message says that it was made with these parameters. */
const pssCalled = (it: EdsWorld, parameters: string): Case => ({
  cms: changed(
    it.signed(it.signer, ["-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:32"]),
    called(pss, parameters),
  ),
});
const pssOf = (hash: string, mask: string, maskHash: string, more = "") => {
  const inside = `a00f300d060960864801650304020${hash}0500a11c301a0609${mask}300d060960864801650304020${maskHash}0500a203020120${more}`;
  return `30${(inside.length / 2).toString(16)}${inside}`;
};
const [mgf1, sha256, sha512] = ["2a864886f70d010108", "1", "3"];

/** The person's signature, with so many authorities below the issuer, each issued by the one above. */
function below(it: EdsWorld, count: number): Case {
  const all = [it.issuer];
  for (let at = 1; at <= count; at += 1)
    all.push(
      it.issued({
        issuer: all.at(-1)!,
        subject: `/CN=below ${at}`,
        extensions: authority,
        key: `${ec}#below${at}`,
      }),
    );
  const brought = all.flatMap(({ certificate }) => ["-certfile", certificate]);
  const leaf = it.issued({ issuer: all.at(-1)!, key: `${ec}#leaf` });
  return {
    cms: it.pki.cms(payload, leaf, brought),
    lists: [it.lists[0]!, ...all.map((one) => it.pki.crl(one))],
  };
}

export const accepted: readonly Row[] = [
  ok("RSA, detached", (it) => ({ cms: it.signed() })),
  ok("RSA, attached", (it) => ({ cms: it.signed(it.signer, ["-nodetach"]) })),
  ok("RSA-PSS", (it) => ({ cms: it.signed(it.signer, ["-keyopt", "rsa_padding_mode:pss"]) })),
  ok("SHA-512", (it) => ({ cms: it.signed(it.signer, ["-md", "sha512"]) })),
  ok("ECDSA P-256", (it) => ({ cms: it.signed(it.issued()) })),
  ok("ECDSA P-384 with SHA-384", (it) => {
    const key = "EC -pkeyopt ec_paramgen_curve:P-384";
    return { cms: it.signed(it.issued({ key }), ["-md", "sha384"]) };
  }),
  ok("an authority whose certificates are signed by PSS", (it) => ({
    cms: it.signed(it.issued({ sigopt: "rsa_padding_mode:pss" })),
  })),
  ok("the signer named by the key's identifier", (it) => ({ cms: it.signed(it.signer, ["-keyid"]) })),
  ok("the signer named by the key's identifier, beside a certificate that has none", (it) => {
    const without = it.issued({ extensions: "subjectKeyIdentifier=none" });
    return { cms: it.signed(it.signer, ["-keyid", "-certfile", without.certificate]) };
  }),
  ok("BER of indefinite length, as many programs write it", (it) => ({
    cms: it.signed(it.signer, ["-nodetach", "-stream"]),
  })),
  ok("noise in the unsigned attributes: they are nobody's word", (it) => ({
    cms: changed(it.signed(), ({ signerInfos: [signer] }) => {
      const noise = new Attribute({ type: "1.2.3.4", values: [digest(randomBytes(32))] });
      signer!.unsignedAttrs = new (signer!.signedAttrs!.constructor as never as typeof Object)({
        type: 1,
        attributes: [noise],
      } as never) as never;
    }),
  })),
  ok("another person's certificate of the same authority beside the signer's", (it) => {
    const other = it.issued({ subject: person(anotherIin) });
    return { cms: it.signed(it.signer, ["-certfile", other.certificate]) };
  }),
  ok("more certificates than are needed, a stranger's among them", (it) => {
    const stranger = it.pki.certificate({ subject: "/CN=stranger", extensions: authority });
    return { cms: it.signed(it.signer, ["-certfile", stranger.certificate]) };
  }),
  ok("a key for signatures, though not for what cannot be denied", (it) => ({
    cms: it.signed(it.issued({ extensions: "keyUsage=critical,digitalSignature" })),
  })),
  ok("an authority that names no usages of its key", (it) => {
    const extensions = "basicConstraints=critical,CA:true,pathlen:0";
    const plain = it.issued({ issuer: it.root, subject: "/CN=plain", extensions });
    const leaf = it.issued({ issuer: plain, key: `${ec}#leaf` });
    return {
      cms: it.signed(leaf, ["-certfile", plain.certificate]),
      lists: [...it.lists, it.pki.crl(plain)],
    };
  }),
  ok("three authorities between the root and the person", (it) => below(it, 2)),
  ok("a key for what cannot be denied alone", (it) => ({
    cms: it.signed(it.issued({ extensions: "keyUsage=critical,nonRepudiation" })),
  })),
  ok("no list, and the issuer's answer", (it) => answeredAlone(it, it.issuer)),
  ok("no list, and the answer of whom the issuer has appointed", (it) => answeredAlone(it, responder(it))),
  ok("no list, and the answer of one whose appointment names no other usage", (it) =>
    answeredAlone(it, responder(it, { extensions: "extendedKeyUsage=OCSPSigning\nnoCheck=ignored" })),
  ),
  ok("no list, and an answer about several certificates, the person's among them", (it) => ({
    ...answeredAlone(it, it.issuer),
    ocsp: [answeredAll(it, [it.issued(), it.signer])],
  })),
  ok("no list, and an answer that names the certificate by SHA-256", (it) => ({
    ...answeredAlone(it, it.issuer),
    ocsp: [answeredAll(it, [it.signer], ["-sha256"])],
  })),
  ok("no list, an answer of chance, and one that counts", (it) => ({
    ...answeredAlone(it, it.issuer),
    ocsp: [randomBytes(100), answered(it, it.issuer)],
  })),
  ok("a list that says good, and a revoked responder that says revoked", (it) => {
    const by = responder(it, { extensions: appointedOnly });
    return {
      cms: it.signed(),
      lists: [it.lists[0]!, it.pki.crl(it.issuer, { revoked: [by] })],
      ocsp: [answered(it, by, "revoked")],
    };
  }),
  fine("at the instant the certificate begins", (it) => beginning(it, 0)),
  fine("at the instant the certificate ends", (it) => ending(it, 0)),
  fine("five minutes before the list begins: clocks differ", (it) => listed(it, -fiveMinutes)),
  fine("the last moment of a list", (it) => listed(it, 86_399_999)),
  fine("five minutes before the answer begins", (it) =>
    answeredFor(it, secondIn(1), secondIn(2), moved(secondIn(1), -fiveMinutes)),
  ),
  fine("the last moment of an answer", (it) =>
    answeredFor(it, secondIn(0.5), secondIn(1), moved(secondIn(1), -1)),
  ),
  fine("the last moment of the five minutes of an answer that does not say until when", (it) =>
    answeredFor(it, secondIn(1), null, moved(secondIn(1), fiveMinutes - 1)),
  ),
  fine("an answer at the instant the responder's certificate begins", (it) =>
    appointedFor(it, secondIn(0.5), (one) => void (one.notBefore.value = secondIn(0.5))),
  ),
  fine("an answer at the instant the responder's certificate ends", (it) =>
    appointedFor(it, secondIn(0.5), (one) => void (one.notAfter.value = secondIn(0.5))),
  ),
  fine("an answer without certificates", (it) =>
    answeredOtherwise(it, (basic) => {
      delete basic.certs;
    }),
  ),
  fine("an answer with somebody else's certificate beside the responder's", (it) => {
    const by = responder(it);
    const answer = answeredAnew(answered(it, by), by.key, ({ certs }) => {
      certs!.unshift(readCertificate(derOf(it.root)).parsed);
    });
    return { ...answeredAlone(it, by), ocsp: [answer] };
  }),
  fine("an answer with extensions that may be overlooked", (it) =>
    answeredOtherwise(it, ({ tbsResponseData }) => {
      tbsResponseData.responseExtensions = [unknownTo(false)];
      tbsResponseData.responses[0]!.singleExtensions = [unknownTo(false)];
    }),
  ),
  fine("an answer of a responder that one of two lists revokes: the list alone counts", (it) => {
    const by = responder(it, { extensions: appointedOnly });
    const lists = [...it.lists, it.pki.crl(it.issuer, { revoked: [by] })];
    return { cms: it.signed(), lists, ocsp: [answered(it, by, "revoked")] };
  }),
  fine("ten certificates", (it) => withCertificates(it, 10)),
  ok("a certificate of the first version beside the signer's", (it) => ({
    cms: it.signed(it.signer, ["-certfile", firstVersion(it, it.issued()).certificate]),
  })),
  ok("another authority's certificate of the same number beside the signer's", (it) => {
    const stranger = it.pki.certificate({ subject: "/CN=stranger", extensions: authority });
    const same = it.pki.certificate({ issuer: stranger, serial: `0x${serialOf(it.signer.certificate)}` });
    return { cms: it.signed(it.signer, ["-certfile", same.certificate]) };
  }),
  fine("the signer's certificate twice", (it) => ({
    cms: changed(it.signed(), ({ certificates }) => void certificates!.push(...certificates!)),
  })),
  fine("something beside the certificates that is of another kind", (it) => ({
    cms: changed(it.signed(), ({ certificates }) => {
      const otherCertFormat = "1.2.3.4";
      certificates!.push(new OtherCertificateFormat({ otherCertFormat, otherCert: new Null() }));
    }),
  })),
  ok("a key for PSS alone", (it) => ({
    cms: it.signed(it.issued({ key: "RSA-PSS -pkeyopt rsa_keygen_bits:2048" }), [
      "-keyopt",
      "rsa_padding_mode:pss",
    ]),
  })),
  fine("PSS with its parameters in full", (it) => pssCalled(it, pssOf(sha256, mgf1, sha256, "a303020101"))),
  {
    ...ok("the authority left out, and known to us", (it) => ({
      cms: it.pki.cms(payload, it.signer),
      intermediates: [it.issuer],
    })),
    openssl: false,
  },
];

export const refused: readonly Row[] = [
  // What was signed
  no("EDS_PAYLOAD_DIFFERS", "another payload, detached", (it) => ({ cms: it.signed(it.signer, [], "{}") })),
  no("EDS_PAYLOAD_DIFFERS", "another payload, attached", (it) => ({
    cms: it.signed(it.signer, ["-nodetach"], "{}"),
  })),
  no("EDS_PAYLOAD_DIFFERS", "an attached payload that was changed after signing", (it) => ({
    cms: replaced(it.signed(it.signer, ["-nodetach"]), Buffer.from("invented"), Buffer.from("tampered")),
  })),
  no("EDS_PAYLOAD_DIFFERS", "the payload attached, another one signed", (it) => ({
    cms: replaced(
      it.signed(it.signer, ["-nodetach"], payload.replace("invented", "tampered")),
      Buffer.from("tampered"),
      Buffer.from("invented"),
    ),
  })),
  no("EDS_PAYLOAD_DIFFERS", "the payload with a line break at its end", (it) => ({
    cms: it.signed(it.signer, [], `${payload}\n`),
  })),
  no("EDS_PAYLOAD_DIFFERS", "a message digest of something else, signed anew", (it) => ({
    cms: resigned(it.signed(), it.signer.key, withValue(ids.messageDigest, digest(randomBytes(32)))),
  })),
  no("EDS_PAYLOAD_DIFFERS", "a message digest cut short, signed anew", (it) => ({
    cms: resigned(it.signed(), it.signer.key, withValue(ids.messageDigest, digest(new Uint8Array()))),
  })),
  // How it was signed
  no("EDS_UNTRUSTED", "signed attributes changed after signing", (it) => ({
    cms: changed(it.signed(), ({ signerInfos: [signer] }) => {
      const attributes = signer!.signedAttrs!.attributes;
      signer!.signedAttrs!.attributes = attributes.filter(({ type }) => Object.values(ids).includes(type));
    }),
  })),
  no("EDS_UNTRUSTED", "a signature that was changed", (it) => ({
    cms: changed(it.signed(), ({ signerInfos: [signer] }) => {
      signer!.signature = digest(randomBytes(256));
    }),
  })),
  no("EDS_UNTRUSTED", "no signed attributes", (it) => ({ cms: it.signed(it.signer, ["-noattr"]) })),
  no("EDS_UNTRUSTED", "a content type other than what is there", (it) => {
    const other = new ObjectIdentifier({ value: "1.2.840.113549.1.7.3" });
    return { cms: resigned(it.signed(), it.signer.key, withValue(ids.contentType, other)) };
  }),
  no("EDS_UNTRUSTED", "content that is not data, in agreement with what is signed", (it) => ({
    cms: it.signed(it.signer, ["-econtent_type", "1.2.840.113549.1.9.16.1.4"]),
  })),
  no("EDS_UNTRUSTED", "no content type", (it) => ({
    cms: resigned(it.signed(), it.signer.key, (all) => all.filter(({ type }) => type !== ids.contentType)),
  })),
  no("EDS_UNTRUSTED", "no message digest", (it) => ({
    cms: resigned(it.signed(), it.signer.key, (all) => all.filter(({ type }) => type !== ids.messageDigest)),
  })),
  no("EDS_UNTRUSTED", "two message digests", (it) => ({
    cms: resigned(it.signed(), it.signer.key, (all) => [
      ...all,
      new Attribute({ type: ids.messageDigest, values: [digest(randomBytes(32))] }),
    ]),
  })),
  no("EDS_UNTRUSTED", "a message digest of two values", (it) => ({
    cms: resigned(it.signed(), it.signer.key, (all) =>
      all.map((one) =>
        one.type === ids.messageDigest
          ? new Attribute({ type: one.type, values: [...(one.values as object[]), digest(randomBytes(32))] })
          : one,
      ),
    ),
  })),
  no("EDS_UNTRUSTED", "a second message digest that has no value", (it) => ({
    cms: resigned(it.signed(), it.signer.key, (all) => [
      ...all,
      new Attribute({ type: ids.messageDigest, values: [] }),
    ]),
  })),
  no("EDS_PAYLOAD_DIFFERS", "a message digest that is no octets", (it) => ({
    cms: resigned(it.signed(), it.signer.key, withValue(ids.messageDigest, new Sequence())),
  })),
  no("EDS_UNTRUSTED", "two signers", (it) => ({ cms: it.signed([it.signer, it.issued()]) })),
  no("EDS_UNTRUSTED", "no signer", (it) => ({
    cms: changed(it.signed(), (message) => void message.signerInfos.splice(0)),
  })),
  no("EDS_UNTRUSTED", "every certificate left out", (it) => ({
    cms: it.pki.cms(payload, it.signer, ["-nocerts"]),
  })),
  no("EDS_UNTRUSTED", "the signer named by the identifier of a key that two certificates have", (it) => {
    const twin = it.issued({ subject: person(anotherIin), key: `${rsa}#person` });
    return { cms: it.signed(it.signer, ["-keyid", "-certfile", twin.certificate]) };
  }),
  no("EDS_UNTRUSTED", "the signer's certificate left out", (it) => ({
    cms: it.signed(it.signer, ["-nocerts"]),
  })),
  no("EDS_ALGORITHM_UNSUPPORTED", "SHA-1", (it) => ({ cms: it.signed(it.signer, ["-md", "sha1"]) })),
  no("EDS_ALGORITHM_UNSUPPORTED", "MD5", (it) => ({ cms: it.signed(it.signer, ["-md", "md5"]) })),
  no("EDS_ALGORITHM_UNSUPPORTED", "a certificate signed with SHA-1", (it) => ({
    cms: it.signed(it.issued({ digest: "sha1" })),
  })),
  no("EDS_ALGORITHM_UNSUPPORTED", "RSA of 1024 bits", (it) => ({
    cms: it.signed(it.issued({ key: "RSA -pkeyopt rsa_keygen_bits:1024" })),
  })),
  no("EDS_ALGORITHM_UNSUPPORTED", "a curve that is not ours", (it) => ({
    cms: it.signed(it.issued({ key: "EC -pkeyopt ec_paramgen_curve:secp256k1" })),
  })),
  no("EDS_UNTRUSTED", "a signature with RSA that calls itself ECDSA", (it) => ({
    cms: changed(it.signed(), called("1.2.840.10045.4.3.2")),
  })),
  no("EDS_UNTRUSTED", "a signature with ECDSA that calls itself RSA", (it) => ({
    cms: changed(it.signed(it.issued()), called("1.2.840.113549.1.1.11")),
  })),
  no("EDS_ALGORITHM_UNSUPPORTED", "a signature by another digest than the signer's", (it) => ({
    cms: changed(it.signed(), called("1.2.840.113549.1.1.13")),
  })),
  no("EDS_UNTRUSTED", "a signature with ECDSA that calls itself PSS", (it) => ({
    cms: changed(it.signed(it.issued()), called(pss)),
  })),
  no("EDS_UNTRUSTED", "a signature by a key for PSS alone that calls itself RSA", (it) => ({
    cms: changed(
      it.signed(it.issued({ key: "RSA-PSS -pkeyopt rsa_keygen_bits:2048" })),
      called("1.2.840.113549.1.1.11"),
    ),
  })),
  no("EDS_ALGORITHM_UNSUPPORTED", "a certificate signed by PSS with SHA-1", (it) => ({
    cms: it.signed(it.issued({ digest: "sha1", sigopt: "rsa_padding_mode:pss" })),
  })),
  no("EDS_ALGORITHM_UNSUPPORTED", "PSS with another digest than the signer's", (it) =>
    pssCalled(it, pssOf(sha512, mgf1, sha512)),
  ),
  no("EDS_ALGORITHM_UNSUPPORTED", "PSS whose mask is made with another digest", (it) =>
    pssCalled(it, pssOf(sha256, mgf1, sha512)),
  ),
  no("EDS_ALGORITHM_UNSUPPORTED", "PSS whose mask is made in another way", (it) =>
    pssCalled(it, pssOf(sha256, "2a864886f70d010107", sha256)),
  ),
  no("EDS_ALGORITHM_UNSUPPORTED", "PSS that ends in another way", (it) =>
    pssCalled(it, pssOf(sha256, mgf1, sha256, "a303020102")),
  ),
  no("EDS_ALGORITHM_UNSUPPORTED", "PSS without its parameters", (it) => ({
    cms: changed(it.signed(), called(pss)),
  })),
  no("EDS_ALGORITHM_UNSUPPORTED", "PSS that does not say which digest makes its mask", (it) => ({
    cms: changed(
      it.signed(),
      called(pss, "3020a00f300d06096086480165030402010500a10d300b06092a864886f70d010108"),
    ),
  })),
  // Who vouches for it
  no("EDS_UNTRUSTED", "a rogue authority with the right subject", (it) => {
    const rogue = it.pki.certificate({ subject: "/C=KZ/CN=Synaq issuer", extensions: authority });
    return { cms: it.signed(it.pki.certificate({ issuer: rogue }), ["-certfile", rogue.certificate]) };
  }),
  no("EDS_UNTRUSTED", "a rogue root with the name of ours", (it) => {
    const root = it.pki.certificate({ subject: "/C=KZ/CN=Synaq root", extensions: authority });
    return {
      cms: it.pki.cms(payload, it.pki.certificate({ issuer: root }), ["-certfile", root.certificate]),
    };
  }),
  no("EDS_UNTRUSTED", "a certificate that vouches for itself", (it) => ({
    cms: it.signed(it.pki.certificate()),
  })),
  no("EDS_UNTRUSTED", "a certificate issued by a person", (it) => ({
    cms: it.signed(it.issued({ issuer: it.signer, key: `${ec}#other` }), [
      "-certfile",
      it.signer.certificate,
    ]),
    lists: [...it.lists, it.pki.crl(it.signer)],
  })),
  no("EDS_UNTRUSTED", "an authority below one that may have none below it", (it) => {
    const last = it.issued({
      issuer: it.root,
      subject: "/CN=last",
      extensions: authority.replace("CA:true", "CA:true,pathlen:0"),
    });
    const below = it.issued({
      issuer: last,
      subject: "/CN=below",
      extensions: authority,
      key: `${ec}#below`,
    });
    const by = ["-certfile", last.certificate, "-certfile", below.certificate];
    return {
      cms: it.signed(it.issued({ issuer: below, key: `${ec}#leaf` }), by),
      lists: [...it.lists, it.pki.crl(last), it.pki.crl(below)],
    };
  }),
  no("EDS_UNTRUSTED", "an authority that may not issue certificates", (it) => {
    const weak = it.issued({
      issuer: it.root,
      subject: "/CN=weak",
      extensions: "basicConstraints=critical,CA:true\nkeyUsage=critical,cRLSign",
    });
    const leaf = it.issued({ issuer: weak, key: `${ec}#leaf` });
    return { cms: it.signed(leaf, ["-certfile", weak.certificate]), lists: [...it.lists, it.pki.crl(weak)] };
  }),
  no("EDS_UNTRUSTED", "an issuer of the right key and another name", (it) => {
    const named = {
      subject: "/CN=another name",
      issuer: it.root,
      key: `${rsa}#issuer`,
      extensions: authority,
    };
    return { cms: it.signed(it.issued({ issuer: it.pki.certificate(named) })) };
  }),
  no("EDS_UNTRUSTED", "four authorities between the root and the person", (it) => below(it, 3)),
  no("EDS_UNTRUSTED", "nobody is trusted", (it) => ({ cms: it.signed(), anchors: [] })),
  no("EDS_UNTRUSTED", "the authority left out, and not known to us", (it) => ({
    cms: it.pki.cms(payload, it.signer),
  })),
  no("EDS_UNTRUSTED", "a critical extension that nobody here knows", (it) => ({
    cms: it.signed(it.issued({ extensions: `${forSigning}\n1.2.3.4=critical,ASN1:NULL` })),
  })),
  no("EDS_UNTRUSTED", "a certificate that says the same thing twice", (it) => ({
    cms: it.signed(
      reissued(it.issued(), it.issuer, ({ extensions }) => void extensions!.push(extensions!.at(-1)!)),
    ),
  })),
  no("EDS_UNTRUSTED", "a certificate of the first version: it does not say what its key is for", (it) => ({
    cms: it.signed(firstVersion(it, it.issued())),
  })),
  no("EDS_UNTRUSTED", "names limited by an authority", (it) => {
    const limited = it.issued({
      issuer: it.root,
      subject: "/CN=limited",
      extensions: `${authority}\nnameConstraints=permitted;email:example.kz`,
    });
    const leaf = it.issued({ issuer: limited, key: `${ec}#leaf` });
    return {
      cms: it.signed(leaf, ["-certfile", limited.certificate]),
      lists: [...it.lists, it.pki.crl(limited)],
    };
  }),
  no("EDS_EXPIRED", "the moment before the certificate begins", (it) => beginning(it, -1)),
  no("EDS_EXPIRED", "the moment after the certificate has ended", (it) => ending(it, 1)),
  no("EDS_EXPIRED", "the day after the certificate ended", (it) => ({ cms: it.signed(), at: inDays(11) })),
  no("EDS_EXPIRED", "before the certificate began", (it) => ({ cms: it.signed(), at: inDays(-1) })),
  no("EDS_EXPIRED", "an authority that ended before the certificate", (it) => {
    const short = it.issued({ issuer: it.root, subject: "/CN=short", extensions: authority, days: 2 });
    return {
      cms: it.signed(it.issued({ issuer: short, key: `${ec}#leaf` }), ["-certfile", short.certificate]),
      at: inDays(4),
    };
  }),
  no("EDS_EXPIRED", "the root has ended", (it) => ({
    cms: it.signed(it.issued({ days: 90 })),
    at: inDays(70),
  })),
  // Whether it was taken back
  no("EDS_REVOKED", "revoked", (it) => ({
    cms: it.signed(),
    lists: [it.pki.crl(it.root), it.pki.crl(it.issuer, { revoked: [it.signer] })],
  })),
  no("EDS_REVOKED", "the authority is revoked", (it) => ({
    cms: it.signed(),
    lists: [it.pki.crl(it.root, { revoked: [it.issuer] }), it.pki.crl(it.issuer)],
  })),
  no("EDS_REVOKED", "one list says revoked, another does not", (it) => ({
    cms: it.signed(),
    lists: [...it.lists, it.pki.crl(it.issuer, { revoked: [it.signer] })],
  })),
  no("EDS_REVOKED", "a list says good, a responder that it does not revoke says revoked", (it) => ({
    cms: it.signed(),
    ocsp: [answered(it, responder(it, { extensions: appointedOnly }), "revoked")],
  })),
  no("EDS_REVOKED", "no list, and the issuer answers revoked", (it) => ({
    ...answeredAlone(it, it.issuer),
    ocsp: [answered(it, it.issuer, "revoked")],
  })),
  no(
    "EDS_REVOCATION_UNKNOWN",
    "no list, and the issuer answers that it does not know the certificate",
    (it) => ({
      ...answeredAlone(it, it.issuer),
      ocsp: [answered(it, it.issuer, "unknown")],
    }),
  ),
  no(
    "EDS_REVOCATION_UNKNOWN",
    "an answer of whom another authority of the issuer's name has appointed",
    (it) => {
      const rogue = it.pki.certificate({ subject: "/C=KZ/CN=Synaq issuer", extensions: authority });
      return answeredAlone(it, it.pki.certificate({ issuer: rogue, extensions: appointed }));
    },
  ),
  no("EDS_REVOCATION_UNKNOWN", "an answer of whom the issuer has appointed under another name", (it) => {
    const named = { subject: "/CN=another name", issuer: it.root, key: `${rsa}#issuer` };
    const other = it.pki.certificate({ ...named, extensions: authority });
    return answeredAlone(it, it.pki.certificate({ issuer: other, extensions: appointed }));
  }),
  ...(["responseExtensions", "singleExtensions"] as const).map((where) =>
    no("EDS_REVOCATION_UNKNOWN", `an answer with something critical that nobody here knows: ${where}`, (it) =>
      answeredOtherwise(it, ({ tbsResponseData }) => {
        const [one] = tbsResponseData.responses;
        if (where === "singleExtensions") one![where] = [unknownTo(false), unknownTo(true)];
        else tbsResponseData[where] = [unknownTo(false), unknownTo(true)];
      }),
    ),
  ),
  ...(["issuerNameHash", "issuerKeyHash"] as const).map((what) =>
    no("EDS_REVOCATION_UNKNOWN", `an answer about the same number of another issuer: ${what}`, (it) =>
      answeredOtherwise(it, ({ tbsResponseData: { responses } }) => {
        responses[0]!.certID[what] = digest(randomBytes(20));
      }),
    ),
  ),
  no("EDS_REVOCATION_UNKNOWN", "an answer that says of itself that it is none", (it) => {
    const answer = answered(it, it.issuer);
    const none = replaced(answer, Buffer.of(0x0a, 1, 0), Buffer.of(0x0a, 1, 6));
    return { ...answeredAlone(it, it.issuer), ocsp: [none] };
  }),
  no("EDS_REVOCATION_UNKNOWN", "an answer of a kind that nobody here knows", (it) => {
    const [basic, other] = ["2b0601050507300101", "2b0601050507300102"].map((hex) => Buffer.from(hex, "hex"));
    const answer = replaced(answered(it, it.issuer), basic!, other!);
    return { ...answeredAlone(it, it.issuer), ocsp: [answer] };
  }),
  no("EDS_REVOCATION_UNKNOWN", "more than five minutes before the answer begins", (it) =>
    answeredFor(it, secondIn(1), secondIn(2), moved(secondIn(1), -fiveMinutes - 1)),
  ),
  no("EDS_REVOCATION_UNKNOWN", "an answer at its end", (it) =>
    answeredFor(it, secondIn(0.5), secondIn(1), secondIn(1)),
  ),
  no("EDS_REVOCATION_UNKNOWN", "an answer that does not say until when, after five minutes", (it) =>
    answeredFor(it, secondIn(1), null, moved(secondIn(1), fiveMinutes)),
  ),
  no("EDS_REVOCATION_UNKNOWN", "an answer the moment before the responder's certificate begins", (it) =>
    appointedFor(it, moved(secondIn(0.5), -1), (one) => void (one.notBefore.value = secondIn(0.5))),
  ),
  no("EDS_REVOCATION_UNKNOWN", "an answer the moment after the responder's certificate has ended", (it) =>
    appointedFor(it, moved(secondIn(0.5), 1), (one) => void (one.notAfter.value = secondIn(0.5))),
  ),
  no("EDS_REVOCATION_UNKNOWN", "an answer that speaks twice of the certificate", (it) => ({
    ...answeredAlone(it, it.issuer),
    ocsp: [answeredAll(it, [it.signer, it.signer])],
  })),
  no("EDS_REVOCATION_UNKNOWN", "an answer that names the certificate by SHA-512", (it) => ({
    ...answeredAlone(it, it.issuer),
    ocsp: [answeredAll(it, [it.signer], ["-sha512"])],
  })),
  no("EDS_REVOCATION_UNKNOWN", "a responder that refuses to answer", (it) => ({
    ...answeredAlone(it, it.issuer),
    ocsp: [Buffer.from("30030a0106", "hex")],
  })),
  no("EDS_REVOCATION_UNKNOWN", "an answer of whose appointment has ended", (it) => ({
    ...answeredAlone(it, responder(it, { days: 0 })),
    at: inDays(0.5),
  })),
  no("EDS_REVOCATION_UNKNOWN", "an answer by a key that may not sign", (it) =>
    answeredAlone(it, responder(it, { extensions: appointed.replace("digitalSignature", "keyAgreement") })),
  ),
  no("EDS_REVOCATION_UNKNOWN", "an answer of one whose certificate nobody here understands", (it) =>
    answeredAlone(it, responder(it, { extensions: `${appointed}\n1.2.3.4=critical,ASN1:NULL` })),
  ),
  no("EDS_REVOCATION_UNKNOWN", "an answer of one of whom nobody says that he is not revoked", (it) =>
    answeredAlone(it, responder(it, { extensions: appointedOnly })),
  ),
  no("EDS_REVOCATION_UNKNOWN", "an answer of one who was appointed for something else", (it) =>
    answeredAlone(it, responder(it, { extensions: appointed.replace("OCSPSigning", "clientAuth") })),
  ),
  no("EDS_REVOCATION_UNKNOWN", "the issuer's answer, of two days ago", (it) => ({
    ...answeredAlone(it, it.issuer),
    lists: [it.pki.crl(it.root, { to: inDays(9) })],
    at: inDays(2),
  })),
  no("EDS_REVOCATION_UNKNOWN", "the issuer's answer about another certificate", (it) => ({
    ...answeredAlone(it, it.issuer),
    cms: it.signed(it.issued()),
  })),
  no("EDS_REVOCATION_UNKNOWN", "nothing is known of revocation", (it) => ({ cms: it.signed(), lists: [] })),
  no("EDS_REVOCATION_UNKNOWN", "nothing is known of the authority's", (it) => ({
    cms: it.signed(),
    lists: it.lists.slice(1),
  })),
  no("EDS_REVOCATION_UNKNOWN", "a list that has ended", (it) => ({
    cms: it.signed(),
    lists: [it.lists[0]!, it.pki.crl(it.issuer, { from: inDays(-3), to: inDays(-1) })],
  })),
  no("EDS_REVOCATION_UNKNOWN", "more than five minutes before the list begins", (it) =>
    listed(it, -fiveMinutes - 1),
  ),
  no("EDS_REVOCATION_UNKNOWN", "a list at its end", (it) => listed(it, 86_400_000)),
  no("EDS_REVOCATION_UNKNOWN", "a list that has not begun", (it) => ({
    cms: it.signed(),
    lists: [it.lists[0]!, it.pki.crl(it.issuer, { from: inDays(1), to: inDays(3) })],
  })),
  no("EDS_REVOCATION_UNKNOWN", "a list of the wrong issuer", (it) => ({
    cms: it.signed(),
    lists: [it.lists[0]!, it.pki.crl(it.root)],
  })),
  no("EDS_REVOCATION_UNKNOWN", "a list in the issuer's name by somebody else's key", (it) => {
    const rogue = it.pki.certificate({ subject: "/C=KZ/CN=Synaq issuer", extensions: authority });
    return { cms: it.signed(), lists: [it.lists[0]!, it.pki.crl(rogue)] };
  }),
  no("EDS_REVOCATION_UNKNOWN", "a list by the issuer's key in another name", (it) => {
    const named = {
      subject: "/CN=another name",
      issuer: it.root,
      key: `${rsa}#issuer`,
      extensions: authority,
    };
    return { cms: it.signed(), lists: [it.lists[0]!, it.pki.crl(it.pki.certificate(named))] };
  }),
  no("EDS_REVOCATION_UNKNOWN", "a list of an authority that may not sign lists", (it) => {
    const mute = it.issued({
      issuer: it.root,
      subject: "/CN=mute",
      extensions: "basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign",
    });
    const leaf = it.issued({ issuer: mute, key: `${ec}#leaf` });
    return { cms: it.signed(leaf, ["-certfile", mute.certificate]), lists: [...it.lists, it.pki.crl(mute)] };
  }),
  no("EDS_REVOCATION_UNKNOWN", "a part of a list: only what changed", (it) => ({
    cms: it.signed(),
    lists: [
      it.lists[0]!,
      it.pki.crl(it.issuer, { extensions: "deltaCRL=critical,DER:020101\n2.5.29.27=critical,DER:020101" }),
    ],
  })),
  // The same signature in other bytes
  no("EDS_UNTRUSTED", "a certificate whose signature leaves a bit over", (it) => ({
    cms: withBitOver(it.signed(), derOf(it.signer)),
  })),
  no("EDS_REVOCATION_UNKNOWN", "a list whose signature leaves a bit over", (it) => ({
    cms: it.signed(),
    lists: [it.lists[0]!, withBitOver(it.lists[1]!)],
  })),
  no("EDS_REVOCATION_UNKNOWN", "an answer whose signature leaves a bit over", (it) => {
    const answer = answered(it, it.issuer);
    return { ...answeredAlone(it, it.issuer), ocsp: [withBitOver(answer, basicAnswerIn(answer))] };
  }),
  no("EDS_UNTRUSTED", "a certificate that calls its algorithm otherwise outside than inside", (it) => ({
    cms: calledOtherwiseOutside(it.signed(), derOf(it.signer)),
  })),
  no("EDS_REVOCATION_UNKNOWN", "a list that calls its algorithm otherwise outside than inside", (it) => ({
    cms: it.signed(),
    lists: [it.lists[0]!, calledOtherwiseOutside(it.lists[1]!)],
  })),
  // Whose it is
  no("EDS_WRONG_PERSON", "another person's", (it) => ({
    cms: it.signed(it.issued({ subject: person(anotherIin) })),
  })),
  no("EDS_WRONG_PERSON", "two persons in one certificate", (it) => ({
    cms: it.signed(it.issued({ subject: `/CN=SYNAQ/serialNumber=IIN${iin}/serialNumber=IIN${anotherIin}` })),
  })),
  no("EDS_WRONG_PERSON", "the person given twice", (it) => ({
    cms: it.signed(it.issued({ subject: `/CN=SYNAQ/serialNumber=IIN${iin}/serialNumber=IIN${iin}` })),
  })),
  no("EDS_WRONG_PERSON", "the number in the name", (it) => ({
    cms: it.signed(it.issued({ subject: `/CN=IIN${iin}` })),
  })),
  no("EDS_WRONG_PERSON", "the number in another field, another's in the right one", (it) => ({
    cms: it.signed(
      it.issued({ subject: `/CN=serialNumber=IIN${iin}/OU=IIN${iin}/serialNumber=IIN${anotherIin}` }),
    ),
  })),
  no("EDS_WRONG_PERSON", "an organisation's", (it) => ({
    cms: it.signed(it.issued({ subject: "/O=SYNAQ/OU=BIN990140000390" })),
  })),
  no("EDS_WRONG_PERSON", "the number with something behind it", (it) => ({
    cms: it.signed(it.issued({ subject: `/CN=SYNAQ/serialNumber=IIN${iin}0` })),
  })),
  no("EDS_WRONG_PERSON", "the number without its letters", (it) => ({
    cms: it.signed(it.issued({ subject: `/CN=SYNAQ/serialNumber=${iin}` })),
  })),
  no("EDS_UNTRUSTED", "an authority's certificate, with a person's number", (it) => ({
    cms: it.signed(it.issued({ extensions: `${authority},digitalSignature` })),
  })),
  no("EDS_UNTRUSTED", "a key for encryption only", (it) => ({
    cms: it.signed(it.issued({ extensions: "keyUsage=critical,keyEncipherment", key: `${rsa}#person` })),
  })),
  no("EDS_UNTRUSTED", "a key for nothing in particular", (it) => ({
    cms: it.signed(it.issued({ extensions: "basicConstraints=critical,CA:false" })),
  })),
  // What it is at all
  no("malformed", "bytes by chance", () => ({ cms: randomBytes(500) })),
  no("malformed", "nothing", () => ({ cms: Buffer.alloc(0) })),
  no("malformed", "a certificate instead of a CMS", (it) => ({ cms: Buffer.from(derOf(it.signer)) })),
  no("malformed", "bytes behind the end", (it) => ({ cms: Buffer.concat([it.signed(), Buffer.of(0)]) })),
  no("malformed", "a CMS cut off", (it) => ({ cms: it.signed().subarray(0, -1) })),
  no("malformed", "a CMS that is not signed data", () => ({
    cms: Buffer.from(element("300f06092a864886f70d010701a0020400").toBER()),
  })),
  no("malformed", "signed data that calls itself something else", (it) => ({
    cms: replaced(
      it.signed(),
      Buffer.from("2a864886f70d010702", "hex"),
      Buffer.from("2a864886f70d010703", "hex"),
    ),
  })),
  no("malformed", "thirty thousand sequences in each other", () => ({
    cms: Buffer.alloc(60_000, "3080", "hex"),
  })),
  no("malformed", "a length of four gigabytes", () => ({ cms: Buffer.from("3084ffffffff0609", "hex") })),
  no("malformed", "eleven certificates: more than anybody needs", (it) => withCertificates(it, 11)),
];

const twoDigests = (cms: Uint8Array): Buffer =>
  changed(cms, ({ signerInfos: [signer] }) => {
    signer!.signedAttrs!.attributes.push(
      new Attribute({ type: ids.messageDigest, values: [digest(randomBytes(32))] }),
    );
  });

/** Signatures with GOST: "gost" is for whoever can verify it; the rest is refused before anybody is asked. */
export const withGost: readonly Row[] = [
  no("gost", "digest and signature by GOST, detached", (it) => ({ cms: asGost(it.signed()) })),
  no("gost", "digest and signature by GOST, attached", (it) => ({
    cms: asGost(it.signed(it.signer, ["-nodetach"])),
  })),
  no("gost", "the digest alone by GOST", (it) => ({ cms: asGost(it.signed(), ["digest"]) })),
  no("gost", "the signature alone by GOST", (it) => ({ cms: asGost(it.signed(), ["signature"]) })),
  no("EDS_PAYLOAD_DIFFERS", "another payload attached", (it) => ({
    cms: asGost(it.signed(it.signer, ["-nodetach"], "{}")),
  })),
  no("EDS_UNTRUSTED", "content that is not data", (it) => ({
    cms: asGost(it.signed(it.signer, ["-econtent_type", "1.2.840.113549.1.9.16.1.4"])),
  })),
  no("EDS_UNTRUSTED", "no signed attributes", (it) => ({ cms: asGost(it.signed(it.signer, ["-noattr"])) })),
  no("EDS_UNTRUSTED", "two message digests", (it) => ({ cms: twoDigests(asGost(it.signed())) })),
  no("EDS_UNTRUSTED", "two signers", (it) => ({ cms: asGost(it.signed([it.signer, it.issued()])) })),
  no("EDS_UNTRUSTED", "a key for encryption only", (it) => ({
    cms: asGost(
      it.signed(it.issued({ extensions: "keyUsage=critical,keyEncipherment", key: `${rsa}#person` })),
    ),
  })),
  no("EDS_UNTRUSTED", "an authority's certificate, with a person's number", (it) => ({
    cms: asGost(it.signed(it.issued({ extensions: `${authority},digitalSignature` }))),
  })),
  no("EDS_WRONG_PERSON", "another person's", (it) => ({
    cms: asGost(it.signed(it.issued({ subject: person(anotherIin) }))),
  })),
  ...[beginning, ending].flatMap((limit) => {
    const made = (by: number) => (it: EdsWorld) => {
      const one = limit(it, by);
      return { ...one, cms: asGost(one.cms) };
    };
    const outside = limit === beginning ? -1 : 1;
    return [
      no("gost", `at the instant of the certificate's ${limit.name}`, made(0)),
      no("EDS_EXPIRED", `the moment outside the certificate's ${limit.name}`, made(outside)),
    ];
  }),
  no("EDS_EXPIRED", "the day after the certificate ended", (it) => ({
    cms: asGost(it.signed()),
    at: inDays(11),
  })),
  no("EDS_EXPIRED", "before the certificate began", (it) => ({ cms: asGost(it.signed()), at: inDays(-1) })),
];
