import type { TokenPolicy } from "../caller.ts";
import type { Config } from "../config.ts";
import type { Route } from "../http.ts";
import type { Registers } from "../registers.ts";
import { tokenDoor } from "./tokenDoor.ts";

interface DevelopmentDoors {
  readonly policy: TokenPolicy;
  readonly routes: Readonly<Record<string, Route>>;
}

interface Surroundings {
  readonly origin: string;
  readonly config: Config;
  readonly registers: Registers;
}

/** The doors that production does not have: the local identity provider, tokens, the telephone simulator. */
export async function developmentDoors({
  origin,
  config,
  registers,
}: Surroundings): Promise<DevelopmentDoors> {
  // Loaded here and not above: production has neither the cast nor an identity provider in its memory.
  const [{ openLocalIdentity }, { cast }] = await Promise.all([
    import("../identity/localIdentity.ts"),
    import("../../seeds/cast.ts"),
  ]);
  const identity = await openLocalIdentity({ origin, dataDir: config.dataDir, cast: cast() });
  return {
    policy: identity.policy,
    routes: {
      "/oidc/": identity.handle,
      "/dev/sign-in": identity.signIn,
      "/dev/signed-in": identity.signedIn,
      "/dev/token": tokenDoor(identity),
      ...registers.telephone,
    },
  };
}
