/**
 * The identifiers of the national registers: which texts are one. None of them tells anything about its
 * bearer: age and sex come from the population register, never from an IIN.
 */

const firstWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const secondWeights = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

const remainder = (base: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * Number(base[place]), 0) % 11;

/**
 * The twelfth digit of an IIN or a BIN, from its first eleven. Null when the number is not assigned:
 * the first weights give 10, and so do the second.
 */
export function checkDigit(base: string): number | null {
  const first = remainder(base, firstWeights);
  if (first < 10) return first;
  const second = remainder(base, secondWeights);
  return second < 10 ? second : null;
}

const hasItsCheckDigit = (text: string): boolean => checkDigit(text.slice(0, 11)) === Number(text[11]);

/** The number of a person: 12 digits, the last of them the check digit. */
export function isIin(text: string): boolean {
  return /^\d{12}$/.test(text) && hasItsCheckDigit(text);
}

/** The number of an organisation: registration month, its kind, serial digits, check digit. */
export function isBin(text: string): boolean {
  return /^\d{2}(0[1-9]|1[0-2])[4-6][0-3]\d{6}$/.test(text) && hasItsCheckDigit(text);
}

/** The code of an address in the address register: 16 digits without meaning. */
export function isRka(text: string): boolean {
  return /^\d{16}$/.test(text);
}

/** The code of a territory in the national classifier: 9 digits. */
export function isKato(text: string): boolean {
  return /^\d{9}$/.test(text);
}

/** A mobile number of Kazakhstan, `+77…`, with a prefix in use. */
export function isPhone(text: string): boolean {
  return /^\+77(?:0[0-25-8]|47|6[0-4]|7[15-8]|85)\d{7}$/.test(text);
}

/** A mobile number as its owner recognises it and nobody else can dial it: `+7 771 *** ** 98`. */
export function maskPhone(phone: string): string {
  return `+7 ${phone.slice(2, 5)} *** ** ${phone.slice(-2)}`;
}
