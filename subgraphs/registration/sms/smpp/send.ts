import { randomInt } from "node:crypto";
import type { Sms } from "../provider.ts";
import { sourceOf } from "./addresses.ts";
import type { Link } from "./link.ts";
import type { Pace } from "./pace.ts";
import { refusalOf } from "./statuses.ts";
import { partsOf, type EncodedPart } from "./text.ts";

/** What one provider did with one message. "unknown": it may have taken it; "down": nothing was sent. */
export type Attempt =
  | { readonly kind: "taken"; readonly ids: readonly string[] }
  | { readonly kind: "never" | "later" | "throttled"; readonly status: number }
  | { readonly kind: "unknown" | "down" };

interface Begun {
  readonly text: string;
  /** Keeps the parts of this message apart from those of others, 0 to 255. */
  readonly reference: number;
  /** Numbers of the parts that were taken, in order. */
  readonly ids: string[];
}

const mostBegun = 10_000;

/** Sends messages over one link; what a provider has taken of a message is not sent to it again. */
export function senderOver(link: Link, pace: Pace, source: string) {
  const begun = new Map<string, Begun>();
  let references = randomInt(256);

  const begin = ({ reference, text }: Sms): Begun => {
    const known = begun.get(reference);
    if (known?.text === text) return known;
    references = (references + 1) % 256;
    const fresh = { text, reference: references, ids: [] };
    begun.set(reference, fresh);
    const [oldest] = begun.size > mostBegun ? begun.keys() : [];
    if (oldest !== undefined) begun.delete(oldest);
    return fresh;
  };

  const submitOne = async (part: EncodedPart, to: string): Promise<Attempt | string> => {
    const release = await pace.turn();
    const answer = await link.submit(fieldsOf(part, to, source)).finally(release);
    if (answer.kind !== "refused") {
      if (answer.kind !== "taken") return { kind: answer.kind };
      pace.taken();
      return answer.messageId;
    }
    const kind = refusalOf(answer.status);
    if (kind === "throttled") pace.slower();
    return { kind, status: answer.status };
  };

  return async (message: Sms): Promise<Attempt> => {
    const { ids, reference } = begin(message);
    // One after the other: a provider that refuses one is not sent the rest.
    for (const part of partsOf(message.text, reference).slice(ids.length)) {
      const answer = await submitOne(part, message.to);
      if (typeof answer !== "string") {
        if (answer.kind === "never") begun.delete(message.reference);
        return answer;
      }
      ids.push(answer);
    }
    begun.delete(message.reference);
    return { kind: "taken", ids };
  };
}

function fieldsOf(part: EncodedPart, to: string, source: string) {
  const { addr, ton, npi } = sourceOf(source);
  return {
    ...{ source_addr_ton: ton, source_addr_npi: npi, source_addr: addr },
    ...{ dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: to.replace("+", "") },
    ...part,
    registered_delivery: 1,
    // A day: whoever has not received it by then is not asked any more.
    validity_period: "000001000000000R",
  };
}
