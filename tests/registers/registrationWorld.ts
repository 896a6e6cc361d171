import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RegistrationContext } from "../../subgraphs/registration/context.ts";
import { openRegistration, type RegistrationOptions } from "../../subgraphs/registration/index.ts";
import { openSignatures } from "../../subgraphs/registration/signatures/openSignatures.ts";
import type { SignatureSettings } from "../../subgraphs/shared/signatureSettings.ts";
import type { Call, Caller, RegisterName } from "../../subgraphs/shared/call.ts";
import { connect } from "../../subgraphs/shared/database/connect.ts";
import { RegisterSilent, type Register, type RegisterOptions } from "../../subgraphs/shared/register.ts";
import { cutConnection } from "../database/cutConnection.ts";
import { address, invented } from "./invented.ts";
import { opened, type Opened } from "./opened.ts";
import { openTelephone, type Telephone } from "./playedTelephone.ts";

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
  readonly silent: Set<RegisterName>;
  /** Population records the residence, and its answer is lost on the way. */
  losesAnswers: boolean;
  readonly telephone: Telephone;
  /** Somebody new, an adult citizen with a phone unless told. */
  person(change?: Person): string;
  /** A private flat of these owners, or as told. */
  home(owners: readonly string[], change?: Home): string;
  phone(iin: string): string;
  /** Moves the database's clock forward, from where it stands. */
  later(seconds: number): Promise<void>;
  /** Stops the database's clock at an instant, given as the database writes it; null lets it run again. */
  stopClock(at: string | null): Promise<void>;
  /** What the register works with, for a caller; its tasks can be run by hand with it. */
  context(by?: Caller): RegistrationContext;
  /** The process dies: its connections are lost in the middle of whatever it did. Another opens on the same database. */
  crash(): Promise<void>;
  /** The process is ended in order, and another opens on the same database. */
  reopen(): Promise<void>;
}

export const citizen = (iin: string): Caller => ({ role: "citizen", iin });
export const body = "990140000390";
export const elsewhere = address(3);
const service: Caller = { role: "service", register: "registration" };

/** Nobody is trusted to issue certificates. */
const nobody: SignatureSettings = {
  anchors: null,
  revocation: { files: [], lists: [], responders: [] },
  ncaNodeUrl: null,
};

/** Its telephone is played in the process, unless another way to a network is given. */
export async function world(
  now: () => Date = () => new Date(),
  eds: SignatureSettings = nobody,
  network?: RegistrationOptions["sms"],
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "mekenjai-telephone-"));
  const processes = await lives(join(folder, "telephone.ndjson"), eds, network);
  const base = await opened(processes.open, now);
  const time = clockOf(processes.url(), base);
  const persons = new Map<string, Person>();
  const homes = new Map<string, Home>();
  const made: World = {
    ...base,
    ...time,
    persons,
    homes,
    recorded: [],
    silent: new Set(),
    losesAnswers: false,
    get telephone() {
      return processes.telephone();
    },
    person: (change = {}) => {
      const serial = persons.size + 1;
      persons.set(invented(serial), { phone: `+7700${String(serial).padStart(7, "0")}`, ...change });
      return invented(serial);
    },
    home: (owners, change = {}) => {
      const rka = address(100 + homes.size);
      homes.set(rka, { owners: owners.map((iin) => ({ iin, bin: null })), ...change });
      return rka;
    },
    phone: (iin) => persons.get(iin)?.phone ?? "",
    context: (by = service) =>
      processes.current().createContext({
        ...{ caller: by, purpose: null, case: null, requestId: "request-1", language: "KK" },
        ...{ deadline: Date.now() + 60_000, signal: new AbortController().signal },
      } satisfies Call) as RegistrationContext,
    crash: processes.crash,
    reopen: processes.reopen,
    close: async () => {
      await time.end();
      await base.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  play(made);
  return made;
}

interface Incarnation {
  readonly register: Register;
  readonly telephone: Telephone;
  die(): void;
}

/** The register's processes, one after the other on one database and one telephone. */
async function lives(journal: string, eds: SignatureSettings, network?: RegistrationOptions["sms"]) {
  const secret = new Uint8Array(32).fill(7);
  let options: RegisterOptions | undefined;
  let now: Incarnation | undefined;
  const the = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error("the register is not open yet");
    return value;
  };
  const begin = async (): Promise<Incarnation> => {
    const given = the(options);
    const way = await cutConnection(given.databaseUrl);
    const telephone = openTelephone(journal);
    let alive = true;
    const ask: RegisterOptions["ask"] = (register, ...question) =>
      alive ? given.ask(register, ...question) : Promise.reject(new RegisterSilent(register));
    const sms = {
      ...telephone,
      send: (message: Parameters<Telephone["send"]>[0]) =>
        alive ? telephone.send(message) : Promise.resolve("later" as const),
    };
    const register = await openRegistration({
      ...given,
      ask,
      databaseUrl: way.url,
      sms: network ?? (() => sms),
      secret,
      // Here counts are of this moment; how long they are kept is tested by itself.
      countsKeptFor: 0,
      signatures: openSignatures(eds, given),
    });
    const die = () => {
      alive = false;
      way.die();
    };
    return { register, telephone, die };
  };
  return {
    url: () => the(options).databaseUrl,
    current: () => the(now).register,
    telephone: () => the(now).telephone,
    open: async (given: RegisterOptions): Promise<Register> => {
      options = given;
      now = await begin();
      return {
        ...now.register,
        createContext: (call) => the(now).register.createContext(call),
        close: async () => {
          await the(now).register.close();
          the(now).die();
        },
      };
    },
    crash: async () => {
      the(now).die();
      now = await begin();
    },
    reopen: async () => {
      await the(now).register.close();
      the(now).die();
      now = await begin();
    },
  };
}

function clockOf(url: string, _base: Opened) {
  const sql = connect(url, { max: 1 });
  let shift = 0;
  const clock = (body: string) =>
    sql.unsafe(
      `create or replace function clock_now() returns timestamptz language sql volatile parallel safe as $$ select ${body} $$`,
    );
  return {
    later: async (seconds: number) => {
      shift += seconds;
      await clock(`clock_timestamp() + interval '${shift} seconds'`);
    },
    stopClock: async (at: string | null) => {
      await clock(
        at === null
          ? `clock_timestamp() + interval '${shift} seconds'`
          : `timestamptz '${at.replace(/[^\d\s:.+T-]/g, "")}'`,
      );
    },
    end: () => sql.end(),
  };
}

/** The other registers, as the world has them at the moment they are asked. */
function play(world: World): void {
  const { replies, persons, homes, recorded, silent } = world;
  const told = { readAt: "2026-01-01T00:00:00.000Z", reference: "reading-1" };
  const speaking = <Reply>(register: RegisterName, reply: Reply): Reply => {
    if (silent.has(register)) throw new RegisterSilent(register);
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
    if (world.losesAnswers) throw new RegisterSilent("population");
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
  patience = 20_000,
): Promise<Value> {
  const until = Date.now() + patience;
  for (;;) {
    const value = await look();
    if (enough(value) || Date.now() > until) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
