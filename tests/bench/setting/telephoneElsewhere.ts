import { registerHooks } from "node:module";

/**
 * Loaded before the gateway's own code, for the benchmark alone: instead of opening a telephone simulator in its process
 * it speaks to the one at this address, as in production it speaks to somebody else's network.
 */
const address = process.env["TELEPHONE"] ?? "";
const simulator = "/registration/sms/telephone/telephone.ts";

registerHooks({
  load(url, context, next) {
    if (!url.endsWith(simulator)) return next(url, context);
    const source = `export const openTelephone = () => Promise.resolve({ address: ${address}, close: () => Promise.resolve() });`;
    return { format: "module", source, shortCircuit: true };
  },
});
