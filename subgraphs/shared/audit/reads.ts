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
  const self = caller.role === "citizen" ? caller.iin : null;
  let noted: Noted | undefined;
  let looking: Promise<unknown>[] = [];
  let storing: Promise<unknown> | undefined;

  const add = (field: string, persons: Persons, refused: boolean) => {
    if (persons == null || persons === self) return;
    noted ??= { read: new Map(), refused: new Map() };
    const of = refused ? noted.refused : noted.read;
    if (typeof persons === "string") addOne(of, persons, field);
    else for (const person of persons) if (person !== self) addOne(of, person, field);
  };
  const store = async () => {
    const found = looking;
    looking = [];
    await Promise.all(found);
    const entries = noted ? entriesOf(noted, call, hash) : [];
    noted = undefined;
    if (entries.length > 0) await append(entries);
  };
  return {
    note: (field, persons, refused = false) => {
      if (!(persons instanceof Promise)) return add(field, persons, refused);
      const found = persons.then((known) => add(field, known, refused));
      // Told by stored(); nobody may be waiting yet when it fails.
      found.catch(() => undefined);
      looking.push(found);
    },
    noteNobody: (field) => add(field, nobody, true),
    stored: () => {
      if (!noted && looking.length === 0 && !storing) return undefined;
      // What an earlier answer of this request has noted, this one waits for, too: it may have taken it along.
      const before = storing;
      const all = Promise.all([before, store()]).then(() => undefined);
      storing = all;
      const forget = () => {
        if (storing === all) storing = undefined;
      };
      all.then(forget, () => undefined);
      return all;
    },
  };
}

interface Noted {
  readonly read: Map<string, Set<string>>;
  readonly refused: Map<string, Set<string>>;
}

function addOne(of: Map<string, Set<string>>, person: string, field: string): void {
  const fields = of.get(person);
  if (fields) fields.add(field);
  else of.set(person, new Set([field]));
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
