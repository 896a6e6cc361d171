import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { PDU } from "smpp";
import type { SmscAddress } from "../../../shared/settingKinds.ts";
import { phoneOf } from "../smpp/addresses.ts";
import { status } from "../smpp/statuses.ts";
import { partsOf, readPart } from "../smpp/text.ts";
import { keptPassword, tellAddress } from "./credentials.ts";
import { openHeld, type InboxMessage } from "./held.ts";
import { openJournal, type Entry, type KeptPart, type TelephoneMode } from "./journal.ts";
import { endIn, reportOf } from "./reportOf.ts";
import { openSmsc, type Taken } from "./smsc.ts";

/** The telephone simulator of development: an SMSC and the telephones behind it. */
export interface Telephone {
  /** Where it speaks SMPP, and the name and password it takes. */
  readonly address: SmscAddress;
  /** Messages to one number, newest first. */
  inbox(to: string): InboxMessage[];
  /** Answers 1414 by SMS from one number; resolves when the answer was taken. */
  reply(from: string, text: string): Promise<void>;
  /** How one number behaves from now on; "deliver" also sends the reports still owed. */
  mode(to: string, mode: TelephoneMode): Promise<void>;
  close(): Promise<void>;
}

const again = 250;
const service = "1414";

/** Opens the telephones kept in this folder: what they held is there again after a restart. Clients bind by this name. */
export async function openTelephone(folder: string, systemId = "mekenjai"): Promise<Telephone> {
  const journal = openJournal(join(folder, "telephone.ndjson"));
  const held = openHeld(journal.entries);
  const credentials = { systemId, password: keptPassword(folder) };
  const closing = new AbortController();
  let references = 0;

  const note = async (entry: Entry) => {
    await journal.write(entry);
    held.add(entry);
  };
  const reportEnd = reporter({
    held,
    note,
    closing: closing.signal,
    deliver: (fields) => smsc.deliver(fields),
  });
  const onBound = () => void held.owed().map(reportEnd);
  const smsc = await openSmsc({ ...credentials, onSubmit: taker({ held, note, reportEnd }), onBound });

  return {
    address: tellAddress(folder, { ...credentials, host: "127.0.0.1", port: smsc.port, tls: false }),
    inbox: held.inbox,
    async reply(from, text) {
      const ends = { source_addr_ton: 1, source_addr_npi: 1, source_addr: from.replace("+", "") };
      for (const part of partsOf(text, (references = (references + 1) % 256)))
        while (!(await smsc.deliver({ ...ends, destination_addr: service, ...part })))
          await sleep(again, undefined, { signal: closing.signal });
    },
    async mode(to, mode) {
      await note({ kind: "mode", to, mode });
      if (mode === "deliver")
        await Promise.all(held.owed().flatMap((part) => (part.to === to ? [reportEnd(part)] : [])));
    },
    async close() {
      closing.abort();
      await smsc.close();
      await journal.close();
    },
  };
}

interface Taking {
  readonly held: ReturnType<typeof openHeld>;
  readonly note: (entry: Entry) => Promise<void>;
  readonly reportEnd: (part: KeptPart) => Promise<void>;
}

/** Takes what is submitted, as the number's mode has it; what is taken is kept before it is acknowledged. */
function taker({ held, note, reportEnd }: Taking) {
  let serial = Date.now() * 1_000;
  return async (pdu: PDU): Promise<Taken> => {
    const [to, words] = [phoneOf(pdu["destination_addr"]), readPart(pdu)];
    if (to === null || !words) return { refused: status.unknownNumber };
    const mode = held.modeOf(to);
    if (mode === "throttle") return { refused: status.throttled };
    const [messageId, at] = [String((serial += 1)), new Date().toISOString()];
    const part = { ...words, id: messageId, to, from: String(pdu["source_addr"]), at };
    await note({ kind: "part", part });
    void reportEnd(part);
    return mode === "drop" ? "drop" : { messageId };
  };
}

interface Reporting {
  readonly held: ReturnType<typeof openHeld>;
  readonly note: (entry: Entry) => Promise<void>;
  readonly closing: AbortSignal;
  readonly deliver: (fields: ReturnType<typeof reportOf>) => Promise<boolean>;
}

/** Reports how a part ended until the report is taken, as long as the number's mode has it so. */
function reporter({ held, note, closing, deliver }: Reporting) {
  return async (part: KeptPart): Promise<void> => {
    // A moment, as in a network: the answer to the submit goes first.
    for (let wait = 20; !closing.aborted; wait = again) {
      await sleep(wait, undefined, { signal: closing, ref: false }).catch(() => undefined);
      const end = endIn(held.modeOf(part.to));
      if (end === null || !held.isOwed(part)) return;
      if (await deliver(reportOf(part, end))) return note({ kind: "end", id: part.id, end });
    }
  };
}
