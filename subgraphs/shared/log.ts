import type { Log } from "./register.ts";

// Opaque ids and words of closed vocabularies; twelve digits in a row (an IIN) or a phone never pass.
const word = /^[A-Za-z][A-Za-z0-9_.:-]{0,63}$|^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const numberOfPerson = /\d{10}/;

/** One JSON line per event. A field that is neither a number, a flag nor a plain word is left out. */
export function lineLog(write: (line: string) => void): Log {
  return (event, fields = {}) => {
    const kept = Object.entries(fields).filter(([, value]) =>
      typeof value === "string" ? word.test(value) && !numberOfPerson.test(value) : true,
    );
    write(JSON.stringify({ at: new Date().toISOString(), event, ...Object.fromEntries(kept) }));
  };
}
