import type { Settings } from "../../subgraphs/shared/settings.ts";

/** How callers are counted. */
export interface LimitSettings {
  /** False where something in front counts, and for benchmarks. */
  readonly rateLimits: boolean;
  /** Proxies of the operator's own in front of the gateway, each of which adds to `X-Forwarded-For`. */
  readonly trustedProxies: number;
}

const onOrOff: Readonly<Record<string, boolean>> = { on: true, off: false };
const counting = { allowed: "on or off", example: "on" };
const proxies = {
  allowed: "how many proxies of yours stand in front and add to X-Forwarded-For, a whole number from 0 to 10",
  example: "1",
};

export function limitSettings(settings: Settings): LimitSettings {
  return {
    rateLimits: settings.read("RATE_LIMITS", counting, (text) => onOrOff[text]) ?? true,
    trustedProxies:
      settings.read("TRUST_PROXY", proxies, (text) => (/^(\d|10)$/.test(text) ? Number(text) : undefined)) ??
      0,
  };
}
