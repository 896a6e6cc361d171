import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/** Where a request comes from. Serves to count and for nothing else: it is neither logged nor passed on. */
export type AddressOf = (request: Pick<IncomingMessage, "headers" | "socket">) => string;

/**
 * The address of a client behind so many proxies of the operator's own: each adds the address it was asked from at the
 * end of `X-Forwarded-For`, so the client's stands that many from the end, whatever the client wrote before it.
 */
export function addressBehind(proxies: number): AddressOf {
  return ({ headers, socket }) => {
    const peer = socket.remoteAddress ?? "";
    const told = proxies === 0 ? [] : String(headers["x-forwarded-for"] ?? "").split(",");
    // A request that has passed fewer proxies has come round them: whoever it comes from is counted himself.
    const forwarded = told.at(-proxies)?.trim() ?? "";
    return network(proxies > 0 && isIP(forwarded) !== 0 ? forwarded : peer);
  };
}

/** One household or phone has a whole IPv6 network of 64 bits; counted one by one its addresses would have no end. */
function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || isIP(address) !== 6) return mapped ?? address;
  const [head = "", tail] = address.split("%")[0]?.split("::") ?? [];
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const whole = [...groups(head), ...Array.from({ length: missing }, () => "0"), ...groups(tail ?? "")];
  return whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
