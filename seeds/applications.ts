import { addDays, type Day } from "../subgraphs/shared/domain/calendar.ts";
import { dwellingAt, placeOfDwelling } from "./dwellings.ts";
import { dwellingsOfPattern, householdOf, personsOfPattern } from "./households.ts";
import { rkaOf } from "./identifiers.ts";
import { iinOf } from "./iin.ts";
import { about, below, inThousand, mix, pick } from "./mix.ts";
import { isForeign } from "./persons.ts";

/** An application of the past, as the reports count it and the history shows it. */
export interface PastApplication {
  readonly id: string;
  /** Its place in the order of the seeds, from 0. */
  readonly number: number;
  readonly applicant: string;
  readonly person: string;
  readonly rka: string;
  readonly kato: string;
  readonly reason: string;
  readonly channel: "PORTAL" | "MOBILE" | "SELF_SERVICE" | "SERVICE_CENTRE";
  readonly outcome: "REGISTERED" | "RETURNED" | "REFUSED" | "SERVICE_CENTRE_ONLY";
  readonly submittedAt: Date;
  readonly decidedAt: Date;
}

export interface PastOptions {
  readonly persons: number;
  readonly today: Day;
  /** How many years they go back. */
  readonly years: number;
  /** For how many hundreds of persons those of a year are committed together. */
  readonly patternsOfPart: number;
  /** The codes of the reasons one can give. */
  readonly reasons: readonly string[];
}

/** Six persons in a hundred apply in a year. */
const ofPattern = 6;
/** Before this day there is no rule set under which a case of the past year could have been decided. */
const firstRules: Day = "2025-11-24";

const patternsOf = ({ persons }: PastOptions) => Math.ceil(persons / personsOfPattern);
const partsOfYear = (options: PastOptions) => Math.ceil(patternsOf(options) / options.patternsOfPart);

/** The past applications of the generated country, made up to yesterday: the oldest year first, each year in parts. */
export const history = {
  countOf: (options: PastOptions) => patternsOf(options) * ofPattern * options.years,
  partsOf: (options: PastOptions) => partsOfYear(options) * options.years,
  *partOf(part: number, options: PastOptions): Generator<PastApplication> {
    const year = Math.floor(part / partsOfYear(options));
    const from = (part % partsOfYear(options)) * options.patternsOfPart;
    const until = Math.min(from + options.patternsOfPart, patternsOf(options));
    const before = year * patternsOf(options) * ofPattern;
    for (let i = from * ofPattern; i < until * ofPattern; i += 1)
      yield applicationAt(i, options.years - 1 - year, before + i, options);
  },
};

/** Years are apart in what chance is asked for; the past one is 0. */
const yearsApart = 50_000_000;

/** The i-th of those of a year: beside the day, i and the year alone decide. */
function applicationAt(
  ofYear: number,
  year: number,
  number: number,
  { today, reasons }: Pick<PastOptions, "today" | "reasons">,
): PastApplication {
  const i = ofYear + year * yearsApart;
  const dwelling = dwellingOf(ofYear, year);
  const applicant = householdOf(dwelling).first;
  const channel = channelOf(i);
  const outcome = outcomeOf(i, applicant, channel);
  // Whoever was registered lives there; the others wanted to live somewhere else.
  const wanted = outcome === "REGISTERED" ? dwelling : inhabitedBeside(dwelling);
  const submittedAt = submissionOf(i, year, today);
  return {
    id: idOf(i),
    number,
    applicant: iinOf(applicant),
    person: iinOf(applicant),
    rka: rkaOf(wanted),
    kato: placeOfDwelling(wanted).kato,
    reason: pick(reasons, about.reason, i),
    channel,
    outcome,
    submittedAt,
    decidedAt: new Date(submittedAt.getTime() + decisionTook(i, outcome)),
  };
}

/** A different inhabited dwelling for each application of a pattern, also of the other years. */
function dwellingOf(i: number, year: number): number {
  const [pattern, place] = [Math.floor(i / ofPattern), i % ofPattern];
  // The pattern's first dwelling is uninhabited.
  return pattern * dwellingsOfPattern + 1 + place * 5 + ((below(5, about.applicant, i) + year) % 5);
}

/** A dwelling of the same pattern in which somebody lives, and one can live. */
function inhabitedBeside(dwelling: number): number {
  const first = dwelling - (dwelling % dwellingsOfPattern) + 1;
  const other = first + below(dwellingsOfPattern - 1, about.elsewhere, dwelling);
  return other === dwelling || !dwellingAt(other).inUse
    ? first + ((other - first + 1) % (dwellingsOfPattern - 1))
    : other;
}

/** More than 70 of 100 come in online (S19). */
function channelOf(i: number): PastApplication["channel"] {
  const chance = below(1000, about.channel, i);
  if (chance < 390) return "MOBILE";
  if (chance < 640) return "PORTAL";
  return chance < 720 ? "SELF_SERVICE" : "SERVICE_CENTRE";
}

function outcomeOf(
  i: number,
  applicant: number,
  channel: PastApplication["channel"],
): PastApplication["outcome"] {
  if (isForeign(applicant)) return "REFUSED";
  const chance = below(1000, about.outcome, i);
  if (chance < 30) return "REFUSED";
  if (chance < 70 && channel !== "SERVICE_CENTRE") return "SERVICE_CENTRE_ONLY";
  return chance < 180 ? "RETURNED" : "REGISTERED";
}

const second = 1000;
const hour = 3600 * second;

/** Between seven in the morning and ten at night of a day within a year before today. */
function submissionOf(i: number, year: number, today: Day): Date {
  const end = addDays(today, -365 * year);
  const yearAgo = addDays(end, -365);
  const earliest = firstRules > yearAgo && firstRules < end ? firstRules : yearAgo;
  const days = Math.round((Date.parse(end) - Date.parse(earliest)) / (24 * hour));
  const day = Date.parse(addDays(earliest, below(days, about.submitted, i)));
  // Midnight in Kazakhstan is seven in the evening, the day before, in universal time.
  return new Date(day + 2 * hour + below(15 * 3600, about.elsewhere, i) * second);
}

/** A clear case takes seconds; one that waited for somebody's consent, up to its hour. */
function decisionTook(i: number, outcome: PastApplication["outcome"]): number {
  const waited = (outcome === "REGISTERED" || outcome === "RETURNED") && inThousand(450, about.decided, i);
  return waited ? (60 + below(3400, about.decided, i)) * second : 700 + below(4000, about.decided, i);
}

/** A UUID made of the number alone (version 8). */
function idOf(i: number): string {
  const hex = [0, 1, 2, 3]
    .map((part) =>
      mix(about.identity, i * 4 + part)
        .toString(16)
        .padStart(8, "0"),
    )
    .join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
