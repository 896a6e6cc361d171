import type { Log } from "../../shared/register.ts";
import type { SignatureSettings } from "../../shared/signatureSettings.ts";
import type { Trust } from "./chain.ts";
import { openJudges, type Judges } from "./judges.ts";
import { ncaNode } from "./ncaNode.ts";
import { openRevocationSources, type RevocationSources } from "./revocationSources.ts";
import { rejected, type EdsQuestion, type EdsVerdict, type Signatures } from "./signatures.ts";
import { readTrust } from "./trustFiles.ts";

interface Surroundings {
  readonly log: Log;
  readonly clock: () => Date;
}

/** Opens the ways to verify that are configured. Throws when the trust anchors cannot be read. */
export function openSignatures(settings: SignatureSettings, { log, clock }: Surroundings): Signatures {
  const { anchors, revocation, ncaNodeUrl } = settings;
  const trust: Trust = anchors === null ? { anchors: [], intermediates: [] } : readTrust(anchors);
  const judges = openJudges(trust, log);
  const sources = openRevocationSources(revocation, { log, clock, onLists: judges.know });
  const gost = ncaNodeUrl === null ? null : ncaNode(ncaNodeUrl);
  return {
    offered: anchors !== null || gost !== null,
    async verify(question) {
      await sources.looked;
      const judgement = await judgeFully(question, judges, sources);
      if (judgement.kind === "gost")
        return gost ? gost.verify(question, judgement) : rejected("EDS_ALGORITHM_UNSUPPORTED");
      // Where nobody is trusted, no algorithm but GOST can be verified at all.
      const nobody = anchors === null && judgement.kind === "rejected" && judgement.code === "EDS_UNTRUSTED";
      return nobody ? rejected("EDS_ALGORITHM_UNSUPPORTED") : judgement;
    },
    async close() {
      sources.close();
      await judges.close();
    },
  };
}

/** By the lists at hand first; responders are asked only about certificates whose chain is trusted already. */
async function judgeFully(question: EdsQuestion, judges: Judges, sources: RevocationSources) {
  const first = await judges.judge(question, []);
  if (first.kind !== "unanswered") return first;
  const answers = await sources.ask(first.about);
  if (answers.length === 0) return rejected("EDS_REVOCATION_UNKNOWN");
  const second = await judges.judge(
    question,
    answers.map(({ answer }) => answer),
  );
  if (second.kind === "unanswered") return rejected("EDS_REVOCATION_UNKNOWN");
  sources.keep(answers);
  return second satisfies EdsVerdict | { kind: "gost" };
}
