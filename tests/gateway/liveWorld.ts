import { SignJWT, generateKeyPair } from "jose";
import type { TokenPolicy } from "../../gateway/caller.ts";
import type { Engine } from "../../gateway/engine/engine.ts";
import type { Call } from "../../subgraphs/shared/call.ts";
import { forbidden, hidden } from "../../subgraphs/shared/errors.ts";
import { world } from "./world.ts";

/** One application, its person in another register; a test changes it, and what may be read of it. */
export interface LiveWorld {
  readonly engine: Engine;
  change(what: Partial<State>): void;
  /** How many watch it now, as the register knows. */
  watching(): number;
}

interface State {
  readonly status: string;
  readonly nameIsHidden: boolean;
  readonly mayBeWatched: boolean;
}
interface Context {
  readonly call: Call;
}

export function liveWorld(): LiveWorld {
  let state: State = { status: "AWAITING_SIGNATURE", nameIsHidden: false, mayBeWatched: true };
  const wakes = new Set<() => void>();
  async function* changed(_: never, { id }: { id: string }, { call }: Context) {
    let next = Promise.withResolvers<undefined>();
    const wake = () => next.resolve(undefined);
    wake();
    wakes.add(wake);
    call.signal.addEventListener("abort", wake);
    try {
      for (;;) {
        await next.promise;
        if (call.signal.aborted) return;
        next = Promise.withResolvers();
        if (!state.mayBeWatched) throw forbidden();
        yield { applicationChanged: { id, status: state.status, person: { ref: "aigul" } } };
      }
    } finally {
      wakes.delete(wake);
    }
  }
  const name = () => {
    if (state.nameIsHidden) throw hidden();
    return "Aigul";
  };
  const asker = (_: never, _args: never, { call: { caller, purpose, case: number, language } }: Context) =>
    JSON.stringify({ role: caller.role, purpose, case: number, language });
  const { engine } = world({
    population: {
      sdl: `type Query { whoAmI: String } type Person @key(fields: "ref") { ref: ID! @inaccessible  name: String }`,
      resolvers: { Query: { whoAmI: asker }, Person: { name } },
    },
    registration: {
      sdl: `
        type Query { status: String! }
        type Mutation { advance(to: String!): String! }
        type Application @key(fields: "id") { id: ID!  status: String!  person: Person }
        type Person @key(fields: "ref", resolvable: false) { ref: ID! @inaccessible }
        type Subscription { applicationChanged(id: ID!): Application! }`,
      resolvers: {
        Query: { status: () => state.status },
        Mutation: {
          advance: (_: never, { to }: { to: string }) => {
            change({ status: to });
            return to;
          },
        },
        Subscription: { applicationChanged: { subscribe: changed } },
      },
    },
  });
  function change(what: Partial<State>): void {
    state = { ...state, ...what };
    for (const wake of wakes) wake();
  }
  return { engine, change, watching: () => wakes.size };
}

/** An identity provider of a test: its policy, and tokens that end when the test says. */
export async function signing(): Promise<{
  readonly policy: TokenPolicy;
  /** `Bearer …`, valid until so many milliseconds since the epoch. */
  authorization(claims?: object, until?: number): Promise<string>;
}> {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const [issuer, audience] = ["https://idp.example.kz", "mekenjai"];
  return {
    policy: { issuer, audience, keys: { keyFor: () => publicKey, edition: () => 0 } },
    async authorization(claims = { role: "analyst" }, until = Date.now() + 600_000) {
      const token = new SignJWT({ ...claims })
        .setProtectedHeader({ alg: "ES256" })
        .setIssuer(issuer)
        .setAudience(audience)
        .setExpirationTime(Math.floor(until / 1_000));
      return `Bearer ${await token.sign(privateKey)}`;
    },
  };
}
