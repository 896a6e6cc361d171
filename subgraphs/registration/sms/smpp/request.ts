import smpp, { type PDU, type Session } from "smpp";

/** Asks the peer and waits for its answer. Null: the answer did not come in time, or the link dropped before it. */
export type Request = (
  command: string,
  fields: Readonly<Record<string, unknown>>,
  patience: number,
) => Promise<PDU | null>;

/** The library never calls back when a link drops: whoever waits is told here. */
export function requestsOver(session: Session): Request {
  const waiting = new Set<(answer: PDU | null) => void>();
  session.on("close", () => {
    for (const answered of waiting) answered(null);
  });
  return (command, fields, patience) =>
    new Promise((resolve) => {
      const answered = (answer: PDU | null) => {
        clearTimeout(late);
        waiting.delete(answered);
        resolve(answer);
      };
      const late = setTimeout(() => {
        answered(null);
      }, patience);
      waiting.add(answered);
      if (session.socket.destroyed || !session.send(new smpp.PDU(command, fields), answered)) answered(null);
    });
}

/** Says no to what this side does not take; a peer that is answered does not wait. */
export function nack(session: Session, { sequence_number }: PDU, command_status: number): void {
  session.send(new smpp.PDU("generic_nack", { sequence_number, command_status }));
}
