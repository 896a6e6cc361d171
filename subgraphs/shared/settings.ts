/** What is wrong with one setting. A secret's value is never told. */
export interface Fault {
  readonly key: string;
  readonly given: string | null;
  readonly allowed: string;
  readonly example: string;
}

/** A setting as it should be: what is allowed, in words, and one example. */
export interface Rule {
  readonly allowed: string;
  readonly example: string;
  readonly secret?: boolean;
}

/** Everything that is wrong with the settings, told at once. */
export class SettingsFault extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    const lines = faults.map(({ key, given, allowed, example }) => {
      const found = given === null ? "is missing" : `is ${given}`;
      return `  ${key} ${found}. Allowed: ${allowed}. Example: ${key}=${example}`;
    });
    const many = faults.length === 1 ? "one setting is not right" : `${faults.length} settings are not right`;
    super(`Mekenjai cannot start: ${many}.\n${lines.join("\n")}`);
    this.name = "SettingsFault";
    this.faults = faults;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads settings from an environment and keeps every fault; `finish` throws them together. */
export class Settings {
  readonly #environment: Environment;
  readonly #faults: Fault[] = [];

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** An empty setting is one that was not given. */
  given(key: string): string | undefined {
    return this.#environment[key]?.trim() || undefined;
  }

  /** The value as `read` understands it, null when absent; a value that `read` cannot take is a fault. */
  read<Value>(key: string, rule: Rule, read: (text: string) => Value | undefined): Value | null {
    const text = this.given(key);
    if (text === undefined) return null;
    const value = read(text);
    if (value === undefined) this.fault(key, rule);
    return value ?? null;
  }

  /** Says that a setting is missing or not right. */
  fault(key: string, { secret = false, allowed, example }: Rule): void {
    const text = this.given(key);
    const given = text === undefined ? null : secret ? "given (not shown here)" : JSON.stringify(text);
    this.#faults.push({ key, given, allowed, example });
  }

  finish(): void {
    if (this.#faults.length > 0) throw new SettingsFault(this.#faults);
  }
}
