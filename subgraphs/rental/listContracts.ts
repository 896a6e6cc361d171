import { pageRequest, toConnection, type Connection } from "../shared/connection.ts";
import { isDay } from "../shared/domain/calendar.ts";
import { badInput, forbidden } from "../shared/errors.ts";
import type { RentalContext } from "./context.ts";
import type { ContractList } from "./data/contractList.ts";
import type { Contract } from "./domain/contract.ts";

type Filter = Pick<ContractList, "rka" | "tenant" | "number" | "status">;

/** The contracts of the bodies of the officer's territory, newest first. */
export async function listContracts(
  filter: Filter | null | undefined,
  args: { first?: number | null; after?: string | null },
  { call, today, records, listed, reads }: RentalContext,
): Promise<Connection<Contract>> {
  const { caller } = call;
  if (caller.role !== "leb_officer") throw forbidden();
  const page = pageRequest(args, 2);
  if (page.after && !isOurs(page.after)) throw badInput("after", "CURSOR");
  // That somebody has no contract is something to know of him, too.
  reads?.note("Query.rentalContracts", filter?.tenant);
  const { first, after } = page;
  const wanted = { ...filter, territory: caller.kato, day: today, limit: first + 1, after };
  const contracts = await records.contracts.list(wanted);
  listed.note(call, caller.kato, contracts);
  return toConnection(contracts, page, ({ from, id }) => [from, id]);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isOurs = ([from = "", id = ""]: readonly string[]): boolean => isDay(from) && uuid.test(id);
