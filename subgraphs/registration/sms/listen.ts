import { eq } from "drizzle-orm";
import { settle } from "../answerConsent.ts";
import { closeUndeliverable, startHour } from "../closeConsents.ts";
import { ownCall, type Services } from "../context.ts";
import { openAgain } from "../data/outbox.ts";
import { outbox } from "../data/tables.ts";
import { policyOf } from "../ruleSetFor.ts";
import { readReply } from "./reply.ts";
import type { SmsListener } from "./provider.ts";

/** What the telephone network tells this register. */
export function smsListener(services: Services): SmsListener {
  const consentOf = async (reference: string) => {
    const [entry] = await services.database.write
      .select()
      .from(outbox)
      .where(eq(outbox.reference, reference));
    const [consent] = entry?.consentId == null ? [] : await services.consents.byId([entry.consentId]);
    return consent;
  };
  return {
    async delivered(reference) {
      const consent = await consentOf(reference);
      if (!consent) return;
      const [application] = await services.applications.byId([consent.applicationId]);
      await startHour(consent, policyOf(application ?? null).consentWindowMinutes, services);
    },
    async undeliverable(reference) {
      const consent = await consentOf(reference);
      if (consent) await closeUndeliverable(consent, services);
    },
    sendAgain: (reference) => openAgain(reference, services.database),
    async replied(from, text) {
      const reply = readReply(text);
      if (!reply) return;
      const open = await services.consents.openAtPhone(from);
      // The code picks the request; a code of none counts against the newest.
      const meant =
        open.find(({ id, codeHash }) => services.secrets.isCode(id, reply.code, codeHash)) ?? open[0];
      if (meant) await settle(meant, reply.code, reply.confirm, services, ownCall(services.clock, meant.id));
    },
  };
}
