/** What a provider's refusal of one message means for that message. */
export type Refusal = "never" | "later" | "throttled";

/** `command_status` of SMPP 3.4 and 5.0, as far as we know what to do about it. */
const refusals: Readonly<Record<number, Refusal>> = {
  // This number, or this message to it, will not be taken however often it is sent.
  0x0b: "never", // ESME_RINVDSTADR: no such number
  0x50: "never", // ESME_RINVDSTTON
  0x51: "never", // ESME_RINVDSTNPI
  0x65: "never", // ESME_RX_P_APPN: permanent error of the receiving side
  0x66: "never", // ESME_RX_R_APPN: the receiving side rejects the message
  0xfe: "never", // ESME_RDELIVERYFAILURE
  0x106: "never", // ESME_RINVDSTADDRSUBUNIT
  // Too fast.
  0x14: "throttled", // ESME_RMSGQFUL
  0x58: "throttled", // ESME_RTHROTTLED
};

/**
 * All other refusals are of the provider, the contract or the settings (an unknown source address, a service that is not
 * paid for, a system error): no owner's number is the cause, so nobody's application ends by them. They are tried again,
 * by another provider too, and the operator reads their status in the log.
 */
export const refusalOf = (status: number): Refusal => refusals[status] ?? "later";

/** Statuses that we answer with. */
export const status = {
  ok: 0,
  invalidCommand: 0x03,
  wrongBindState: 0x04,
  systemError: 0x08,
  unknownNumber: 0x0b,
  bindFailed: 0x0d,
  wrongPassword: 0x0e,
  throttled: 0x58,
  /** "Try again": what was delivered to us could not be taken now. */
  notNow: 0x64,
} as const;
