/** What we use of the `smpp` package, which comes without types. */
declare module "smpp" {
  import type { EventEmitter } from "node:events";
  import type { Server as NetServer, Socket } from "node:net";

  type Fields = Readonly<Record<string, unknown>>;

  /** One SMPP message. Which fields it has depends on the command; the peer may have left out or spoilt any of them. */
  class PDU {
    constructor(command: string, fields?: Fields);
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    readonly [field: string]: unknown;
    isResponse(): boolean;
    response(fields?: Fields): PDU;
  }

  class Session extends EventEmitter {
    readonly socket: Socket;
    /** False when it could not be written; the callback is never called when the link drops. */
    send(pdu: PDU, answered?: (response: PDU) => void): boolean;
    /** Ends the connection after what was written. */
    close(): void;
    destroy(): void;
  }

  interface Server extends NetServer {
    readonly sessions: readonly Session[];
  }

  interface Smpp {
    readonly PDU: typeof PDU;
    connect(options: { host: string; port: number; tls: boolean }): Session;
    createServer(onSession: (session: Session) => void): Server;
  }

  const smpp: Smpp;
  export default smpp;
  export type { PDU, Server, Session };
}
