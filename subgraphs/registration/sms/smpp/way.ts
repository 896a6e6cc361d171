import type { Database } from "../../../shared/database/open.ts";
import type { Log } from "../../../shared/register.ts";
import type { SmscAddress, SmsSettings } from "../../../shared/settingKinds.ts";
import { openParts } from "../../data/smsParts.ts";
import type { Sms } from "../provider.ts";
import { openLink, type LinkEvent } from "./link.ts";
import { openPace } from "./pace.ts";
import { idsMeant } from "./receipt.ts";
import { receiver } from "./receive.ts";
import { senderOver, type Attempt } from "./send.ts";

/** What one provider has told of a message, or passed on from a telephone. */
export interface Told {
  delivered(reference: string): Promise<void>;
  failed(reference: string): Promise<void>;
  replied(from: string, text: string): Promise<void>;
}

export interface WayOptions extends Pick<SmsSettings, "rate" | "source"> {
  readonly database: Pick<Database, "sql">;
  readonly log: Log;
}

/** One provider: the link to it, and what the register remembers of the messages it has taken. */
export interface Way {
  readonly name: string;
  readonly place: "first" | "second";
  isUp(): boolean;
  send(message: Sms): Promise<Attempt["kind"]>;
  close(): Promise<void>;
}

/** Submits on the way at once over one link. */
const window = 20;

export function openWay(smsc: SmscAddress, place: Way["place"], options: WayOptions, told: Told): Way {
  const { rate, source, database, log } = options;
  const name = nameOf(smsc);
  const parts = openParts(name, database);
  const onDeliver = receiver({
    replied: told.replied,
    reported: async (receipt) => {
      const message = await parts.report(receipt);
      if (message?.state === "DELIVERED") await told.delivered(message.reference);
      else if (message) await told.failed(message.reference);
    },
  });
  const onChange = (event: LinkEvent) => {
    log("sms.link", { provider: place, ...event });
  };
  const link = openLink({ smsc, onDeliver, onChange });
  const send = senderOver(link, openPace({ rate, window }), source);
  return {
    name,
    place,
    isUp: link.isUp,
    async send(message) {
      const attempt = await send(message);
      if (attempt.kind === "throttled") log("sms.link", { provider: place, state: "throttled" });
      if (attempt.kind === "later") log("sms.refused", { provider: place, status: attempt.status });
      if (attempt.kind !== "taken") return attempt.kind;
      const { reference, to: phone } = message;
      // A report that came before its answer counts from here.
      const state = await parts.keep({ reference, phone, parts: attempt.ids.map(idsMeant) });
      if (state === "DELIVERED") await told.delivered(reference);
      return state === "FAILED" ? "never" : "taken";
    },
    close: link.close,
  };
}

/** The same after a restart, whatever the port. */
const nameOf = ({ systemId, host }: SmscAddress) => `${systemId}@${host}`;
