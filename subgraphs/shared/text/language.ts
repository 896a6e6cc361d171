import type { Language } from "../call.ts";
import type { Text } from "../domain/text.ts";

export type { Text } from "../domain/text.ts";

/** The text in one language. */
export function say(text: Text, language: Language): string {
  return language === "KK" ? text.kk : language === "RU" ? text.ru : text.en;
}

/** The text with `{name}` replaced by each given value, in every language. */
export function fill(text: Text, values: Readonly<Record<string, string | number | Text>>): Text {
  const inOne = (language: keyof Text) =>
    text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === "object" ? value[language] : String(value);
    });
  return { kk: inOne("kk"), ru: inOne("ru"), en: inOne("en") };
}
