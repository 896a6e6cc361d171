import { openAssembly } from "../smpp/assembly.ts";
import type { Entry, KeptPart, PartEnd, TelephoneMode } from "./journal.ts";

/** A message as the simulated telephone shows it. */
export interface InboxMessage {
  readonly id: string;
  readonly to: string;
  readonly from: string;
  readonly text: string;
  /** ISO instant. */
  readonly at: string;
  readonly state: "SENT" | PartEnd;
}

interface Held extends Omit<InboxMessage, "state"> {
  /** The numbers of its parts, once for each time it came. */
  readonly comings: string[][];
}

const repeatedWithin = 3_600_000;

/** What the telephones hold, made from what happened, in order. */
export function openHeld(entries: readonly Entry[]) {
  const parts = new Map<string, KeptPart>();
  const ends = new Map<string, PartEnd>();
  const modes = new Map<string, TelephoneMode>();
  const messages: Held[] = [];
  const assembly = openAssembly<KeptPart>();

  const arrive = (part: KeptPart) => {
    parts.set(part.id, part);
    const { to, from, at } = part;
    const whole = assembly.add(`${from} ${to}`, part, part);
    if (whole) show(messages, { to, from, at, text: whole.text }, whole.kept);
  };
  const add = (entry: Entry) => {
    if (entry.kind === "part") arrive(entry.part);
    else if (entry.kind === "mode") modes.set(entry.to, entry.mode);
    else ends.set(entry.id, entry.end);
  };
  entries.forEach(add);

  const isOwed = ({ id }: KeptPart) => !ends.has(id);
  return {
    add,
    modeOf: (to: string): TelephoneMode => modes.get(to) ?? "deliver",
    /** Whether its end was not reported yet. */
    isOwed,
    owed: () => [...parts.values()].filter(isOwed),
    /** Messages to one number, newest first. */
    inbox: (to: string): InboxMessage[] =>
      messages
        .filter((message) => message.to === to)
        .reverse()
        .map(({ comings, ...message }) => ({ ...message, state: stateOf(comings, ends) })),
  };
}

/** As networks do: the same words to the same number within the hour are shown once. */
function show(messages: Held[], message: Omit<Held, "id" | "comings">, parts: readonly KeptPart[]): void {
  const ids = parts.map(({ id }) => id);
  const isSame = ({ to, text, at }: Held) =>
    to === message.to && text === message.text && Date.parse(message.at) - Date.parse(at) < repeatedWithin;
  const before = messages.findLast(isSame);
  if (before) before.comings.push(ids);
  else messages.push({ id: ids[0] ?? "", ...message, comings: [ids] });
}

function stateOf(comings: Held["comings"], ends: ReadonlyMap<string, PartEnd>): InboxMessage["state"] {
  if (comings.some((ids) => ids.every((id) => ends.get(id) === "DELIVERED"))) return "DELIVERED";
  return comings.flat().some((id) => ends.get(id) === "UNDELIVERABLE") ? "UNDELIVERABLE" : "SENT";
}
