import { settle } from "../answerConsent.ts";
import { closeUndeliverable, startHour } from "../closeConsents.ts";
import { ownCall, type Services } from "../context.ts";
import { openAgain, requestIn } from "../data/outbox.ts";
import { policyOf } from "../ruleSetFor.ts";
import { readReply } from "./reply.ts";
import type { SmsListener } from "./provider.ts";

/** What the telephone network tells this register. */
export function smsListener(services: Services): SmsListener {
  return {
    async delivered(reference) {
      const request = await requestIn(reference, services.database);
      if (request) await startHour(request, policyOf(request).consentWindowMinutes, services);
    },
    async undeliverable(reference) {
      const request = await requestIn(reference, services.database);
      if (request) await closeUndeliverable(request, services);
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
