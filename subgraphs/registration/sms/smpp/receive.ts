import { phoneOf } from "./addresses.ts";
import { openAssembly } from "./assembly.ts";
import { idsMeant, readReceipt } from "./receipt.ts";
import { readPart } from "./text.ts";
import type { PartState } from "../../data/smsParts.ts";

interface Received {
  replied(from: string, text: string): Promise<void>;
  reported(receipt: { ids: string[]; phone: string | null; state: PartState }): Promise<void>;
}

/** Sorts what the network delivers: reports, replies and their parts; anything else is nothing to us. */
export function receiver({ replied, reported }: Received) {
  const assembly = openAssembly<undefined>();
  return async (pdu: Readonly<Record<string, unknown>>): Promise<void> => {
    const part = readPart(pdu);
    const { source_addr: from, destination_addr: to } = pdu;
    const receipt = readReceipt(pdu, part?.text);
    if (receipt) {
      // Some networks report in the name of the number, some to it.
      const phone = phoneOf(from) ?? phoneOf(to);
      if (receipt.state) await reported({ ids: idsMeant(receipt.messageId), phone, state: receipt.state });
      return;
    }
    const phone = phoneOf(from);
    const whole = phone !== null && part ? assembly.add(phone, part, undefined) : null;
    if (phone !== null && whole) await replied(phone, whole.text);
  };
}
