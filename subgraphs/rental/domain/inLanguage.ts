import { transliterate } from "../../shared/domain/transliterate.ts";

/** A text the register keeps in Kazakh and Russian, and sometimes in English; else in Latin letters. */
export function inLanguage(
  language: "KK" | "RU" | "EN",
  text: { readonly kk: string; readonly ru: string; readonly en: string | null },
): string {
  if (language === "KK") return text.kk;
  return language === "RU" ? text.ru : (text.en ?? transliterate(text.kk));
}
