import { parentPort, workerData } from "node:worker_threads";
import { readCertificate } from "./certificate.ts";
import type { Trust } from "./chain.ts";
import { readCrl, type Crl } from "./crl.ts";
import type { FromJudge, JudgeTrust, ToJudge } from "./judges.ts";
import { verifyCms } from "./verifyCms.ts";

/** The thread in which signatures are verified. */

const { anchors, intermediates } = workerData as JudgeTrust;
const trust: Trust = {
  anchors: anchors.map(readCertificate),
  intermediates: intermediates.map(readCertificate),
};
let crls: Crl[] = [];

parentPort?.on("message", (told: ToJudge) => {
  if ("lists" in told) return know(told.lists);
  const { id, question, ocsp } = told;
  answer({ id, judgement: verifyCms(question, trust, { crls, ocsp }) });
});

/** Lists that cannot be read count as not there; a list that is known already is not read again. */
function know(lists: readonly Uint8Array[]): void {
  const before = crls;
  crls = lists.flatMap((der) => before.find((one) => isSame(one.der, der)) ?? readable(der));
  if (crls.length < lists.length) answer({ unreadable: lists.length - crls.length });
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

function readable(der: Uint8Array): Crl[] {
  try {
    return [readCrl(der)];
  } catch {
    return [];
  }
}

const answer = (told: FromJudge): void => parentPort?.postMessage(told);
