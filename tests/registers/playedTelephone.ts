import { createWriteStream, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type {
  SendOutcome,
  Sms,
  SmsListener,
  SmsProvider,
} from "../../subgraphs/registration/sms/provider.ts";

type TelephoneMode = "deliver" | "no-report" | "undeliverable";

/** A message as the simulated telephone shows it. */
interface InboxMessage {
  readonly id: string;
  readonly to: string;
  readonly from: string;
  readonly text: string;
  /** ISO instant. */
  readonly at: string;
  readonly state: "SENT" | "DELIVERED" | "UNDELIVERABLE";
}

/** A telephone network without a wire: takes messages, reports delivery, sends replies to 1414. */
export interface Telephone extends SmsProvider {
  /** Messages to one number, newest first. */
  inbox(to: string): InboxMessage[];
  /** Answers 1414 by SMS from one number. */
  reply(from: string, text: string): Promise<void>;
  /** How one number behaves from now on; "deliver" also sends the reports still owed. */
  mode(to: string, mode: TelephoneMode): Promise<void>;
}

type Entry =
  | { readonly kind: "message"; readonly message: InboxMessage }
  | { readonly kind: "state"; readonly id: string; readonly state: InboxMessage["state"] }
  | { readonly kind: "mode"; readonly to: string; readonly mode: TelephoneMode };

/** Opens the telephone kept in this journal: what it held is there again after a restart. */
export function openTelephone(file: string): Telephone {
  const { messages, modes, write, close } = openJournal(file);
  let listener: SmsListener | undefined;

  const modeOf = (to: string) => modes.get(to) ?? "deliver";
  const report = async ({ id, to }: InboxMessage) => {
    const mode = modeOf(to);
    if (!listener || mode === "no-report") return;
    await (mode === "deliver" ? listener.delivered(id) : listener.undeliverable(id));
    const state = mode === "deliver" ? "DELIVERED" : "UNDELIVERABLE";
    const message = messages.get(id);
    if (message) messages.set(id, { ...message, state });
    await write({ kind: "state", id, state });
  };
  // A report that the register could not take is tried again, and goes out anew when the telephone is opened again.
  const reportSoon = (message: InboxMessage, wait = 20) => {
    const tryIt = () =>
      void report(message).catch(() => {
        reportSoon(message, 1_000);
      });
    setTimeout(tryIt, wait).unref();
  };
  const owed = (to?: string) =>
    [...messages.values()].filter((one) => one.state === "SENT" && (to === undefined || one.to === to));

  return {
    async send({ reference, to, text }: Sms): Promise<SendOutcome> {
      const at = new Date().toISOString();
      const message: InboxMessage = { id: reference, to, from: "1414", text, at, state: "SENT" };
      if (!messages.has(reference)) {
        messages.set(reference, message);
        await write({ kind: "message", message });
      }
      reportSoon(message);
      return "accepted";
    },
    listen(to) {
      listener = to;
      owed().forEach((message) => {
        reportSoon(message);
      });
    },
    inbox: (to) => [...messages.values()].filter((message) => message.to === to).reverse(),
    reply: async (from, text) => listener?.replied(from, text),
    async mode(to, mode) {
      modes.set(to, mode);
      await write({ kind: "mode", to, mode });
      if (mode === "deliver") await Promise.all(owed(to).map(report));
    },
    state: () => ({}),
    close: () => {
      listener = undefined;
      return close();
    },
  };
}

/** What a telephone holds, and the file that keeps it: one JSON entry a line, for its owner's eyes. */
function openJournal(file: string) {
  mkdirSync(dirname(file), { recursive: true });
  const held = readJournal(file);
  const lines = createWriteStream(file, { flags: "a", mode: 0o600 });
  return {
    ...held,
    write: (entry: Entry) =>
      new Promise<void>((resolve, reject) => {
        lines.write(`${JSON.stringify(entry)}\n`, (error) => (error ? reject(error) : resolve()));
      }),
    close: () => new Promise<void>((resolve) => lines.end(() => resolve())),
  };
}

function readJournal(journal: string) {
  const messages = new Map<string, InboxMessage>();
  const modes = new Map<string, TelephoneMode>();
  const lines = existsSync(journal) ? readFileSync(journal, "utf8").split("\n") : [];
  for (const entry of lines.flatMap(entryOf)) {
    if (entry.kind === "message") messages.set(entry.message.id, entry.message);
    else if (entry.kind === "mode") modes.set(entry.to, entry.mode);
    else {
      const message = messages.get(entry.id);
      if (message) messages.set(entry.id, { ...message, state: entry.state });
    }
  }
  return { messages, modes };
}

// The last line may be half-written when the process was killed; what it said was not acknowledged.
function entryOf(line: string): Entry[] {
  try {
    return [JSON.parse(line) as Entry];
  } catch {
    return [];
  }
}
