/**
 * Who asks how often, by which way, and how many of these requests may reach a telephone. Add a row: names are made up as
 * they are met, so that a new attack needs no new code.
 */
export interface Attack {
  readonly name: string;
  /** Dwellings by name, with their owners. */
  readonly homes: Readonly<Record<string, readonly string[]>>;
  /** Dwellings of state rental housing by name: each contract's tenant, with whom it names. */
  readonly rented?: Readonly<Record<string, readonly (readonly [tenant: string, named: string])[]>>;
  /** Children of 15, by the parent who applies for them. */
  readonly children?: Readonly<Record<string, readonly string[]>>;
  readonly turns: readonly Turn[];
  readonly order?: Order;
  /** Of the turns, so many ask somebody; all others are returned and reach nobody. */
  readonly asked: number;
  /** Who of them tries again so much later, and whether anybody is asked then. */
  readonly afterwards?: readonly { readonly hours: number; readonly asked: boolean }[];
}

/** One after the other; all submitted before any is signed, and signed backwards; or all signed at the same moment. */
export type Order = "one by one" | "signed backwards" | "at once";

export interface Turn {
  readonly by: string;
  readonly at: string;
  /** Left out: for himself. */
  readonly for?: string;
  readonly channel?: "PORTAL" | "MOBILE" | "SELF_SERVICE";
  /** What becomes of it once somebody was asked; left out: nobody answers yet. */
  readonly then?: "declined" | "taken back" | "expired" | "agreed";
}

const times = (number: number, turn: (place: number) => Turn): readonly Turn[] =>
  Array.from({ length: number }, (_, place) => turn(place));
const flats = (number: number, owner: (place: number) => string) =>
  Object.fromEntries(Array.from({ length: number }, (_, place) => [`flat ${place}`, [owner(place)]]));
const named = (number: number, name: string) =>
  Array.from({ length: number }, (_, place) => `${name} ${place}`);
const channels = ["PORTAL", "MOBILE", "SELF_SERVICE"] as const;
const oneFlat = { flat: ["owner"] };

