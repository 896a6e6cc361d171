import type { Language } from "../../shared/call.ts";
import { transliterate } from "../../shared/domain/transliterate.ts";

/** Of a dwelling: its address in each language that the register holds. */
export interface Addresses {
  readonly addressKk: string;
  readonly addressRu: string;
  readonly addressEn: string | null;
}

/** Of an organisation: its name in each language that the register holds. */
export interface Names {
  readonly nameKk: string;
  readonly nameRu: string;
  readonly nameEn: string | null;
}

/**
 * The address in one language. Where the register holds none in English it is the Kazakh one in Latin letters, as on
 * road signs and in passports; a translation ("street", "house") would be ours and not the register's.
 */
export function addressIn({ addressKk, addressRu, addressEn }: Addresses, language: Language): string {
  return inLanguage(addressKk, addressRu, addressEn, language);
}

/** The organisation's name in one language; in English the same as with addresses. */
export function nameIn({ nameKk, nameRu, nameEn }: Names, language: Language): string {
  return inLanguage(nameKk, nameRu, nameEn, language);
}

function inLanguage(kk: string, ru: string, en: string | null, language: Language): string {
  if (language === "KK") return kk;
  return language === "RU" ? ru : (en ?? transliterate(kk));
}
