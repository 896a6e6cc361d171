/** A civil day, `YYYY-MM-DD`: days compare as text, and no time zone can move them. */
export type Day = string;

/** Kazakhstan has had one time zone, UTC+5, since 1 March 2024. */
const hoursAheadOfUtc = 5;
const millisecondsOfHour = 3_600_000;
const millisecondsOfDay = 24 * millisecondsOfHour;

const dayOf = (instant: Date): Day => instant.toISOString().slice(0, 10);
const midnight = (day: Day): Date => new Date(`${day}T00:00:00.000Z`);

/** Whether the text is a day that exists: 29 February only in a leap year. */
export function isDay(text: string): boolean {
  // Of a day that the month does not have, JavaScript makes one of the next; of any other, no day at all.
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && midnight(text).getUTCDate() === Number(text.slice(8));
}

/** The civil day in Kazakhstan at this instant: "today" of every rule. */
export function kazakhstanDay(instant: Date): Day {
  return dayOf(new Date(instant.getTime() + hoursAheadOfUtc * millisecondsOfHour));
}

/** The day so many days later; earlier for a negative number. */
export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(midnight(day).getTime() + days * millisecondsOfDay));
}

/**
 * Full years lived on that day; negative before birth.
 * A birthday on 29 February is reached on 1 March in a common year, because "02-29" sorts between "02-28" and "03-01".
 */
export function ageOn(birthDate: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) >= birthDate.slice(5) ? years : years - 1;
}

/** Whether a period holds on that day. It includes both its first and its last day; null is "no end". */
export function inPeriod(day: Day, from: Day, to: Day | null): boolean {
  return from <= day && (to === null || day <= to);
}
