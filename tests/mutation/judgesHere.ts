import type { Judges } from "../../subgraphs/registration/signatures/judges.ts";
import type { Trust } from "../../subgraphs/registration/signatures/chain.ts";
import { readCrl, type Crl } from "../../subgraphs/registration/signatures/crl.ts";
import { verifyCms } from "../../subgraphs/registration/signatures/verifyCms.ts";

/** Judges in this thread: what is changed on purpose is changed in this one only. */
export function openJudges(trust: Trust): Judges {
  let crls: Crl[] = [];
  return {
    judge: async (question, ocsp) => verifyCms(question, trust, { crls, ocsp }),
    know: (lists) => (crls = lists.flatMap(readable)),
    close: () => Promise.resolve(),
  };
}

function readable(der: Uint8Array): Crl[] {
  try {
    return [readCrl(der)];
  } catch {
    return [];
  }
}
