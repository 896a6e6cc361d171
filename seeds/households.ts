/**
 * Who lives with whom: a pattern of 31 dwellings for 100 persons, repeated. So the home of person i, and the people of
 * dwelling d, follow from the number alone, and there are 0.31 dwellings for a person, as in the country.
 */
export const personsOfPattern = 100;
export const dwellingsOfPattern = 31;

export type Role = "FIRST" | "SECOND" | "CHILD" | "GRANDPARENT";
interface Kind {
  readonly times: number;
  readonly adults: 0 | 1 | 2;
  readonly children: number;
  readonly grandparents: number;
}

const kinds: readonly Kind[] = [
  { times: 1, adults: 0, children: 0, grandparents: 0 },
  { times: 4, adults: 1, children: 0, grandparents: 0 },
  { times: 6, adults: 2, children: 0, grandparents: 0 },
  { times: 1, adults: 1, children: 2, grandparents: 0 },
  { times: 5, adults: 2, children: 1, grandparents: 0 },
  { times: 7, adults: 2, children: 2, grandparents: 0 },
  { times: 4, adults: 2, children: 3, grandparents: 0 },
  { times: 2, adults: 2, children: 2, grandparents: 1 },
  { times: 1, adults: 2, children: 4, grandparents: 2 },
];

export interface Member {
  readonly role: Role;
  /** Which of the children, or grandparents, counted from 0. */
  readonly place: number;
}
interface Home {
  /** The first member's place in the pattern. */
  readonly start: number;
  readonly members: readonly Member[];
}

const some = (role: Role, times: number): readonly Member[] =>
  Array.from({ length: times }, (_, place) => ({ role, place }));

const membersOf = ({ adults, children, grandparents }: Kind): readonly Member[] => [
  ...some("FIRST", Math.min(adults, 1)),
  ...some("SECOND", adults - 1),
  ...some("CHILD", children),
  ...some("GRANDPARENT", grandparents),
];

function homesOfPattern(): readonly Home[] {
  let start = 0;
  return kinds.flatMap((kind) =>
    Array.from({ length: kind.times }, () => {
      const members = membersOf(kind);
      start += members.length;
      return { start: start - members.length, members };
    }),
  );
}

const homes = homesOfPattern();
const homeOfMember = homes.flatMap((home, place) => home.members.map(() => place));

/** Where a generated person lives, and as what. */
export interface Place extends Member {
  readonly dwelling: number;
  readonly household: Household;
}

/** The people of a dwelling: numbers of generated persons, in the order of `members`. */
export interface Household {
  readonly first: number;
  readonly members: readonly Member[];
}

/** The people of a dwelling; none for every 31st. */
export function householdOf(dwelling: number): Household {
  const home = homes[dwelling % dwellingsOfPattern];
  if (!home) throw new RangeError("dwellings are counted from 0");
  return {
    first: Math.floor(dwelling / dwellingsOfPattern) * personsOfPattern + home.start,
    members: home.members,
  };
}

export function placeOf(person: number): Place {
  const home = homeOfMember[person % personsOfPattern] ?? 0;
  const dwelling = Math.floor(person / personsOfPattern) * dwellingsOfPattern + home;
  const household = householdOf(dwelling);
  const member = household.members[person - household.first];
  if (!member) throw new RangeError("persons are counted from 0");
  return { ...member, dwelling, household };
}

/** The person of that role in a dwelling, or null. */
export function memberOf({ first, members }: Household, role: Role): number | null {
  const place = members.findIndex((member) => member.role === role);
  return place < 0 ? null : first + place;
}
