import { sql } from "drizzle-orm";
import type { Policy } from "../domain/policy.ts";
import { holdDwelling, holdPeople } from "./locks.ts";
import type { Transaction } from "./transaction.ts";

/** Who would be asked, by whom, and where. `id` is the application's, whose own requests do not count against it. */
export interface Asking {
  readonly id: string;
  readonly applicant: string;
  readonly rka: string;
  readonly givers: readonly string[];
}

/** From here to the end of the transaction nobody else asks for this applicant, at this dwelling, or of these givers. */
export async function holdAsking(tx: Transaction, { applicant, rka, givers }: Asking): Promise<void> {
  await holdDwelling(tx, rka);
  await holdPeople(tx, [applicant, ...givers]);
}

/** Whether one more request would be too many: for the applicant, the dwelling, one of the givers, or the two of them. */
export async function isOverLimits(
  tx: Transaction,
  { id, applicant, rka, givers }: Asking,
  { limits, wrongTries }: Pick<Policy, "limits" | "wrongTries">,
): Promise<boolean> {
  const { byApplicant, atDwelling, toGiver, ofOnePair } = limits;
  const asked = sql`${sql.param(givers)}::text[]`;
  const over = ({ aDay, atOnce }: typeof byApplicant) => sql`
    count(distinct application_id) filter (where today) >= ${aDay}::int
    or count(distinct application_id) filter (where open) >= ${atOnce}::int`;
  const found = await tx.execute(sql`
    with asked as (
      select application_id, applicant, rka, giver, state, wrong_tries, state in ('SENDING', 'SENT', 'DELIVERED') as open,
        created_at > (select clock_now()) - interval '24 hours' as today
      from consents
      where created_at > (select clock_now()) - make_interval(days => ${ofOnePair.days}::int)
        and (applicant = ${applicant} or rka = ${rka} or giver = any(${asked})) and application_id <> ${id}::uuid)
    select 1 from asked where applicant = ${applicant} having ${over(byApplicant)}
    union all select 1 from asked where rka = ${rka} having ${over(atDwelling)}
    union all select 1 from asked where giver = any(${asked}) group by giver having ${over(toGiver)}
    union all select 1 from asked where applicant = ${applicant} and giver = any(${asked}) group by giver
      having count(*) filter (where state = 'DECLINED' and wrong_tries < ${wrongTries}::int) >= ${ofOnePair.declined}::int
        or count(*) filter (where state <> 'CONFIRMED') >= ${ofOnePair.notAgreed}::int
    limit 1`);
  return found.length > 0;
}
