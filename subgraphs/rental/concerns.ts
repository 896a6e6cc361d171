import type { Concern, ConcernTable } from "../shared/audit/concerns.ts";
import type { TenantCheck, TenantPair } from "./checkRentalTenants.ts";
import type { RentalContext } from "./context.ts";
import { everybodyIn, type Contract } from "./domain/contract.ts";

const himself: Concern<{ readonly ref: string }, RentalContext> = ({ ref }) => ref;

// Each field of a contract is about the same persons: one list for all of them, which is noted once.
const listed = new WeakMap<Contract, readonly string[]>();

const partiesOf: Concern<Contract, RentalContext> = (contract) => {
  let known = listed.get(contract);
  if (!known) listed.set(contract, (known = everybodyIn(contract)));
  return known;
};

const partiesAt: Concern<{ readonly rka: string }, RentalContext> = async ({ rka }, { loaders }) =>
  (await loaders.inForceAt.load(rka)).slice(0, 1).flatMap(everybodyIn);

/** Outside the territory nothing is read: the check itself notes the refusal. */
const checked: Concern<TenantCheck, RentalContext> = ({ iin, verdict }) =>
  verdict === "OUTSIDE_YOUR_TERRITORY" ? null : iin;

/** Whose data each field of the rental register is: a contract's is everybody's whom it is about. */
export const concerns: ConcernTable<RentalContext> = {
  Query: {
    rentalContracts: (_root, _context, { filter }) => (filter as { tenant?: string | null } | null)?.tenant,
    checkRentalTenants: (_root, _context, { pairs }) => (pairs as TenantPair[]).map(({ iin }) => iin),
  },
  Dwelling: { rentalContract: partiesAt },
  RentalTenantCheck: { "*": checked },
  RentalContract: { "*": partiesOf },
  Person: { "*": himself },
  DataAccess: { "*": himself },
};
