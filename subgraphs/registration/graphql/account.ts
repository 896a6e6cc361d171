import { pageRequest, toConnection, type PageRequest } from "../../shared/connection.ts";
import { say } from "../../shared/text/language.ts";
import { mayReadApplication } from "../access.ts";
import { beforeEverything } from "../data/applications.ts";
import { notificationText } from "../eventText.ts";
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
    notifications: async ({ ref }, args, { notifications }) => {
      const page = pageRequest(args, 1);
      const rows = await notifications.ofPerson(ref, before(page), page.first + 1);
      return toConnection(rows, page, ({ id }) => [String(id)]);
    },
  },
  ConsentRequest: {
    consent: (consent) => consent,
    dwelling: async ({ applicationId }, _args, { application }) => {
      const asked = await application.load(applicationId);
      return asked && { rka: asked.rka };
    },
  },
  Notification: {
    text: async ({ code, applicationId }, { language }, { application, call }) => {
      const about = await application.load(applicationId);
      return about ? say(notificationText(code, about), language ?? call.language) : "";
    },
    application: async ({ applicationId }, _args, context) => {
      const about = await context.application.load(applicationId);
      return about && (await mayReadApplication(about, context)) ? about : null;
    },
  },
};
