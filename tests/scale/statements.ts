import { registerNames, type RegisterName } from "../../subgraphs/shared/call.ts";

/** A statement as it went, or would go, to a register's database. */
export interface Statement {
  readonly register: RegisterName;
  readonly text: string;
  /** Of a prepared one. */
  readonly name: string | undefined;
}

/** Every statement heard while `hear` was told, each text once for each register. */
export class Statements {
  readonly #heard = new Map<string, Statement>();
  /** The database of each register that was heard of. */
  readonly databases = new Map<RegisterName, string>();

  hear(database: string, text: string, name?: string): void {
    const register = registerNames.find((name) => database.endsWith(`_${name}`));
    if (!register || !/^\s*(select|with|insert|update|delete)\b/i.test(text)) return;
    this.databases.set(register, database);
    const key = `${register}\n${text}`;
    if (!this.#heard.has(key)) this.#heard.set(key, { register, text, name });
  }

  of(register: RegisterName): Statement[] {
    return [...this.#heard.values()].filter((one) => one.register === register);
  }
}
