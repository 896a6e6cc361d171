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

/** The reads of one request, one record for each person and verdict whatever the number of fields. */
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
    const noted = page.tear();
    if (noted) await append(entriesOf(noted, call, hash));
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

interface Noted {
  readonly read: Map<string, Set<string>>;
  readonly refused: Map<string, Set<string>>;
}

/** What is noted and not yet stored. */
class Page {
  readonly #self: string | null;
  #noted: Noted | undefined;

  constructor(self: string | null) {
    this.#self = self;
  }

  get isEmpty(): boolean {
    return this.#noted === undefined;
  }

  add(field: string, persons: Persons, refused: boolean): void {
    if (persons == null || persons === this.#self) return;
    if (typeof persons === "string") return this.#addOne(persons, field, refused);
    for (const person of persons) if (person !== this.#self) this.#addOne(person, field, refused);
  }

  tear(): Noted | undefined {
    const noted = this.#noted;
    this.#noted = undefined;
    return noted;
  }

  #addOne(person: string, field: string, refused: boolean): void {
    this.#noted ??= { read: new Map(), refused: new Map() };
    const of = refused ? this.#noted.refused : this.#noted.read;
    const fields = of.get(person);
    if (fields) fields.add(field);
    else of.set(person, new Set([field]));
  }
}

function entriesOf(noted: Noted, call: Call, hash: ReaderHash): AuditEntry[] {
  const reader = readerOf(call, hash);
  const { purpose, case: caseNumber, requestId } = call;
  const entries = (of: Noted["read"], refused: boolean) =>
    [...of].map(([person, fields]): AuditEntry => ({
      ...reader,
      kind: "READ",
      person: person === nobody ? null : person,
      fields: [...fields],
      purpose,
      caseNumber,
      requestId,
      refused,
    }));
  return [...entries(noted.read, false), ...entries(noted.refused, true)];
}
