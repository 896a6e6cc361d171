import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openSignatures } from "../../subgraphs/registration/signatures/openSignatures.ts";
import type { Signatures } from "../../subgraphs/registration/signatures/signatures.ts";
import type { SignatureSettings } from "../../subgraphs/shared/signatureSettings.ts";
import { authority, ec, forSigning, iin, person, type Pair } from "./pki.ts";
import { openServer, type Server } from "./servers.ts";
import { edsWorld, inDays, payload, type EdsWorld } from "./world.ts";

let it: EdsWorld;
let folder: string;
beforeAll(() => {
  it = edsWorld();
  folder = join(it.pki.folder, "lists");
});
afterAll(() => it.pki.close());

let opened: Signatures | undefined;
let servers: Server[] = [];
afterEach(async () => {
  await opened?.close();
  servers.forEach((server) => server.close());
  [opened, servers] = [undefined, []];
});

const serve = async (answer: Server["answer"]): Promise<Server> => {
  const server = await openServer(answer);
  servers.push(server);
  return server;
};

/** Files that hold the lists of these issuers. */
function files(...lists: Buffer[]): string[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  lists.forEach((list, index) => writeFileSync(join(folder, `${index}.crl`), list));
  return [folder];
}

/** Verifies a signature with lists and responders found in these places; gives the code, or how it was accepted. */
async function verdict(places: Partial<SignatureSettings["revocation"]>, cms = it.signed(), at = new Date()) {
  opened ??= openSignatures(
    {
      anchors: it.root.certificate,
      revocation: { files: [], lists: [], responders: [], ...places },
      ncaNodeUrl: null,
    },
    { log: () => undefined, clock: () => new Date() },
  );
  const told = await opened.verify({ cms, payload, signer: iin, at });
  if (told.kind === "rejected") return told.code;
  if (told.kind === "malformed") return told.kind;
  return told.evidence.materials.map(({ kind }) => kind).join(" ");
}
const byLists = "CERTIFICATE CERTIFICATE CERTIFICATE CRL CRL";
const byResponder = "CERTIFICATE CERTIFICATE CERTIFICATE OCSP CRL";

test("lists are read from files, in PEM too", async () => {
  const [root, issuer] = it.lists;
  const pem = `-----BEGIN X509 CRL-----\n${issuer!.toString("base64")}\n-----END X509 CRL-----\n`;
  expect(await verdict({ files: files(root!, Buffer.from(pem)) })).toBe(byLists);
});

test("lists are fetched from configured addresses, before the first signature is judged", async () => {
  const server = await serve((path) => ({ body: it.lists[path === "/root.crl" ? 0 : 1]! }));
  expect(await verdict({ lists: [`${server.url}/root.crl`, `${server.url}/issuer.crl`] })).toBe(byLists);
  expect(await verdict({})).toBe(byLists);
  expect(server.asked).toHaveLength(2);
});

test.each<[what: string, answer: Server["answer"]]>([
  ["answers with a fault", () => ({ status: 500, body: "" })],
  ["answers with something else", () => ({ body: "<html>" })],
  ["sends elsewhere", () => ({ status: 302, body: "", location: "http://127.0.0.1:9/" })],
])("a place of lists that %s: nothing is known, and nothing is accepted", async (_what, answer) => {
  const server = await serve(answer);
  expect(await verdict({ files: files(it.lists[0]!), lists: [server.url] })).toBe("EDS_REVOCATION_UNKNOWN");
});

test("a place of lists that sends to another host is not followed, even to a list that would do", async () => {
  const other = await serve(() => ({ body: it.lists[1]! }));
  const server = await serve(() => ({ status: 302, body: "", location: other.url }));
  expect(await verdict({ files: files(it.lists[0]!), lists: [server.url] })).toBe("EDS_REVOCATION_UNKNOWN");
  expect([server.asked.length, other.asked.length]).toEqual([1, 0]);
});

/** What openssl answers to the question whether the signer's certificate is good. */
const answerOf = (body: Buffer, responder: Pair, said: { revoked?: Pair[] } = {}) =>
  it.pki.ocsp(body, it.issuer, responder, said.revoked ? said : { good: [it.signer] });

/** A responder appointed by the issuer, unless told otherwise. */
const delegate = (wanted: { issuer?: Pair | null; extensions?: string } = {}) =>
  it.pki.certificate({
    issuer: it.issuer,
    subject: "/CN=responder",
    key: `${ec}#responder`,
    extensions: "keyUsage=critical,digitalSignature\nextendedKeyUsage=OCSPSigning\nnoCheck=ignored",
    ...wanted,
  });

/** Answers that this responder signs. */
const by =
  (responder: Pair, said: { revoked?: Pair[] } = {}): Server["answer"] =>
  (_path, body) => ({ body: answerOf(body, responder, said) });
const always =
  (answer: ReturnType<Server["answer"]>): Server["answer"] =>
  () =>
    answer;

test("a responder that the issuer has appointed is asked, once until its answer ends", async () => {
  const server = await serve(by(delegate()));
  const places = { files: files(it.lists[0]!), responders: [server.url] };
  expect(await verdict(places)).toBe(byResponder);
  expect(await verdict(places)).toBe(byResponder);
  expect(server.asked.map(({ method }) => method)).toEqual(["POST"]);
});

