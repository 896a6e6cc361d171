import type { Call } from "../../subgraphs/shared/call.ts";
import type { OperationKind, RegisterAnswer, Variables } from "../../subgraphs/shared/client/answer.ts";

export type {
  OperationKind,
  RegisterAnswer,
  RegisterError,
  Variables,
} from "../../subgraphs/shared/client/answer.ts";
export { pauseSeconds } from "../../subgraphs/shared/client/breaker.ts";

/** Asks one prepared operation; rejects with RegisterSilent when no whole answer came in time. */
export type Ask = (variables: Variables, call: Call) => Promise<RegisterAnswer> | RegisterAnswer;
/** Opens one prepared subscription. */
export type Listen = (variables: Variables, call: Call) => Promise<AsyncIterable<RegisterAnswer>>;

/** The way to one register, in this process or over HTTP. */
export interface Transport {
  prepare(operation: string, operationName: string | undefined, kind: OperationKind): Ask;
  subscribe(operation: string, operationName: string | undefined): Listen;
  /** Resolves when the register can be asked. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
