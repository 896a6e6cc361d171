import type { Call } from "../../subgraphs/shared/call.ts";
import type { Variables } from "../transport/transport.ts";
import type { Fault } from "./faults.ts";
import type { Fields } from "./json.ts";
import type { IsA } from "./typeRelations.ts";
import type { Path } from "./unanswered.ts";
import type { Transport } from "../transport/transport.ts";

/** One execution of a plan: what is known so far, and for whom. */
export interface Run {
  readonly data: Fields;
  readonly variables: Variables;
  readonly call: Call;
  /** Faults that belong to no null of the answer. */
  readonly stray: { readonly fault: Fault; readonly path?: Path }[];
}

/** One node of a plan, compiled. Returns nothing when it was done at once. */
export type Step = (run: Run) => Promise<void> | undefined;

/** What the compilation of a plan needs to know. */
export interface PlanSetting {
  readonly isA: IsA;
  readonly transports: (serviceName: string) => Transport;
}
