import type { Databases } from "../operations.ts";

/** Somebody who wants to live at the dwelling of somebody else, who alone has to agree. */
export interface Couple {
  readonly rka: string;
  readonly applicant: Reached;
  readonly owner: Reached;
}
interface Reached {
  readonly iin: string;
  readonly phone: string;
}

/**
 * Couples of the seeds by chance, everybody in one of them only: with so many people no limit on requests is met, and none
 * has to be switched off.
 */
export async function couples({ population, property }: Databases, count: number): Promise<Couple[]> {
  const homes = await property<{ rka: string; iin: string }[]>`
    select min(dwellings.rka) as rka, owner as iin from (
      select rka, min(owner_iin) as owner from ownerships where until is null group by rka having count(*) = 1) as alone
    join dwellings on dwellings.rka = alone.rka and fund = 'PRIVATE' and in_use and kind in ('APARTMENT', 'HOUSE')
    where owner is not null group by owner order by random()`;
  const able = await population<{ iin: string; phone: string; home: string | null }[]>`
    select persons.iin, phone, (select home.rka from residences home where home.iin = persons.iin and home.until is null limit 1) as home
    from persons join (select iin, phone, count(*) over (partition by phone) as holders from phones) as phones
      on phones.iin = persons.iin and holders = 1
    where birth_date between '1955-01-01' and '1999-12-31' and citizenship = 'KAZ' and valid and death_date is null
      and not exists (select from capacity_decisions decided where decided.iin = persons.iin)
    order by random()`;
  const known = new Map(able.map((one) => [one.iin, one]));
  const owners = homes.flatMap(({ rka, iin }) => {
    const owner = known.get(iin);
    return owner ? [{ rka, owner }] : [];
  });
  const asked = owners.slice(0, count);
  const busy = new Set(asked.map(({ owner }) => owner.iin));
  const applicants = able.filter(({ iin }) => !busy.has(iin));
  const found = asked.flatMap(({ rka, owner }, at) => {
    const applicant = applicants[at];
    return applicant && applicant.home !== rka ? [{ rka, owner, applicant }] : [];
  });
  if (found.length < count * 0.9) throw new Error("the country is too small for so many lives at once");
  return found;
}
