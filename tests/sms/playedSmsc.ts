import { once } from "node:events";
import smpp, { type PDU, type Session } from "smpp";
import type { SmscAddress } from "../../subgraphs/shared/settingKinds.ts";

/** A network that binds everybody and lets the test say the rest. */
export async function playedSmsc(onSubmit: (session: Session, pdu: PDU) => unknown) {
  const server = smpp.createServer((session) => {
    session.on("error", () => undefined);
    session.on("bind_transceiver", (pdu: PDU) => session.send(pdu.response()));
    session.on("enquire_link", (pdu: PDU) => session.send(pdu.response()));
    session.on("unbind", (pdu: PDU) => session.send(pdu.response()));
    session.on("submit_sm", (pdu: PDU) => {
      onSubmit(session, pdu);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const at = server.address();
  const port = typeof at === "object" && at ? at.port : 0;
  const address: SmscAddress = {
    host: "127.0.0.1",
    port,
    tls: false,
    systemId: "played",
    password: "invented",
  };
  return {
    address,
    unbind: () => {
      for (const session of server.sessions) session.send(new smpp.PDU("unbind"));
    },
    close: async () => {
      server.close();
      for (const session of [...server.sessions]) session.destroy();
      await once(server, "close");
    },
  };
}

/** Says of a message how it ended, in the words of a delivery receipt. */
export function report(
  session: Session,
  { destination_addr: to }: Readonly<Record<string, unknown>>,
  words: string,
): void {
  const ends = { source_addr: to, destination_addr: "1414" };
  session.send(new smpp.PDU("deliver_sm", { ...ends, esm_class: 4, short_message: Buffer.from(words) }));
}
