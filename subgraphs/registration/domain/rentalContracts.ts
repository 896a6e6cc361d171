import { inPeriod } from "../../shared/domain/calendar.ts";
import type { Bin, ContractFacts, FirstFacts, Iin } from "./facts.ts";
import { given, type Answer, type Known } from "./known.ts";

/** State rental housing: the contract decides, not ownership. No where there is no such address. */
export function isStateRental({ dwelling }: FirstFacts): Answer {
  return given(dwelling, (one) => one?.fund === "STATE_RENTAL");
}

/** The tenant counts as named, even where the list forgot him. */
export function names(contract: ContractFacts, iin: Iin): boolean {
  return contract.tenant === iin || contract.named.includes(iin);
}

/** The contracts of that day, the newest first: of overlapping ones the newest is likeliest to tell the present tenant. */
export function contractsInForce({ rental, on }: FirstFacts): Known<readonly ContractFacts[]> {
  return given(rental, ({ contracts }) =>
    contracts
      .filter((one) => !one.terminated && inPeriod(on, one.from, one.to))
      .toSorted((a, b) => (a.from === b.from ? compare(a.tenant, b.tenant) : compare(b.from, a.from))),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One contract that names both is enough; the applicant's own comes first, for it needs nobody's consent. */
export function contractNamingBoth(facts: FirstFacts): Known<ContractFacts | null> {
  return given(contractsInForce(facts), (contracts) => {
    const both = contracts.filter(
      (contract) => names(contract, facts.applicantIin) && names(contract, facts.personIin),
    );
    return both.find((contract) => contract.tenant === facts.applicantIin) ?? both[0] ?? null;
  });
}

/**
 * Whom to ask about state rental housing: the body of the contract, else the one that covers the dwelling most
 * closely. It never depends on the person to be registered, who may be a stranger. Null while a register is silent.
 */
export function bodyToAsk(facts: FirstFacts): Bin | null {
  if (isStateRental(facts) !== true || facts.rental === "unknown") return null;
  const contracts = contractsInForce(facts);
  if (contracts === "unknown") return null;
  const own = contracts.find((contract) => names(contract, facts.applicantIin));
  return (own ?? contracts[0])?.body ?? facts.rental.closestBody;
}
