import * as crypto from "node:crypto";
import { afterAll, expect, test, vi } from "vitest";
import { readCertificate } from "../../subgraphs/registration/signatures/certificate.ts";
import { trustedPath } from "../../subgraphs/registration/signatures/chain.ts";
import { authority, derOf, openPki, type Pair } from "./pki.ts";

vi.mock("node:crypto", { spy: true });

const pki = openPki();
afterAll(() => pki.close());

test("certificates that all sign each other are checked once each, however many ways lead in circles", () => {
  const read = (pair: Pair) => readCertificate(derOf(pair));
  const ofCircle = { subject: "/CN=CIRCLE", extensions: authority };
  const circle = Array.from({ length: 9 }, () => pki.certificate(ofCircle));
  const signer = read(pki.certificate({ issuer: circle[0]! }));
  const anchor = read(pki.certificate({ ...ofCircle, key: "EC -pkeyopt ec_paramgen_curve:P-384" }));
  const checks = vi.mocked(crypto.verify).mockClear();
  const found = trustedPath(signer, circle.map(read), { anchors: [anchor], intermediates: [] }, new Date());
  expect(found).toEqual({ kind: "rejected", code: "EDS_UNTRUSTED" });
  // Ten certificates, each against nine authorities and the anchor.
  expect(checks.mock.calls.length).toBe(10 * (9 + 1));
});