export const attacks: readonly Attack[] = [
  {
    name: "twenty applicants want the same flat, and nobody has answered yet",
    homes: oneFlat,
    turns: times(20, (i) => ({ by: `stranger ${i}`, at: "flat" })),
    asked: 15,
    afterwards: [{ hours: 26, asked: true }],
  },
  {
    name: "forty applicants want the same flat, and each takes his application back",
    homes: oneFlat,
    turns: times(40, (i) => ({ by: `stranger ${i}`, at: "flat", then: "taken back" })),
    asked: 30,
    afterwards: [{ hours: 25, asked: true }],
  },
  {
    name: "twenty applicants sign for the same flat at the same moment",
    homes: oneFlat,
    turns: times(20, (i) => ({ by: `stranger ${i}`, at: "flat" })),
    order: "at once",
    asked: 15,
  },
  {
    name: "twenty applicants submit first and sign backwards",
    homes: oneFlat,
    turns: times(20, (i) => ({ by: `stranger ${i}`, at: "flat" })),
    order: "signed backwards",
    asked: 15,
  },
  {
    name: "twenty applicants, each at another flat of the same owner",
    homes: flats(20, () => "owner"),
    turns: times(20, (i) => ({ by: `stranger ${i}`, at: `flat ${i}` })),
    asked: 15,
  },
  {
    name: "twenty applicants, each at another flat of the same owner, at the same moment",
    homes: flats(20, () => "owner"),
    turns: times(20, (i) => ({ by: `stranger ${i}`, at: `flat ${i}` })),
    order: "at once",
    asked: 15,
  },
  {
    name: "a state flat with twenty contracts: each tenant is asked by whom his contract names, at the same moment",
    homes: {},
    rented: { flat: Array.from({ length: 20 }, (_, i) => [`tenant ${i}`, `named ${i}`] as const) },
    turns: times(20, (i) => ({ by: `named ${i}`, at: "flat" })),
    order: "at once",
    asked: 15,
  },
  {
    name: "a state flat with thirty-four contracts: each tenant is asked, and each application taken back",
    homes: {},
    rented: { flat: Array.from({ length: 34 }, (_, i) => [`tenant ${i}`, `named ${i}`] as const) },
    turns: times(34, (i) => ({ by: `named ${i}`, at: "flat", then: "taken back" })),
    asked: 30,
  },
  {
    name: "an owner of two flats is asked about both, and one more who owns a share of each with him is asked no more",
    homes: { house: ["owner", "wife"], flat: ["owner"] },
    turns: [
      ...times(10, (i) => ({ by: `stranger ${i}`, at: "flat" })),
      ...times(10, (i) => ({ by: `stranger ${10 + i}`, at: "house" })),
    ],
    asked: 15,
  },
  {
    name: "one applicant asks at sixteen flats of sixteen owners",
    homes: flats(16, (i) => `owner ${i}`),
    turns: times(16, (i) => ({ by: "stranger", at: `flat ${i}` })),
    asked: 12,
    afterwards: [{ hours: 26, asked: true }],
  },
  {
    name: "one applicant asks at sixteen flats at the same moment",
    homes: flats(16, (i) => `owner ${i}`),
    turns: times(16, (i) => ({ by: "stranger", at: `flat ${i}` })),
    order: "at once",
    asked: 12,
  },
  {
    name: "one applicant asks at thirty flats and takes each application back",
    homes: flats(30, (i) => `owner ${i}`),
    turns: times(30, (i) => ({ by: "stranger", at: `flat ${i}`, then: "taken back" })),
    asked: 24,
    afterwards: [{ hours: 25, asked: true }],
  },
  {
    name: "one applicant cancels and repeats at the same flat, by every channel in turn",
    homes: oneFlat,
    turns: times(30, (i) => ({ by: "stranger", at: "flat", channel: channels[i % 3]!, then: "taken back" })),
    asked: 24,
    // A day later the applicant may ask others again, but not this owner, who has not agreed for a week.
    afterwards: [
      { hours: 25, asked: false },
      { hours: 24 * 6, asked: true },
    ],
  },
  {
    name: "a parent asks for fourteen children",
    homes: oneFlat,
    children: { parent: named(14, "child") },
    turns: times(14, (i) => ({ by: "parent", for: `child ${i}`, at: "flat" })),
    asked: 12,
  },
  {
    name: "two parents ask for the same children, in turn",
    homes: oneFlat,
    children: { father: named(10, "child"), mother: named(10, "child") },
    turns: times(20, (i) => ({
      by: i % 2 ? "mother" : "father",
      for: `child ${Math.floor(i / 2)}`,
      at: "flat",
    })),
    asked: 15,
  },
  {
    name: "an owner declines, and is asked by the same applicant again and again",
    homes: oneFlat,
    turns: times(8, () => ({ by: "stranger", at: "flat", then: "declined" })),
    asked: 5,
    afterwards: [
      { hours: 25, asked: false },
      { hours: 24 * 6, asked: true },
    ],
  },
  {
    name: "an owner declines one applicant at one flat, and is asked by him at another",
    homes: flats(7, () => "owner"),
    turns: times(7, (i) => ({ by: "stranger", at: `flat ${i}`, then: "declined" })),
    asked: 5,
  },
  {
    name: "one of two owners declines, and both are asked again by the same applicant",
    homes: { house: ["owner", "wife"] },
    turns: times(7, () => ({ by: "stranger", at: "house", then: "declined" })),
    asked: 5,
  },
  {
    name: "an owner declines five times for children, and is then asked for the parent",
    homes: oneFlat,
    children: { parent: named(5, "child") },
    turns: [
      ...times(5, (i) => ({ by: "parent", for: `child ${i}`, at: "flat", then: "declined" })),
      { by: "parent", at: "flat" },
    ],
    asked: 5,
  },
  {
    name: "an owner never answers, and is asked anew after each hour",
    homes: oneFlat,
    turns: times(27, () => ({ by: "stranger", at: "flat", then: "expired" })),
    asked: 24,
    afterwards: [{ hours: 24 * 7, asked: true }],
  },
  {
    name: "in real life: a family of six, an hour in which the landlord sleeps, and the same again",
    homes: oneFlat,
    children: { parent: named(5, "child") },
    turns: [
      ...times(5, (i) => ({ by: "parent", for: `child ${i}`, at: "flat", then: "taken back" })),
      { by: "parent", at: "flat", then: "taken back" },
      ...times(5, (i) => ({ by: "parent", for: `child ${i}`, at: "flat" })),
      { by: "parent", at: "flat" },
    ],
    asked: 12,
  },
  {
    name: "in real life: an owner who has declined one applicant is asked by another",
    homes: oneFlat,
    turns: [
      ...times(6, () => ({ by: "stranger", at: "flat", then: "declined" as const })),
      { by: "tenant", at: "flat", then: "agreed" },
    ],
    asked: 6,
  },
  {
    name: "in real life: a house of forty owners is asked ten times in a day",
    homes: { house: named(40, "owner") },
    turns: times(10, (i) => ({ by: `stranger ${i}`, at: "house", then: "taken back" })),
    asked: 10,
  },
];
