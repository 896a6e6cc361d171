import type { Call, RegisterName } from "./call.ts";
import type { Day } from "./domain/calendar.ts";

/** Puts a document of another register's internal schema, on this register's own account. */
type Asked = <Data>(of: RegisterName, document: string, variables: Record<string, unknown>) => Promise<Data>;

/** Whom and what a case at a service centre is about. */
export interface CaseScope {
  readonly applicant: string;
  readonly person: string;
  readonly rka: string;
}

/** What rights ask of the other registers, about the caller of one request, on one day. */
export function questionsOf(call: Call, on: Day, asked: Asked) {
  const iin = "iin" in call.caller ? call.caller.iin : "";
  return {
    ownership: async (dwellings: readonly string[], persons: readonly string[]) =>
      (await asked<Ownership>("property", ownership, { iin, dwellings, persons, on })).ownershipRelations,
    contract: async (dwellings: readonly string[], persons: readonly string[]) =>
      (await asked<Contract>("rental", contract, { iin, dwellings, persons, on })).contractRelations,
    namedInTerritory: async (kato: string, persons: readonly string[]) =>
      (await asked<{ namedInTerritory: string[] }>("rental", named, { kato, persons })).namedInTerritory,
    katoOf: async (rkas: readonly string[]) =>
      (await asked<{ katoOf: (string | null)[] }>("property", katoOf, { rkas })).katoOf,
    represented: async () =>
      (await asked<{ representedBy: string[] }>("population", representedBy, { iin, on })).representedBy,
    caseScope: async (): Promise<CaseScope | null> => {
      if (call.case === null) return null;
      const answer = await asked<{ caseScope: CaseScope | null }>("registration", caseScope, {
        number: call.case,
      });
      return answer.caseScope;
    },
    /** Whom an operator's case opens: its applicant, its person and the owners of its dwelling. */
    personsOpened: async (scope: CaseScope | null): Promise<ReadonlySet<string>> => {
      if (!scope) return new Set();
      const { dwellingFacts } = await asked<Owners>("property", owners, { rkas: [scope.rka], days: [on] });
      const owning = dwellingFacts.dwellings.flatMap((dwelling) => dwelling?.owners ?? []);
      return new Set([
        scope.applicant,
        scope.person,
        ...owning.flatMap((one) => (one.iin === null ? [] : [one.iin])),
      ]);
    },
  };
}

interface Ownership {
  ownershipRelations: { owned: string[]; coOwners: string[] };
}
interface Contract {
  contractRelations: { partyOf: string[]; tenantOf: string[]; shareContract: string[] };
}
interface Owners {
  dwellingFacts: { dwellings: ({ owners: { iin: string | null }[] } | null)[] };
}

const ownership = /* GraphQL */ `
  query ($iin: ID!, $dwellings: [ID!]!, $persons: [ID!]!, $on: Date!) {
    ownershipRelations(iin: $iin, dwellings: $dwellings, persons: $persons, on: $on) {
      owned
      coOwners
    }
  }
`;
const contract = /* GraphQL */ `
  query ($iin: ID!, $dwellings: [ID!]!, $persons: [ID!]!, $on: Date!) {
    contractRelations(iin: $iin, dwellings: $dwellings, persons: $persons, on: $on) {
      partyOf
      tenantOf
      shareContract
    }
  }
`;
const named = /* GraphQL */ `
  query ($kato: ID!, $persons: [ID!]!) {
    namedInTerritory(kato: $kato, persons: $persons)
  }
`;
const katoOf = /* GraphQL */ `
  query ($rkas: [ID!]!) {
    katoOf(rkas: $rkas)
  }
`;
const representedBy = /* GraphQL */ `
  query ($iin: ID!, $on: Date!) {
    representedBy(iin: $iin, on: $on)
  }
`;
const caseScope = /* GraphQL */ `
  query ($number: ID!) {
    caseScope(number: $number) {
      applicant
      person
      rka
    }
  }
`;
const owners = /* GraphQL */ `
  query ($rkas: [ID!]!, $days: [Date!]!) {
    dwellingFacts(rkas: $rkas, days: $days) {
      dwellings {
        owners {
          iin
        }
      }
    }
  }
`;
