import type { ReceivedPart } from "./text.ts";

const longestWait = 10 * 60_000;
const mostWaiting = 1_000;

interface Part<Kept> {
  readonly text: string;
  readonly kept: Kept;
}

/** Puts the parts of longer messages together again; what stays incomplete is forgotten. */
export function openAssembly<Kept>() {
  const waiting = new Map<string, { readonly since: number; readonly parts: Map<number, Part<Kept>> }>();

  const forgetOld = () => {
    for (const [key, { since }] of waiting)
      if (Date.now() - since > longestWait || waiting.size > mostWaiting) waiting.delete(key);
      else break;
  };
  const partsWith = (key: string, number: number, part: Part<Kept>) => {
    const known = waiting.get(key)?.parts;
    const before = known?.get(number);
    // The same place with other words is another message under a reference that has come round.
    const parts = known && (!before || before.text === part.text) ? known : new Map<number, Part<Kept>>();
    if (parts !== known) waiting.set(key, { since: Date.now(), parts });
    return parts.set(number, part);
  };

  return {
    /** The whole message when this part was the last one missing, with what was kept of each part. */
    add(way: string, { text, place }: ReceivedPart, kept: Kept): { text: string; kept: Kept[] } | null {
      if (!place) return { text, kept: [kept] };
      forgetOld();
      const key = `${way} ${place.reference} ${place.total}`;
      const parts = partsWith(key, place.number, { text, kept });
      if (parts.size < place.total) return null;
      waiting.delete(key);
      const inOrder = [...parts].sort(([one], [other]) => one - other).map(([, part]) => part);
      return { text: inOrder.map((part) => part.text).join(""), kept: inOrder.map((part) => part.kept) };
    },
  };
}
