import type { Call } from "../call.ts";
import type { Append } from "./append.ts";
import type { Persons } from "./concerns.ts";
import { readerOf, type AuditEntry, type ReaderHash } from "./record.ts";

/** What one request has read of other persons' data, until it is stored. */
export interface Reads {
  /** Notes that a field of these persons was read, or refused. What a citizen reads of himself is not noted. */
  note(field: string, persons: Persons | Promise<Persons>, refused?: boolean): void;
  /** Notes a read of which nobody can say whom it concerns: of something that is not there. */
  noteNobody(field: string): void;
  /** Resolves when everything noted so far is stored; undefined when there is nothing to store. */
  stored(): Promise<void> | undefined;
}

/** What a context carries for it; a register from outside this project has none, and neither have anonymous callers. */
export interface Reading {
  readonly reads?: Reads | undefined;
}

const nobody = "";

/** The reads of one request: those of whom the same was read, or refused, make one record. */
export function readsOf(call: Call, append: Append, hash: ReaderHash): Reads | undefined {
  const { caller } = call;
  // Nobody is there to account for.
  if (caller.role === "anonymous") return undefined;
  const page = new Page(caller.role === "citizen" ? caller.iin : null);
  let looking: Promise<unknown>[] = [];
  let storing: Promise<unknown> | undefined;
  const store = async () => {
    const found = looking;
    looking = [];
    await Promise.all(found);
    const torn = page.tear(call, hash);
    if (torn.length > 0) await append(torn);
  };
  return {
    note: (field, persons, refused = false) => {
      if (!(persons instanceof Promise)) return page.add(field, persons, refused);
      const found = persons.then((known) => page.add(field, known, refused));
      // Told by stored(); nobody may be waiting yet when it fails.
      found.catch(() => undefined);
      looking.push(found);
    },
    noteNobody: (field) => page.add(field, nobody, true),
    stored: () => {
      if (page.isEmpty && looking.length === 0 && !storing) return undefined;
      // What an earlier answer of this request has noted, this one waits for, too: it may have taken it along.
      const all = Promise.all([storing, store()]).then(() => undefined);
      storing = all;
      const forget = () => {
        if (storing === all) storing = undefined;
      };
      // A failure is kept: no later answer of this request leaves either.
      all.then(forget, () => undefined);
      return all;
    },
  };
}

/** What is noted and not yet stored. */
class Page {
  readonly #self: string | null;
  #read: Column | undefined;
  #refused: Column | undefined;

  constructor(self: string | null) {
    this.#self = self;
  }

  get isEmpty(): boolean {
    return this.#read === undefined && this.#refused === undefined;
  }

  add(field: string, persons: Persons, refused: boolean): void {
    if (persons == null || persons === this.#self) return;
    this.#column(refused).add(persons, field);
  }

  tear(call: Call, hash: ReaderHash): AuditEntry[] {
    const { purpose, case: caseNumber, requestId } = call;
    const told = { ...readerOf(call, hash), kind: "READ", purpose, caseNumber, requestId } as const;
    const entries = (column: Column | undefined, refused: boolean) =>
      column?.groups(this.#self).map((group): AuditEntry => ({ ...told, ...group, refused })) ?? [];
    const torn = [...entries(this.#read, false), ...entries(this.#refused, true)];
    this.#read = this.#refused = undefined;
    return torn;
  }

  #column(refused: boolean): Column {
    return refused ? (this.#refused ??= new Column()) : (this.#read ??= new Column());
  }
}

/** Fields that were read of one person, or of many: those who share them share the object. */
class Fields {
  readonly names: ReadonlySet<string>;
  readonly #more = new Map<string, Fields>();

  constructor(names: ReadonlySet<string>) {
    this.names = names;
  }

  with(name: string): Fields {
    if (this.names.has(name)) return this;
    let more = this.#more.get(name);
    if (!more) this.#more.set(name, (more = new Fields(new Set(this.names).add(name))));
    return more;
  }

  and({ names }: Fields): Fields {
    return [...names].reduce<Fields>((fields, name) => fields.with(name), this);
  }
}

/**
 * Persons and what was read of them, or refused. A page of persons reads the same of most: that is kept once. Whoever
 * gives one list for many fields has it looked through once, when everything has been noted.
 */
class Column {
  readonly #none = new Fields(new Set());
  readonly #of = new Map<string | readonly string[], Fields>();
  // The fields of one object are read one after the other: until another's turn comes, they are gathered here.
  #latest: string | readonly string[] | undefined;
  #latestFields = this.#none;

  add(persons: string | readonly string[], field: string): void {
    if (persons !== this.#latest) {
      this.#keepLatest();
      this.#latest = persons;
      this.#latestFields = this.#of.get(persons) ?? this.#none;
    }
    this.#latestFields = this.#latestFields.with(field);
  }

  /** Without the reader himself. */
  groups(self: string | null): Pick<AuditEntry, "persons" | "fields">[] {
    const groups = new Map<Fields, string[]>();
    const each = this.#each();
    const ofNobody = each.get(nobody);
    for (const [person, fields] of each) {
      if (person === self || person === nobody) continue;
      const persons = groups.get(fields);
      if (persons) persons.push(person);
      else groups.set(fields, [person]);
    }
    const told = [...groups, ...(ofNobody ? [[ofNobody, []] as const] : [])];
    return told.map(([{ names }, persons]) => ({ persons, fields: [...names] }));
  }

  #keepLatest(): void {
    if (this.#latest !== undefined) this.#of.set(this.#latest, this.#latestFields);
  }

  #each(): ReadonlyMap<string, Fields> {
    this.#keepLatest();
    const each = new Map<string, Fields>();
    for (const [persons, fields] of this.#of)
      for (const person of typeof persons === "string" ? [persons] : persons)
        each.set(person, each.get(person)?.and(fields) ?? fields);
    return each;
  }
}
