import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import smpp, { type PDU, type Session } from "smpp";
import { nack, requestsOver, type Request } from "../smpp/request.ts";
import { status } from "../smpp/statuses.ts";

/** What the network does with a submitted part: takes it under a number, refuses it, or drops the link unanswered. */
export type Taken = { readonly messageId: string } | { readonly refused: number } | "drop";

export interface SmscOptions {
  readonly systemId: string;
  readonly password: string;
  readonly onSubmit: (pdu: PDU) => Promise<Taken>;
  readonly onBound: () => void;
}

/** The network's side of SMPP 3.4, on this machine alone. */
export interface Smsc {
  readonly port: number;
  /** False when nobody is bound to receive, or whoever is did not take it. */
  deliver(fields: Readonly<Record<string, unknown>>): Promise<boolean>;
  close(): Promise<void>;
}

/** Deciding on a reply takes its receiver a while. */
const deliverPatience = 30_000;
const binds: ReadonlySet<string> = new Set(["bind_transceiver", "bind_receiver", "bind_transmitter"]);

export async function openSmsc(options: SmscOptions): Promise<Smsc> {
  const receivers = new Map<Session, Request>();
  const server = smpp.createServer((session) => {
    serve(session, options, receivers);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    async deliver(fields) {
      const request = [...receivers.values()].at(-1);
      const answer = await request?.("deliver_sm", fields, deliverPatience);
      return answer?.command === "deliver_sm_resp" && answer.command_status === status.ok;
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const session of [...server.sessions]) session.destroy();
      await closed;
    },
  };
}

function serve(session: Session, options: SmscOptions, receivers: Map<Session, Request>): void {
  let bound = false;
  session.on("error", () => {
    session.destroy();
  });
  session.on("close", () => receivers.delete(session));
  const bindWith = ({ command, system_id, password }: PDU): number => {
    if (bound) return status.wrongBindState;
    if (system_id !== options.systemId || password !== options.password) return status.wrongPassword;
    bound = true;
    if (command !== "bind_transmitter") receivers.set(session, requestsOver(session));
    return status.ok;
  };
  const submit = async (pdu: PDU) => {
    if (!bound) return session.send(pdu.response({ command_status: status.wrongBindState }));
    const taken = await options.onSubmit(pdu);
    if (taken === "drop") session.destroy();
    else if ("refused" in taken) session.send(pdu.response({ command_status: taken.refused }));
    else session.send(pdu.response({ message_id: taken.messageId }));
  };
  session.on("pdu", (pdu: PDU) => {
    if (pdu.isResponse()) return;
    if (binds.has(pdu.command)) {
      session.send(pdu.response({ command_status: bindWith(pdu), system_id: "MEKENJAI" }));
      if (bound) options.onBound();
      else
        void sleep(100).then(() => {
          session.close();
        });
    } else if (pdu.command === "submit_sm")
      submit(pdu).catch(() => session.send(pdu.response({ command_status: status.systemError })));
    else if (pdu.command === "enquire_link") session.send(pdu.response());
    else if (pdu.command === "unbind") {
      session.send(pdu.response());
      session.close();
    } else nack(session, pdu, status.invalidCommand);
  });
}
