import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRegistration, openTelephone, type Telephone } from "../../subgraphs/registration/index.ts";
import type { Caller } from "../../subgraphs/shared/call.ts";
import { address, invented } from "./invented.ts";
import { opened, type Opened } from "./opened.ts";

/** A person as the played population register tells him. */
export interface Person {
  birthDate?: string;
  deathDate?: string | null;
  citizenship?: string;
  capacity?: string;
  phone?: string | null;
  representatives?: { iin: string; kind: string }[];
  residenceRka?: string | null;
}
export interface Home {
  kato?: string;
  kind?: string;
  fund?: string | null;
  inUse?: boolean;
  owners?: { iin: string | null; bin: string | null }[];
  contracts?: { tenant: string; named: string[] }[];
}

/** The registration register on its own database, with a real telephone; the other registers say what the world holds. */
export interface World extends Opened {
  readonly persons: Map<string, Person>;
  readonly homes: Map<string, Home>;
  /** Residences population was asked to record, in order. */
  readonly recorded: { applicationId: string; iin: string; rka: string; since: string }[];
  /** Registers that do not answer. */
  readonly silent: Set<string>;
  readonly telephone: Telephone;
  /** The same database again, after the register has been closed or lost. */
  reopen(): Promise<void>;
}

export const [owner, stranger, coOwner, child, tenant] = [1, 2, 3, 4, 5].map(invented) as [
  string,
  string,
  string,
  string,
  string,
];
export const [flat, rented, elsewhere] = [1, 2, 3].map(address) as [string, string, string];
export const phoneOf = (serial: number): string => `+7700000${String(serial).padStart(4, "0")}`;
export const citizen = (iin: string): Caller => ({ role: "citizen", iin });
export const body = "990140000390";

export async function world(now: () => Date = () => new Date()): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "mekenjai-telephone-"));
  const telephone = openTelephone(join(folder, "telephone.ndjson"));
  const secret = new Uint8Array(32).fill(7);
  const base = await opened((options) => openRegistration({ ...options, sms: telephone, secret }), now);
  const persons = new Map<string, Person>(
    [owner, stranger, coOwner, child, tenant].map((iin, at) => [iin, { phone: phoneOf(at + 1) }]),
  );
  const homes = new Map<string, Home>([[flat, { owners: [{ iin: owner, bin: null }] }]]);
  const made: World = {
    ...base,
    persons,
    homes,
    recorded: [],
    silent: new Set(),
    telephone,
    reopen: () => Promise.resolve(),
    close: async () => {
      await base.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  play(made);
  return made;
}

/** The other registers, as the world has them at the moment they are asked. */
function play({ replies, persons, homes, recorded, silent }: World): void {
  const told = { readAt: "2026-01-01T00:00:00.000Z", reference: "reading-1" };
  const speaking = <Reply>(register: string, reply: Reply): Reply => {
    if (silent.has(register)) throw new (class extends Error {})("silent");
    return reply;
  };
  replies["personFacts"] = ({ iins }: { iins: string[] }) =>
    speaking("population", { ...told, persons: iins.map((iin) => personFacts(iin, persons.get(iin))) });
  replies["dwellingFacts"] = ({ rkas }: { rkas: string[] }) =>
    speaking("property", { ...told, dwellings: rkas.map((rka) => dwellingFacts(rka, homes.get(rka))) });
  replies["rentalFacts"] = ({ dwellings }: { dwellings: { rka: string }[] }) =>
    speaking("rental", { ...told, dwellings: dwellings.map(({ rka }) => rentalFacts(homes.get(rka))) });
  replies["recordResidence"] = ({ input }: { input: World["recorded"][number] }) => {
    const done = speaking("population", { since: input.since });
    if (!recorded.some(({ applicationId }) => applicationId === input.applicationId)) recorded.push(input);
    return done;
  };
  replies["representedBy"] = ({ iin }: { iin: string }) =>
    speaking(
      "population",
      [...persons].flatMap(([ward, { representatives = [] }]) =>
        representatives.some((one) => one.iin === iin) ? [ward] : [],
      ),
    );
  replies["ownershipRelations"] = ({ iin, dwellings }: { iin: string; dwellings: string[] }) =>
    speaking("property", {
      owned: dwellings.filter((rka) => homes.get(rka)?.owners?.some((one) => one.iin === iin)),
      coOwners: [],
    });
  replies["katoOf"] = ({ rkas }: { rkas: string[] }) =>
    speaking(
      "property",
      rkas.map((rka) => homes.get(rka) && (homes.get(rka)?.kato ?? "711210000")),
    );
}

const personFacts = (iin: string, person: Person | undefined) =>
  person && {
    iin,
    surname: "Сынақов",
    given: "Адам",
    patronymic: null,
    birthDate: "1990-01-01",
    deathDate: null,
    citizenship: "KAZ",
    valid: true,
    capacity: "FULL",
    phone: null,
    representatives: [],
    residenceRka: elsewhere,
    ...person,
  };

const dwellingFacts = (rka: string, home: Home | undefined) =>
  home && {
    rka,
    kato: "711210000",
    addressKk: "Астана қ., Сынақ көшесі, 1-үй",
    addressRu: "г. Астана, улица Сынак, д. 1",
    kind: "APARTMENT",
    fund: "PRIVATE",
    inUse: true,
    totalArea: 50,
    owners: [],
    ...home,
  };

const rentalFacts = (home: Home | undefined) => ({
  contracts: (home?.contracts ?? []).map((contract) => ({ ...contract, body: { bin: body } })),
  nearestBody: { bin: body },
});

/** Waits until the answer is what is expected: what the register does between requests takes a moment. */
export async function eventually<Value>(
  look: () => Promise<Value>,
  enough: (value: Value) => boolean,
): Promise<Value> {
  const until = Date.now() + 8_000;
  for (;;) {
    const value = await look();
    if (enough(value) || Date.now() > until) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The newest code that was sent to a telephone. */
export async function codeSentTo(telephone: Telephone, phone: string, seen = 0): Promise<string> {
  const inbox = await eventually(
    () => Promise.resolve(telephone.inbox(phone)),
    (messages) => messages.length > seen,
  );
  return /\d{6}/.exec(inbox[0]?.text ?? "")?.[0] ?? "";
}
