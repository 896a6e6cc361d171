import { pageRequest, toConnection, type PageRequest } from "../../shared/connection.ts";
import { say } from "../../shared/text/language.ts";
import { mayReadApplication } from "../access.ts";
import { beginVisit } from "../beginVisit.ts";
import { beforeEverything } from "../data/applications.ts";
import { accountText, notificationText } from "../eventText.ts";
import type { Resolvers } from "./generated.ts";

// Each list falls by one number: the cursor holds that of the last row seen.
const before = ({ after }: PageRequest) => (after === null ? beforeEverything : Number(after[0]));

export const accountResolvers: Resolvers = {
  Person: {
    dataAccess: ({ ref }) => ({ ref }),
    applications: async ({ ref }, args, { applications }) => {
      const page = pageRequest(args, 1);
      const rows = await applications.ofPerson(ref, before(page), page.first + 1);
      return toConnection(rows, page, ({ sequence }) => [String(sequence)]);
    },
    consentRequests: async ({ ref }, args, { consents }) => {
      const page = pageRequest(args, 1);
      const rows = await consents.ofGiver(ref, before(page), page.first + 1);
      return toConnection(rows, page, ({ sequence }) => [String(sequence)]);
    },
    notifications: async ({ ref }, args, context) => {
      const page = pageRequest(args, 1);
      const { caller } = context.call;
      if (page.after === null && caller.role === "citizen" && caller.iin === ref)
        await beginVisit(ref, context);
      const rows = await context.notifications.ofPerson(ref, before(page), page.first + 1);
      return toConnection(rows, page, ({ id }) => [String(id)]);
    },
  },
  DataAccess: {
    registration: ({ ref }, args, { audit, call }) => audit.accesses(ref, args, call.language),
  },
  ConsentRequest: {
    consent: (consent) => consent,
    dwelling: async ({ applicationId }, _args, { application }) => {
      const asked = await application.load(applicationId);
      return asked && { rka: asked.rka };
    },
  },
  Notification: {
    text: async ({ code, applicationId, values }, { language }, { application, call }) => {
      const wanted = language ?? call.language;
      if (applicationId === null) return say(accountText(code, values ?? {}), wanted);
      const about = await application.load(applicationId);
      return about ? say(notificationText(code, about), wanted) : "";
    },
    application: async ({ applicationId }, _args, context) => {
      const about = applicationId === null ? null : await context.application.load(applicationId);
      return about && (await mayReadApplication(about, context)) ? about : null;
    },
  },
};
