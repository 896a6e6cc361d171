import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readKeptCase, verifyEvidence, type KeptCase } from "../../subgraphs/registration/index.ts";
import { authority, person } from "../signatures/pki.ts";
import { edsWorld, type EdsWorld } from "../signatures/world.ts";
import { ask, comesTo, requestTo, submit } from "./registrationActs.ts";
import { world, type World } from "./registrationWorld.ts";

let it: World;
let eds: EdsWorld;
let id: string;
let number: string;
let databaseUrl: string;

/** One application signed digitally, with the owner's consent given digitally. */
beforeAll(async () => {
  eds = edsWorld();
  const lists = join(eds.pki.folder, "lists");
  mkdirSync(lists);
  for (const [index, list] of eds.lists.entries()) writeFileSync(join(lists, `${index}.crl`), list);
  const revocation = { files: [lists], lists: [], responders: [] };
  it = await world(undefined, { anchors: eds.root.certificate, revocation, ncaNodeUrl: null });
  databaseUrl = it.url;

  const [owner, by] = [it.person(), it.person()];
  const cms = (who: string, text: unknown) =>
    eds.signed(eds.issued({ subject: person(who) }), [], String(text)).toString("base64");
  ({ id, number = "" } = (await submit(it, by, it.home([owner]))) as { id: string; number?: string });
  const [application] = await it.sql`select payload from applications where id = ${id}`;
  await ask(
    it,
    "signApplication",
    { input: { applicationId: id, cms: cms(by, application?.["payload"]) } },
    by,
  );
  const request = await requestTo(it, owner, id);
  const [consent] = await it.sql`select payload from consents where id = ${request.id}`;
  const input = { consentId: request.id, confirm: true, cms: cms(owner, consent?.["payload"]) };
  await ask(it, "answerConsent", { input }, owner);
  await comesTo(it, by, id, "REGISTERED");
});
afterAll(async () => {
  await it.close();
  eds.pki.close();
});

const kept = async (): Promise<KeptCase> => structuredClone((await readKeptCase(databaseUrl, id))!);
const faults = (of: KeptCase, anchors: string | null = eds.root.certificate) =>
  verifyEvidence(of, anchors)
    .filter(({ holds }) => !holds)
    .map(({ sentence }) => sentence);

test("what is kept is verified again, by id and by number", async () => {
  const statements = verifyEvidence(await kept(), eds.root.certificate);
  expect(statements.map(({ holds }) => holds)).toEqual([true, true]);
  expect(statements[0]?.sentence).toMatch(
    /^The application: signed digitally; verified again for .* 3 certificates and 2 records/,
  );
  expect(await readKeptCase(databaseUrl, number)).toEqual(await kept());
  expect(await readKeptCase(databaseUrl, "KZ-NONE")).toBeNull();
});

test("certificates and lists are kept once, although two signatures rest on them", async () => {
  expect((await kept()).materials.map(({ kind }) => kind).sort()).toEqual([
    ...["CERTIFICATE", "CERTIFICATE", "CERTIFICATE", "CERTIFICATE"],
    ...["CRL", "CRL"],
  ]);
});

/** What is kept, with every field open to a change; a field may hold what it never should. */
interface Loose {
  application: Record<string, string>;
  consents: Record<string, string>[];
  signatures: {
    payload: string;
    judgedFor: string;
    cms: unknown;
    materials: string[];
    [field: string]: unknown;
  }[];
  materials: { kind: string; base64: string }[];
}
const isList = ({ kind }: { kind: string }) => kind === "CRL";

