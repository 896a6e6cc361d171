import type { FirstFacts, Facts, PersonFacts } from "../../../../subgraphs/registration/domain/facts.ts";
import { personsToAsk } from "../../../../subgraphs/registration/domain/consentGivers.ts";
import type { RuleSet } from "../../../../subgraphs/registration/domain/ruleSet.ts";
import { closestBody } from "../../../../subgraphs/shared/domain/territory.ts";
import type { Append } from "./audit.ts";
import type { Opened } from "./databases.ts";

/** One question of eligibility, and who has agreed already. */
export interface Asked {
  readonly applicant: string;
  readonly person: string;
  readonly rka: string;
  readonly confirmed?: ReadonlySet<string>;
}

const told = [
  ...["Person.iin", "Person.name", "Person.birthDate", "Person.lifeStatus", "Person.citizenship"],
  ...["Person.legalCapacity", "Person.phone", "Person.representatives", "Person.residence"],
];
const service = { readerRole: "service", readerBody: "registration" };

/** The facts of many questions by five statements, joined in maps; the same facts that the registers tell. */
export async function factsOf(
  asked: readonly Asked[],
  on: string,
  { policy }: RuleSet,
  databases: Opened,
  append: Append,
): Promise<Facts[]> {
  const iins = [...new Set(asked.flatMap(({ applicant, person }) => [applicant, person]))];
  const rkas = [...new Set(asked.map(({ rka }) => rka))];
  const [persons, dwellings, shields] = await Promise.all([
    personsOf(iins, on, databases, append),
    dwellingsOf(rkas, on, databases, append),
    databases.registration`select rka, set_by from shields where rka = any(${rkas}::text[]) and is_on`,
  ]);
  const rented = rkas.filter((rka) => dwellings.get(rka)?.fund === "STATE_RENTAL");
  const rentals = await contractsOf(rented, on, databases, append);
  const first = asked.map(({ applicant, person, rka, confirmed }): FirstFacts => {
    const dwelling = dwellings.get(rka) ?? null;
    return {
      ...{ on, channel: null, attested: false, rka, applicantIin: applicant, personIin: person },
      applicant: persons.get(applicant) ?? null,
      person: persons.get(person) ?? null,
      dwelling,
      rental: dwelling?.fund === "STATE_RENTAL" ? rentals(rka, dwelling.kato) : "unknown",
      barred: shields.some(
        (one) =>
          one["rka"] === rka &&
          dwelling?.owners.some(({ owner }) => owner.kind === "PERSON" && owner.iin === one["set_by"]),
      ),
      confirmed: confirmed ?? new Set(),
      household: "unknown",
    };
  });
  const others = [...new Set(first.flatMap((facts) => personsToAsk(facts, policy)))];
  const people = others.length === 0 ? new Map() : await personsOf(others, on, databases, append);
  return first.map((facts) => ({ ...facts, people }));
}

async function personsOf(iins: readonly string[], on: string, { population }: Opened, append: Append) {
  const rows = await population`
    select persons.iin, birth_date, death_date, valid, citizenship, phone,
      (select decision.status from capacity_decisions decision where decision.iin = persons.iin
        and decision.since <= ${on}::date and (decision.until is null or decision.until >= ${on}::date)
        order by decision.since desc limit 1) as decision,
      coalesce((select json_agg(json_build_object('iin', record.representative, 'kind', record.kind) order by record.position)
        from representations record where record.iin = persons.iin
        and record.since <= ${on}::date and (record.until is null or record.until >= ${on}::date)), '[]') as representatives,
      (select home.rka from residences home where home.iin = persons.iin and home.since <= ${on}::date
        and (home.until is null or home.until >= ${on}::date) order by home.since desc, home.id desc limit 1) as home
    from persons left join phones on phones.iin = persons.iin where persons.iin = any(${iins}::text[])`;
  const found = rows.map(({ iin }) => iin as string);
  await append(population, service, found, told);
  return new Map(
    rows.map((row): [string, PersonFacts] => [
      row["iin"] as string,
      {
        birthDate: row["birth_date"] as string,
        alive: row["death_date"] === null || row["death_date"] > on,
        valid: row["valid"] as boolean,
        citizenship: row["citizenship"] as string,
        capacity: (row["decision"] ?? "FULL") as PersonFacts["capacity"],
        hasLinkedPhone: row["phone"] !== null,
        representatives: (row["representatives"] as PersonFacts["representatives"]).map((one) => ({
          ...one,
          since: on,
          until: on,
        })),
        residenceRka: row["home"] as string | null,
      },
    ]),
  );
}

type Dwelling = Exclude<FirstFacts["dwelling"], "unknown" | null>;

async function dwellingsOf(rkas: readonly string[], on: string, { property }: Opened, append: Append) {
  const rows = await property`
    select rka, kato, kind, fund, in_use, total_area, coalesce((
      select json_agg(json_build_object('iin', share.owner_iin, 'bin', share.owner_bin) order by share.position)
      from ownerships share where share.rka = dwellings.rka and share.since <= ${on}::date
        and (share.until is null or share.until >= ${on}::date)), '[]') as owners
    from dwellings where rka = any(${rkas}::text[])`;
  const owners = rows.flatMap((row) =>
    (row["owners"] as { iin: string | null }[]).flatMap(({ iin }) => iin ?? []),
  );
  await append(property, service, [...new Set(owners)], ["Dwelling.ownerships"]);
  return new Map(
    rows.map((row): [string, Dwelling] => [
      row["rka"] as string,
      {
        kato: row["kato"] as string,
        kind: row["kind"] as Dwelling["kind"],
        inUse: row["in_use"] as boolean,
        fund: (row["fund"] ?? "PRIVATE") as Dwelling["fund"],
        usefulArea: Number(row["total_area"] ?? 0),
        owners: (row["owners"] as { iin: string | null; bin: string | null }[]).map(({ iin, bin }) => ({
          owner: iin === null ? { kind: "ORGANISATION", bin: bin ?? "" } : { kind: "PERSON", iin },
          since: on,
          until: on,
        })),
      },
    ]),
  );
}

async function contractsOf(rkas: readonly string[], on: string, { rental }: Opened, append: Append) {
  if (rkas.length === 0) return () => "unknown" as const;
  const [contracts, bodies] = await Promise.all([
    rental`
      select rka, tenant, bin, array(select one.iin from named_persons one where one.contract_id = contracts.id order by one.position) as named
      from contracts where rka = any(${rkas}::text[]) and status = 'IN_FORCE' and from_day <= ${on}::date
        and (to_day is null or to_day >= ${on}::date) order by from_day desc, id desc`,
    rental<{ bin: string; kato: string }[]>`select bin, kato from bodies`,
  ]);
  const parties = contracts.flatMap((row) => [row["tenant"] as string, ...(row["named"] as string[])]);
  await append(rental, service, [...new Set(parties)], ["Dwelling.rentalContract"]);
  const at = Map.groupBy(contracts, (row) => row["rka"] as string);
  return (rka: string, kato: string) => ({
    contracts: (at.get(rka) ?? []).map((row) => ({
      body: row["bin"] as string,
      tenant: row["tenant"] as string,
      named: row["named"] as string[],
      from: on,
      to: on,
      terminated: false,
    })),
    closestBody: closestBody(bodies, kato)?.bin ?? null,
  });
}
