import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Rule, Settings } from "./settings.ts";
import { webAddress } from "./settingKinds.ts";

/** Who verifies digital signatures, and by what. */
export interface SignatureSettings {
  /** A file or folder with the trusted roots; null when nobody is trusted. */
  readonly anchors: string | null;
  readonly revocation: {
    readonly files: readonly string[];
    readonly lists: readonly string[];
    readonly responders: readonly string[];
  };
  /** Where GOST signatures are verified; null for nowhere. */
  readonly ncaNodeUrl: string | null;
}

const rules = {
  EDS_TRUST_ANCHORS: {
    allowed:
      "a file or folder that is there, with the trusted roots, and authorities below them, in PEM or DER",
    example: "/etc/mekenjai/eds",
  },
  EDS_REVOCATION: {
    allowed:
      "with EDS_TRUST_ANCHORS: files or folders with CRLs, crl=<address of a CRL>, ocsp=<address of a responder>, separated by commas",
    example: "/etc/mekenjai/crl,crl=http://crl.example.kz/rsa.crl,ocsp=http://ocsp.example.kz/",
  },
} as const satisfies Record<string, Rule>;

/** Without trust anchors digital signatures are not offered; with them, nothing is accepted without a word on revocation. */
export function signatures(settings: Settings): SignatureSettings {
  const folder = (text: string) => (existsSync(resolve(text)) ? resolve(text) : undefined);
  const anchors = settings.read("EDS_TRUST_ANCHORS", rules.EDS_TRUST_ANCHORS, folder);
  const revocation = settings.read("EDS_REVOCATION", rules.EDS_REVOCATION, places);
  const isNeeded = settings.given("EDS_TRUST_ANCHORS") !== undefined;
  if (isNeeded && settings.given("EDS_REVOCATION") === undefined)
    settings.fault("EDS_REVOCATION", rules.EDS_REVOCATION);
  return {
    anchors,
    revocation: revocation ?? { files: [], lists: [], responders: [] },
    ncaNodeUrl: webAddress(settings, "NCANODE_URL", "http://ncanode.internal:14579"),
  };
}

function places(text: string): SignatureSettings["revocation"] | undefined {
  const parts = text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  const after = (prefix: string) =>
    parts.filter((part) => part.startsWith(prefix)).map((part) => part.slice(prefix.length));
  const [lists, responders] = [after("crl="), after("ocsp=")];
  const files = parts.filter((part) => !/^(crl|ocsp)=/.test(part)).map((part) => resolve(part));
  const isWeb = (url: string) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  return files.every(existsSync) && [...lists, ...responders].every(isWeb)
    ? { files, lists, responders }
    : undefined;
}
