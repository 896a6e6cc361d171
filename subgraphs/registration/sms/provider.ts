/** A short message from 1414. `reference` is the same for every try, so that a repetition can be told. */
export interface Sms {
  readonly reference: string;
  readonly to: string;
  readonly text: string;
}

/** "accepted": on its way, a delivery report follows; "rejected": it will never be delivered; "later": try again. */
export type SendOutcome = "accepted" | "rejected" | "later";

/** What comes back from the telephone network. A report may come more than once, and before `send` has returned. */
export interface SmsListener {
  delivered(reference: string): Promise<void>;
  undeliverable(reference: string): Promise<void>;
  replied(from: string, text: string): Promise<void>;
}

/** The way to the telephone network. */
export interface SmsProvider {
  send(message: Sms): Promise<SendOutcome>;
  listen(listener: SmsListener): void;
  close(): Promise<void>;
}
