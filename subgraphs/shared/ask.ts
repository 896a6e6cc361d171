import type { Call, RegisterName } from "./call.ts";
import type { OperationKind, RegisterAnswer } from "./client/answer.ts";
import { inTime, refuseLate } from "./client/inTime.ts";
import { registerClient, type RegisterClient } from "./client/registerClient.ts";
import { compileFor, type Compile } from "./execute.ts";
import { faultOf } from "./logKinds.ts";
import { RegisterSilent, type Ask, type Log, type Register } from "./register.ts";

/** The internal questions of registers in this process. They may be opened later than this is made. */
export function askInProcess(opened: ReadonlyMap<RegisterName, Register>, log: Log): Ask {
  const compiled = new Map<RegisterName, Compile>();
  return async <Data>(name: RegisterName, document: string, variables: object, call: Call) => {
    refuseLate(name, call);
    const register = opened.get(name);
    if (!register) throw new RegisterSilent(name, { cause: new Error("the register is not open") });
    let compile = compiled.get(name);
    if (!compile) compiled.set(name, (compile = compileFor(register.internal, name, log)));
    try {
      // A context for each question: what one has read may have changed when the next is asked.
      const answer = compile(document)({ ...variables }, register.createContext(call));
      return wholeData<Data>(name, await inTime(Promise.resolve(answer), name, call));
    } catch (error) {
      if (error instanceof RegisterSilent) throw error;
      log("register.ask", { register: name, fault: faultOf(error) });
      throw new RegisterSilent(name, { cause: error });
    }
  };
}

/** The internal questions of registers that run as processes of their own. */
export interface RemoteAsk {
  readonly ask: Ask;
  close(): Promise<void>;
}

/** The address of a register now; undefined when nobody knows it. */
export type AddressOf = (register: RegisterName) => string | undefined;

export function askOverHttp(
  addressOf: AddressOf,
  sign: (call: Call, register: RegisterName) => string,
): RemoteAsk {
  // A register that moves in development gets a client of its own at the new place.
  const clients = new Map<string, RegisterClient>();
  const prepared = new Map<string, ReturnType<RegisterClient["prepare"]>>();
  const prepare = (register: RegisterName, address: string, document: string) => {
    const url = `${address}/internal`;
    let client = clients.get(url);
    if (!client) clients.set(url, (client = registerClient({ register, url, sign })));
    return client.prepare(document, undefined, kindOf(document));
  };
  return {
    async ask<Data>(name: RegisterName, document: string, variables: object, call: Call) {
      const address = addressOf(name);
      if (address === undefined)
        throw new RegisterSilent(name, { cause: new Error("the register's address is not known") });
      const key = `${address}\n${document}`;
      let send = prepared.get(key);
      // Registers ask a handful of documents, written in their source.
      if (!send) prepared.set(key, (send = prepare(name, address, document)));
      return wholeData<Data>(name, await send({ ...variables }, call));
    },
    close: async () => {
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}

/** Each register is asked where it lives: those opened here in this process, the others over HTTP. */
export function askWhereItLives(opened: ReadonlyMap<RegisterName, Register>, log: Log, elsewhere: Ask): Ask {
  const here = askInProcess(opened, log);
  return (name, document, variables, call) =>
    (opened.has(name) ? here : elsewhere)(name, document, variables, call);
}

/** An answer with an error is no whole answer: whoever asked would take the missing part for absence. */
function wholeData<Data>(register: RegisterName, { data, errors }: RegisterAnswer): Data {
  if (data && !errors?.length) return data as Data;
  const [first] = errors ?? [];
  const code = first?.extensions?.["code"];
  throw new RegisterSilent(register, {
    cause: new Error(`no whole answer: ${typeof code === "string" ? code : "no data"}`),
  });
}

/** Only what reads may be asked twice. */
function kindOf(document: string): OperationKind {
  return document.trimStart().startsWith("mutation") ? "mutation" : "query";
}
