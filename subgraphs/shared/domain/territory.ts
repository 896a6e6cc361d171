/**
 * Territories by KATO code. A code is read in levels: region, district, okrug, settlement; the zeros after the last
 * level that says something are filling.
 */

const levels = [2, 4, 6, 7, 9];
/** In Astana, Almaty and Shymkent, which have no okrugs, a district takes three digits: 751210000. */
const levelsOfCity = [2, 5, 7, 9];
const citiesOfRepublicanSignificance = ["71", "75", "79"];

/** The telling part of a code: 710000000 → 71, 751210000 → 75121, 111000000 → 1110 (and not 111, which is also 1118…). */
export function tellingPart(kato: string): string {
  const own = citiesOfRepublicanSignificance.includes(kato.slice(0, 2)) ? levelsOfCity : levels;
  const length = own.find((digits) => /^0*$/.test(kato.slice(digits))) ?? kato.length;
  return kato.slice(0, length);
}

/**
 * Whether a place lies in an officer's territory. His own code and everything below it does; what is above does
 * not: the officer of a district has no dwelling recorded under the whole city.
 */
export function lies(kato: string, underOfficerKato: string): boolean {
  return kato.startsWith(tellingPart(underOfficerKato));
}

/** Of bodies that answer for territories, the one that covers the place most closely; null when none does. */
export function closestBody<Body extends { readonly bin: string; readonly kato: string }>(
  bodies: readonly Body[],
  kato: string,
): Body | null {
  const closeness = (body: Body) => tellingPart(body.kato).length;
  const covering = bodies.filter((body) => lies(kato, body.kato));
  const [closest] = covering.toSorted((a, b) => closeness(b) - closeness(a) || (a.bin < b.bin ? -1 : 1));
  return closest ?? null;
}
