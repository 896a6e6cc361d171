import { fill, type Text } from "../shared/text/language.ts";
import type { Application } from "./data/applications.ts";
import type { Consent } from "./data/consents.ts";
import { findingText } from "./domain/findingTexts.ts";
import { outcomeTexts } from "./domain/outcomeTexts.ts";
import type { RecordedDecision } from "./recordedDecision.ts";
import { accountTexts } from "./texts/account.ts";
import { eventTexts } from "./texts/events.ts";

/** What an event's code says: its own text, or the message of the rule that brought it. */
export function eventText(code: string, decision: RecordedDecision | null): Text {
  if (Object.hasOwn(eventTexts, code)) return eventTexts[code as keyof typeof eventTexts];
  const rule = code.toLowerCase().replaceAll("_", "-");
  const finding = decision?.findings.find((one) => one.rule === rule);
  if (!decision || !finding) throw new Error("an event has a code without a text");
  const [outcome, message] = [outcomeTexts[decision.outcome], findingText(finding)];
  return {
    kk: `${outcome.kk} ${message.kk}`,
    ru: `${outcome.ru} ${message.ru}`,
    en: `${outcome.en} ${message.en}`,
  };
}

/** What happened, why, until when, and what to do next. */
export function statusText({ code, status, decision }: Application, consents: readonly Consent[]): Text {
  const text = eventText(code, decision);
  const deadlines = consents.flatMap(({ state, deadline }) =>
    state === "DELIVERED" && deadline ? [deadline] : [],
  );
  const first = deadlines.toSorted((a, b) => a.getTime() - b.getTime())[0];
  if (status !== "AWAITING_CONSENT" || !first) return text;
  const until = fill(eventTexts.UNTIL, { until: kazakhstanTime(first) });
  return { kk: `${text.kk} ${until.kk}`, ru: `${text.ru} ${until.ru}`, en: `${text.en} ${until.en}` };
}

/** A message about an application names it by its number. */
export function notificationText(
  code: string,
  { number, decision }: Pick<Application, "number" | "decision">,
): Text {
  return fill(eventTexts.NUMBERED, { number, text: eventText(code, decision) });
}

/** A message about the account itself. */
export function accountText(code: string, values: Readonly<Record<string, string | number>>): Text {
  if (!Object.hasOwn(accountTexts, code)) throw new Error("a message has a code without a text");
  const { since, ...others } = values;
  const told = typeof since === "string" ? { since: kazakhstanTime(new Date(since)) } : {};
  return fill(accountTexts[code as keyof typeof accountTexts], { ...others, ...told });
}

const clockFace = new Intl.DateTimeFormat("ru-KZ", {
  timeZone: "Asia/Almaty",
  hour: "2-digit",
  minute: "2-digit",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
});

/** Day and time on a clock in Kazakhstan. */
const kazakhstanTime = (instant: Date): string => clockFace.format(instant);
