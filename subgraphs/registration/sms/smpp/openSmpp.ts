import { setTimeout as sleep } from "node:timers/promises";
import type { SmsSettings } from "../../../shared/settingKinds.ts";
import { takersOf } from "../../data/smsParts.ts";
import type { SendOutcome, Sms, SmsListener, SmsProvider } from "../provider.ts";
import { openWay, type Way, type WayOptions } from "./way.ts";

export type SmppOptions = SmsSettings & WayOptions;

/** So many tries belong to the first provider when it refuses for the moment; from then on the next one is asked too. */
const patientTries = 5;

/** 1414 over SMPP 3.4: the first provider, and the second for what the first cannot send. */
export function openSmpp({ providers, ...options }: SmppOptions): SmsProvider {
  const { database } = options;
  let listener: SmsListener | undefined;
  const heard = () => {
    if (!listener) throw new Error("nobody listens yet");
    return listener;
  };
  const told = {
    delivered: async (reference: string) => heard().delivered(reference),
    failed: async (reference: string) => passOn(reference, providers.length, heard(), database),
    replied: async (from: string, text: string) => heard().replied(from, text),
  };
  const ways = providers.map((smsc, at) => openWay(smsc, at === 0 ? "first" : "second", options, told));
  return {
    send: (message) => sendByOne(message, ways, database),
    listen: (to) => {
      listener = to;
    },
    state: () => Object.fromEntries(ways.map(({ place, isUp }) => [place, isUp() ? "up" : "down"])),
    close: async () => {
      await Promise.all(ways.map((way) => way.close()));
    },
  };
}

/** By the first that takes it. Rejected when all of them, now or in their reports, say that it cannot be delivered. */
async function sendByOne(
  message: Sms,
  ways: readonly Way[],
  database: WayOptions["database"],
): Promise<SendOutcome> {
  const takers = ways.length > 1 ? await takersOf(message.reference, database) : [];
  const failed = new Set(takers.flatMap((taker) => (taker.failed ? [taker.provider] : [])));
  let hope = false;
  for (const way of ways) {
    if (failed.has(way.name)) continue;
    const kind = await way.send(message);
    if (kind === "taken") return "accepted";
    hope ||= kind !== "never";
    // What is perhaps on its way, or only has to wait, is not sent by another at once: it would come twice.
    if (kind !== "never" && kind !== "down" && message.attempt <= patientTries) return "later";
  }
  return hope ? "later" : "rejected";
}

/** Failed with the provider that took it: another one is asked before the message is given up. */
async function passOn(
  reference: string,
  providers: number,
  listener: SmsListener,
  database: WayOptions["database"],
): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const takers = await takersOf(reference, database);
    // Another has taken it since: its own report will tell.
    if (takers.some(({ failed }) => !failed)) return;
    if (takers.length >= providers) return listener.undeliverable(reference);
    if (await listener.sendAgain(reference)) return;
    await sleep(100);
  }
  throw new Error("the message is in hand still");
}