test("the issuer may answer itself", async () => {
  const server = await serve(by(it.issuer));
  expect(await verdict({ files: files(it.lists[0]!), responders: [server.url] })).toBe(byResponder);
});

test("where a list suffices, nobody is asked", async () => {
  const server = await serve(by(delegate()));
  expect(await verdict({ files: files(...it.lists), responders: [server.url] })).toBe(byLists);
  expect(server.asked).toEqual([]);
});

test("a responder that says revoked is believed", async () => {
  const server = await serve(by(delegate(), { revoked: [it.signer] }));
  expect(await verdict({ files: files(it.lists[0]!), responders: [server.url] })).toBe("EDS_REVOKED");
});

test.each<[what: string, answer: () => Server["answer"]]>([
  ["is appointed by nobody", () => by(it.pki.certificate({ key: `${ec}#rogue` }))],
  [
    "is appointed for something else",
    () => by(delegate({ extensions: "keyUsage=digitalSignature\nnoCheck=ignored" })),
  ],
  ["is a person of the same issuer", () => by(it.issued({ extensions: forSigning }))],
  [
    "is appointed by another authority of the same name",
    () =>
      by(
        delegate({ issuer: it.pki.certificate({ subject: "/C=KZ/CN=Synaq issuer", extensions: authority }) }),
      ),
  ],
  [
    "may itself be revoked, and nobody says that it is not",
    () => by(delegate({ extensions: "keyUsage=digitalSignature\nextendedKeyUsage=OCSPSigning" })),
  ],
  ["answers with what it said of another certificate", () => always({ body: otherAnswer() })],
  ["answers with chance", () => always({ body: "no answer" })],
  ["refuses", () => always({ body: Buffer.from("30030a0106", "hex") })],
  ["answers with a fault", () => always({ status: 503, body: "" })],
  ["sends elsewhere", () => always({ status: 307, body: "", location: "http://127.0.0.1:9/" })],
])("a responder that %s is not believed", async (_what, answer) => {
  const server = await serve(answer());
  const places = { files: files(it.lists[0]!), responders: [server.url] };
  expect(await verdict(places)).toBe("EDS_REVOCATION_UNKNOWN");
  expect(server.asked).toHaveLength(1);
});

/** A good answer about somebody else's certificate of the same issuer. */
function otherAnswer(): Buffer {
  const request = join(it.pki.folder, "other.req");
  const other = it.issued({ subject: person(iin), key: `${ec}#elsewhere` });
  it.pki.openssl(
    "ocsp",
    "-issuer",
    it.issuer.certificate,
    "-cert",
    other.certificate,
    "-reqout",
    request,
    "-no_nonce",
  );
  return it.pki.ocsp(readFileSync(request), it.issuer, delegate(), { good: [other] });
}

test("an answer of yesterday is no answer", async () => {
  const list = it.pki.crl(it.root, { to: inDays(9) });
  const server = await serve(by(delegate()));
  const places = { files: files(list), responders: [server.url] };
  expect(await verdict(places, it.signed(), new Date())).toBe(byResponder);
  expect(await verdict(places, it.signed(), inDays(2))).toBe("EDS_REVOCATION_UNKNOWN");
});

test(
  "a responder that keeps silent is given up after seconds, and nothing is accepted",
  { timeout: 20_000 },
  async () => {
    const server = await serve(() => null);
    const began = Date.now();
    expect(await verdict({ files: files(it.lists[0]!), responders: [server.url] })).toBe(
      "EDS_REVOCATION_UNKNOWN",
    );
    expect(Date.now() - began).toBeLessThan(8_000);
  },
);

test("an address in a certificate is never asked, a stranger's or ours", async () => {
  const server = await serve(() => ({ body: it.lists[1]! }));
  const addresses = `${forSigning}\ncrlDistributionPoints=URI:${server.url}/crl\nauthorityInfoAccess=OCSP;URI:${server.url}/ocsp,caIssuers;URI:${server.url}/ca`;
  const stranger = it.pki.certificate({ subject: person(iin), extensions: addresses });
  const ours = it.issued({ subject: person(iin), extensions: addresses });
  const places = { files: files(it.lists[0]!) };
  expect(await verdict(places, it.signed(stranger))).toBe("EDS_UNTRUSTED");
  expect(await verdict(places, it.signed(ours))).toBe("EDS_REVOCATION_UNKNOWN");
  expect(server.asked).toEqual([]);
});

test("a responder is not asked about a certificate that nobody of ours issued, nor about another person's", async () => {
  const server = await serve(() => ({ body: "" }));
  const places = { files: files(it.lists[0]!), responders: [server.url] };
  expect(await verdict(places, it.signed(it.pki.certificate()))).toBe("EDS_UNTRUSTED");
  expect(await verdict(places, it.signed(it.issued({ subject: "/CN=nobody" })))).toBe("EDS_WRONG_PERSON");
  expect(server.asked).toEqual([]);
});

test("a hundred signatures at once, good and bad, each get their own answer", async () => {
  const [good, bad] = [it.signed(), it.signed(it.signer, [], "{}")];
  const places = { files: files(...it.lists) };
  const all = await Promise.all(Array.from({ length: 100 }, (_, at) => verdict(places, at % 2 ? bad : good)));
  expect(all).toEqual(Array.from({ length: 100 }, (_, at) => (at % 2 ? "EDS_PAYLOAD_DIFFERS" : byLists)));
});
