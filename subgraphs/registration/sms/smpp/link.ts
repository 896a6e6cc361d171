import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import smpp, { type PDU, type Session } from "smpp";
import { nack, requestsOver, type Request } from "./request.ts";
import { status } from "./statuses.ts";
import type { SmscAddress } from "../../../shared/settingKinds.ts";

/** What became of one submit. "unknown": it may have been taken; "down": it was not sent. */
export type Submitted =
  | { readonly kind: "taken"; readonly messageId: string }
  | { readonly kind: "refused"; readonly status: number }
  | { readonly kind: "unknown" }
  | { readonly kind: "down" };

/** What happens to a link; a status is the peer's own number. */
export type LinkEvent =
  { readonly state: "up" | "down" } | { readonly state: "refused"; readonly status: number };

export interface Link {
  submit(fields: Readonly<Record<string, unknown>>): Promise<Submitted>;
  isUp(): boolean;
  close(): Promise<void>;
}

export interface LinkOptions {
  readonly smsc: SmscAddress;
  /** Takes what the network delivers; the peer is answered when it resolves, and asked to try again when it rejects. */
  readonly onDeliver: (pdu: PDU) => Promise<void>;
  readonly onChange: (event: LinkEvent) => void;
}

const patience = { connect: 10_000, bind: 5_000, submit: 5_000, enquire: 5_000, unbind: 1_000 };
const enquireEvery = 15_000;
/** Pauses before the next connection, in milliseconds: soon after a drop, seldom at a peer that stays away. */
const pauses = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** A link that lived this long was good: the pauses begin anew. */
const goodLife = 5_000;

/** A connection to one SMSC, kept up until it is closed: sends and receives over one bind. */
export function openLink(options: LinkOptions): Link {
  const closing = new AbortController();
  let dialled: Session | null = null;
  let bound: { session: Session; request: Request } | null = null;

  const live = async () => {
    const session = (dialled = dial(options));
    const over = new Promise<void>((resolve) => session.once("close", resolve));
    const request = requestsOver(session);
    if (!(await bind(session, request, options))) {
      session.destroy();
      return over;
    }
    bound = { session, request };
    options.onChange({ state: "up" });
    const asking = keepAsking(session, request);
    await over;
    clearInterval(asking);
    bound = null;
    options.onChange({ state: "down" });
  };
  const kept = keepUp(live, closing.signal);

  return {
    isUp: () => bound !== null,
    async submit(fields) {
      if (!bound) return { kind: "down" };
      const { session, request } = bound;
      const answer = await request("submit_sm", fields, patience.submit);
      // Slow, or deaf: a link on which nothing can be read any more is not waited for until the next look.
      if (!answer) void mustAnswer(session, request);
      return submitted(answer);
    },
    async close() {
      closing.abort();
      await bound?.request("unbind", {}, patience.unbind);
      dialled?.destroy();
      await kept;
    },
  };
}

/** One life after the other: a new session each time, for the library's own reconnecting loses its place. */
async function keepUp(live: () => Promise<void>, closing: AbortSignal): Promise<void> {
  for (let failures = 0; !closing.aborted; failures += 1) {
    const began = Date.now();
    await live();
    if (Date.now() - began > goodLife) failures = 0;
    const pause = pauses[Math.min(failures, pauses.length - 1)] ?? 0;
    // Not all of us at the same moment, when a network comes back.
    await sleep(pause * (0.75 + randomInt(50) / 100), undefined, { signal: closing }).catch(() => undefined);
  }
}

/** A connection; whatever is wrong with it ends it, and its `close` tells. */
function dial({ smsc: { host, port, tls }, onDeliver }: LinkOptions): Session {
  const session = smpp.connect({ host, port, tls });
  // After a PDU that it cannot read, the library would not read on: the connection is of no use any more.
  session.on("error", () => {
    session.destroy();
  });
  session.on("pdu", (pdu: PDU) => {
    if (!pdu.isResponse()) void take(session, pdu, onDeliver);
  });
  return session;
}

async function bind(session: Session, request: Request, { smsc, onChange }: LinkOptions): Promise<boolean> {
  const connected = new Promise<boolean>((resolve) => {
    session.once(smsc.tls ? "secureConnect" : "connect", () => {
      resolve(true);
    });
    session.once("close", () => {
      resolve(false);
    });
    setTimeout(resolve, patience.connect, false).unref();
  });
  if (!(await connected)) return false;
  const { systemId: system_id, password } = smsc;
  const fields = { system_id, password, interface_version: 0x34 };
  const answer = await request("bind_transceiver", fields, patience.bind);
  if (answer?.command === "bind_transceiver_resp" && answer.command_status === status.ok) return true;
  if (answer) onChange({ state: "refused", status: answer.command_status });
  return false;
}

const keepAsking = (session: Session, request: Request) =>
  setInterval(() => void mustAnswer(session, request), enquireEvery).unref();

async function mustAnswer(session: Session, request: Request): Promise<void> {
  if (!(await request("enquire_link", {}, patience.enquire))) session.destroy();
}

async function take(session: Session, pdu: PDU, onDeliver: LinkOptions["onDeliver"]): Promise<void> {
  switch (pdu.command) {
    case "enquire_link":
      session.send(pdu.response());
      return;
    case "unbind":
      session.send(pdu.response());
      session.close();
      return;
    case "deliver_sm":
    case "data_sm": {
      const taken = await onDeliver(pdu).then(
        () => status.ok,
        () => status.notNow,
      );
      session.send(pdu.response({ command_status: taken }));
      return;
    }
    default:
      nack(session, pdu, status.invalidCommand);
  }
}

function submitted(answer: PDU | null): Submitted {
  if (!answer) return { kind: "unknown" };
  if (answer.command_status !== status.ok) return { kind: "refused", status: answer.command_status };
  const { command, message_id: messageId } = answer;
  return command === "submit_sm_resp" && typeof messageId === "string"
    ? { kind: "taken", messageId }
    : { kind: "unknown" };
}
