import { createClient } from "graphql-sse";
import { connect } from "../../subgraphs/shared/database/connect.ts";
import type { RegisterName } from "../../subgraphs/shared/call.ts";
import { cast, type CastKey, type CastMember } from "../../seeds/cast.ts";
import { shiftClock } from "../database/cluster.ts";
import { type People, peopleOfSeeds } from "./people.ts";

/** One of the cast by key, or anybody by IIN. Officials of the cast come as officials, all others as citizens. */
export type Who = CastKey | (string & {});

/** How somebody asks: as whom, for what, in which language. Without a name: without a token. */
export interface Asking {
  readonly as?: Who;
  readonly purpose?: string;
  readonly case?: string;
  readonly language?: string;
}

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}
export interface Answer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors: readonly AnswerError[];
}

export interface Message {
  readonly from: string;
  readonly text: string;
  /** ISO instant. */
  readonly at: string;
  readonly state: string;
}

/** The running system, as a portal, a telephone and a judge of time see it; the journeys know nothing else of it. */
export interface Stack {
  readonly url: string;
  readonly people: People;
  ask<Data = Record<string, unknown>>(query: string, variables?: object, by?: Asking): Promise<Answer<Data>>;
  /** A token of the local identity provider. */
  token(who: Who): Promise<string>;
  /** Events by the official client of the protocol. */
  subscribe<Data>(query: string, variables: Record<string, unknown>, by?: Asking): AsyncIterable<Event<Data>>;
  readonly telephone: {
    inbox(phone: string): Promise<readonly Message[]>;
    reply(from: string, text: string): Promise<void>;
    mode(to: string, mode: "deliver" | "no-report" | "undeliverable"): Promise<void>;
  };
  /** Moves the clock of the registration database, from the present each time: `moveClock("61 minutes")`. */
  moveClock(by: string): Promise<void>;
  silence(register: RegisterName): Promise<void>;
  restore(register: RegisterName): Promise<void>;
}

export interface Event<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** What differs between the ways of running. */
export interface Running {
  readonly url: string;
  readonly registrationDatabase: string;
  silence(register: RegisterName): Promise<void>;
  restore(register: RegisterName): Promise<void>;
  /** Who signs tokens; the local identity provider when not given. */
  issue?(claims: object): Promise<string>;
}

const officials: Readonly<Record<string, string>> = {
  officerAstana: "officer",
  officerAlmaty: "officer",
  operator: "operator",
  analyst: "analyst",
};
const everybody: Readonly<Partial<Record<string, CastMember>>> = cast();

/** The number of one of the cast, or the number itself. */
export const iinOf = (who: Who): string => everybody[who]?.iin ?? who;
export const rkaOf = (dwelling: Who): string => everybody[dwelling]?.rka ?? dwelling;
export const binOf = (body: CastKey): string => everybody[body]?.bin ?? body;

function claims(who: Who): object {
  const role = officials[who] ?? "citizen";
  const { iin = who, bin, kato } = everybody[who] ?? {};
  if (role === "analyst") return { role };
  return role === "officer" ? { role, iin, bin, kato } : { role, iin };
}

/** A stack around a gateway that answers. */
export function stackAt(running: Running): Stack {
  const { url, issue = (claimed: object) => post("/dev/token", claimed).then(textOf) } = running;
  const tokens = new Map<Who, Promise<string>>();
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const token = (who: Who) => {
    const known = tokens.get(who) ?? issue(claims(who));
    tokens.set(who, known);
    return known;
  };
  const headersOf = async ({ as, purpose, case: number, language }: Asking) => ({
    ...(as !== undefined && { authorization: `Bearer ${await token(as)}` }),
    ...(purpose !== undefined && { "x-purpose": purpose }),
    ...(number !== undefined && { "x-case": number }),
    ...(language !== undefined && { "accept-language": language }),
  });
  return {
    ...running,
    people: peopleOfSeeds(),
    token,
    async ask<Data>(query: string, variables: object = {}, by: Asking = {}) {
      const accept = "application/graphql-response+json";
      const response = await post("/graphql", { query, variables }, { accept, ...(await headersOf(by)) });
      const { data, errors = [] } = (await response.json()) as { data: Data; errors?: AnswerError[] };
      return { status: response.status, data, errors };
    },
    subscribe<Data>(query: string, variables: Record<string, unknown>, by: Asking = {}) {
      const client = createClient({
        url: `${url}/graphql/stream`,
        headers: () => headersOf(by),
        retryAttempts: 0,
      });
      return client.iterate({ query, variables }) as AsyncIterable<Event<Data>>;
    },
    telephone: {
      inbox: async (phone) =>
        JSON.parse(
          await textOf(await fetch(`${url}/dev/sms?to=${encodeURIComponent(phone)}`)),
        ) as readonly Message[],
      reply: async (from, text) => {
        await textOf(await post("/dev/sms/reply", { from, text }));
      },
      mode: async (to, mode) => {
        await textOf(await post("/dev/sms/mode", { to, mode }));
      },
    },
    async moveClock(by) {
      const sql = connect(running.registrationDatabase, { max: 1 });
      await shiftClock(sql, by).finally(() => sql.end());
    },
  };
}

async function textOf(response: Response): Promise<string> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status}: ${text}`);
  return text;
}
