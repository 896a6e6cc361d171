import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTrust } from "../../subgraphs/registration/signatures/trustFiles.ts";
import { Settings, SettingsFault } from "../../subgraphs/shared/settings.ts";
import { signatures } from "../../subgraphs/shared/signatureSettings.ts";
import { authority, derOf, openPki, person, type Pki } from "./pki.ts";

let folder: string;
let pki: Pki;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mekenjai-eds-"));
  pki = openPki();
});
afterAll(() => {
  pki.close();
  rmSync(folder, { recursive: true, force: true });
});

function read(environment: Record<string, string>) {
  const settings = new Settings(environment);
  const found = signatures(settings);
  try {
    settings.finish();
    return found;
  } catch (error) {
    return error instanceof SettingsFault ? error.faults.map(({ key }) => key) : error;
  }
}

test("nothing is set: nobody is trusted, nothing is asked", () => {
  const revocation = { files: [], lists: [], responders: [] };
  expect(read({})).toEqual({ anchors: null, revocation, ncaNodeUrl: null });
});

test("files, addresses of lists and responders stand side by side", () => {
  const set = {
    EDS_TRUST_ANCHORS: folder,
    EDS_REVOCATION: `${folder}, crl=http://crl.example.kz/a.crl,ocsp=https://ocsp.example.kz`,
    NCANODE_URL: "http://ncanode.internal:14579/",
  };
  expect(read(set)).toEqual({
    anchors: folder,
    revocation: {
      files: [folder],
      lists: ["http://crl.example.kz/a.crl"],
      responders: ["https://ocsp.example.kz"],
    },
    ncaNodeUrl: "http://ncanode.internal:14579",
  });
});

test.each<[what: string, set: () => Record<string, string>, faults: string[]]>([
  ["anchors without a word on revocation", () => ({ EDS_TRUST_ANCHORS: folder }), ["EDS_REVOCATION"]],
  [
    "files that are not there",
    () => ({ EDS_TRUST_ANCHORS: `${folder}/none`, EDS_REVOCATION: `${folder}/none` }),
    ["EDS_TRUST_ANCHORS", "EDS_REVOCATION"],
  ],
  [
    "an address that is none of the web",
    () => ({ EDS_TRUST_ANCHORS: folder, EDS_REVOCATION: "crl=ftp://crl.example.kz/a.crl" }),
    ["EDS_REVOCATION"],
  ],
  ["an NCANode that is no address", () => ({ NCANODE_URL: "ncanode" }), ["NCANODE_URL"]],
])("%s is a fault of the settings", (_what, set, faults) => {
  expect(read(set())).toEqual(faults);
});

describe("the trusted certificates", () => {
  test("those that signed themselves are anchors, the others stand below, in PEM and DER, one file or many", () => {
    const root = pki.certificate({ subject: "/CN=root", extensions: authority });
    const below = pki.certificate({ subject: "/CN=below", issuer: root, extensions: authority });
    writeFileSync(join(folder, "root.cer"), derOf(root));
    writeFileSync(join(folder, "below.der"), derOf(below));
    writeFileSync(join(folder, "notes.txt"), "not a certificate");
    const { anchors, intermediates } = readTrust(folder);
    expect([anchors.length, intermediates.length]).toEqual([1, 1]);
  });

  test("a folder without a root trusts nobody, and that is said when the register opens", () => {
    const root = pki.certificate({ subject: "/CN=root", extensions: authority });
    const below = pki.certificate({ subject: person("1"), issuer: root });
    expect(() => readTrust(below.certificate)).toThrow("EDS_TRUST_ANCHORS names no self-signed certificate");
  });
});
