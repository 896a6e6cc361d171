import { account } from "./account.journey.ts";
import { badInput } from "./badInput.journey.ts";
import { consent } from "./consent.journey.ts";
import { dwellings } from "./dwellings.journey.ts";
import { officials } from "./officials.journey.ts";
import { paging } from "./paging.journey.ts";
import { partial } from "./partial.journey.ts";
import { privacy } from "./privacy.journey.ts";
import { registering } from "./registering.journey.ts";
import { representation } from "./representation.journey.ts";
import { serviceCentre } from "./serviceCentre.journey.ts";
import { silence } from "./silence.journey.ts";
import type { Stack } from "./stack.ts";

/** Every journey, by subject: written once, run in one process and over HTTP. */
export const journeys: Readonly<Record<string, (stack: () => Stack) => void>> = {
  registering,
  consent,
  representation,
  dwellings,
  officials,
  serviceCentre,
  account,
  privacy,
  badInput,
  paging,
  silence,
  partial,
};

/** The subjects that every run of the tests plays over HTTP too: the way of a registration, the account, silence. */
export const representative: readonly string[] = ["registering", "account", "silence"];
