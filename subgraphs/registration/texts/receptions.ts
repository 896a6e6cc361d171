import { findingText } from "../domain/findingTexts.ts";
import { outcomeTexts } from "../domain/outcomeTexts.ts";
import type { RecordedDecision } from "../recordedDecision.ts";
import type { Text } from "../../shared/text/language.ts";

const goesOnline: Text = {
  kk: "Бұл іс онлайн шешіледі, орталықта іс ашудың қажеті жоқ: eGov.kz порталы, eGov Mobile қосымшасы немесе орталықтың өзіне-өзі қызмет көрсету аймағы.",
  ru: "Это делается онлайн, дело в центре открывать не нужно: портал eGov.kz, приложение eGov Mobile или зона самообслуживания центра.",
  en: "This goes online, no case at the centre is needed: the portal eGov.kz, the app eGov Mobile, or the self-service zone of the centre.",
};

/** Why no case is opened for a visitor: it goes online; or every ground why it can be granted nowhere. */
export function notNeededText(decision: RecordedDecision): Text {
  const { outcome, findings } = decision;
  const isOnline = outcome === "ELIGIBLE" || outcome === "CONSENT_REQUIRED";
  const grounds = isOnline ? [] : findings.filter(({ answer }) => answer === "NOT_MET").map(findingText);
  const parts = [outcomeTexts[outcome], ...(isOnline ? [goesOnline] : grounds)];
  const inLanguage = (language: keyof Text) => parts.map((part) => part[language]).join(" ");
  return { kk: inLanguage("kk"), ru: inLanguage("ru"), en: inLanguage("en") };
}
