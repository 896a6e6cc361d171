import type { SmsLinks } from "../../shared/register.ts";

/** A short message from 1414. `reference` is the same for every try, so that a repetition can be told. */
export interface Sms {
  readonly reference: string;
  readonly to: string;
  readonly text: string;
  /** Which try this is, from 1. */
  readonly attempt: number;
}

/** "accepted": on its way, a delivery report follows; "rejected": it will never be delivered; "later": try again. */
export type SendOutcome = "accepted" | "rejected" | "later";

/**
 * What comes back from the telephone network. Anything may come more than once, and a report before `send` has returned;
 * the network is answered when the promise resolves, and says it again when it rejects.
 */
export interface SmsListener {
  delivered(reference: string): Promise<void>;
  /** No provider can deliver it. */
  undeliverable(reference: string): Promise<void>;
  /** The provider that took it cannot deliver it; another may. False while it is still in hand: to be asked again. */
  sendAgain(reference: string): Promise<boolean>;
  replied(from: string, text: string): Promise<void>;
}

/** The way to the telephone network. */
export interface SmsProvider {
  send(message: Sms): Promise<SendOutcome>;
  listen(listener: SmsListener): void;
  /** How each link stands. */
  state(): SmsLinks;
  close(): Promise<void>;
}