describe("whatever is changed in what is kept is told", () => {
  const at = (text: string) => new Date(Date.parse(text) + 90 * 60_000).toISOString();
  test.each<[what: string, change: (kept: Loose) => void, told: RegExp]>([
    ["the text", ({ signatures }) => (signatures[0]!.payload += " "), /does not have the fingerprint/],
    [
      "the fingerprint",
      ({ signatures }) => (signatures[0]!.payloadDigest = "0".repeat(64)),
      /does not have the fingerprint/,
    ],
    [
      "the application's text",
      ({ application }) => (application["payload"] = "{}"),
      /not the text of the application/,
    ],
    [
      "the consent's text",
      ({ consents }) => (consents[0]!["payload"] = "{}"),
      /not the text of the application or consent/,
    ],
    ["who signs", ({ application }) => (application.signer = "900000000000"), /somebody else signed/],
    ["who consents", ({ consents }) => (consents[0]!.giver = "900000000000"), /somebody else signed/],
    [
      "the signature",
      ({ signatures }) => (signatures[0]!.cms = signatures[1]!.cms),
      /does not hold \(EDS_PAYLOAD_DIFFERS\)/,
    ],
    ["the signature is gone", ({ signatures }) => (signatures[0]!.cms = null), /itself is not kept/],
    [
      "the evidence is gone",
      ({ signatures }) => signatures.shift(),
      /The application is signed: no evidence/,
    ],
    ["the consent's evidence is gone", ({ signatures }) => signatures.pop(), /was given: no evidence/],
    ["the consent is gone", ({ consents }) => consents.pop(), /a consent that is not there/],
    ["a list", ({ materials }) => (materials.find(isList)!.base64 = "MAA="), /was changed/],
    ["a list is gone", ({ materials }) => materials.splice(materials.findIndex(isList), 1), /is not kept/],
    ["no list is named", ({ signatures }) => (signatures[0]!.materials.length = 3), /EDS_REVOCATION_UNKNOWN/],
    [
      "the time",
      ({ signatures }) => (signatures[0]!.judgedFor = at(signatures[0]!.judgedFor)),
      /another time/,
    ],
    ["no time", ({ signatures }) => (signatures[0]!.judgedFor = "never"), /another time/],
    [
      "a code, although there is none",
      ({ signatures }) => (signatures[0]!.method = "SMS_CODE"),
      /no trace of a code/,
    ],
  ])("%s", async (_what, change, told) => {
    const changed = await kept();
    change(changed as unknown as Loose);
    expect(faults(changed).join("\n")).toMatch(told);
  });

  test("a certificate that the record calls an anchor is none when it is not trusted now", async () => {
    const other = eds.pki.certificate({ subject: "/CN=another root", extensions: authority });
    expect(faults(await kept(), other.certificate).join()).toMatch(/does not hold \(EDS_UNTRUSTED\)/);
    expect(faults(await kept(), null).join()).toMatch(/set EDS_TRUST_ANCHORS/);
  });
});

describe("npm run evidence:verify", { timeout: 120_000 }, () => {
  const run = async (...args: string[]) => {
    const env = {
      ...process.env,
      DATABASE_URL: "",
      REGISTRATION_DATABASE_URL: databaseUrl,
      EDS_TRUST_ANCHORS: eds.root.certificate,
      EDS_REVOCATION: eds.pki.folder,
    };
    const done = promisify(execFile)(process.execPath, ["gateway/cli/evidence.ts", ...args], { env });
    return done.then(
      ({ stdout }) => ({ code: 0, out: stdout }),
      (error: unknown) => {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { code, out: stdout + stderr };
      },
    );
  };

  test("verifies in the register and exports; the file is verified without the register; a changed one is not", async () => {
    const file = join(eds.pki.folder, "kept.json");
    const first = await run(id, "--export", file);
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^holds .*\nholds .*\n$/) });
    expect(first.out).not.toMatch(/\d{12}/);
    expect(await run(file)).toEqual(first);
    writeFileSync(file, readFileSync(file, "utf8").replace("mekenjai.application", "mekenjai.applicatiom"));
    expect(await run(file)).toMatchObject({ code: 1, out: expect.stringMatching(/DOES NOT/) });
  });

  test.each([["KZ-NONE"], [], ["one", "two"]])("what it cannot do it says (%#)", async (...args) => {
    expect(await run(...args)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/no such application|evidence:verify/),
    });
  });
});
