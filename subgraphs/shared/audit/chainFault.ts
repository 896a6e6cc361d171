/** The first thing that is wrong with a chain: at which record, and what. */
export interface ChainFault {
  readonly sequence: number;
  readonly wrong: "changed" | "removed" | "inserted" | "swapped" | "rewritten" | "cut";
  readonly told: string;
}

export const fault = (sequence: number, wrong: ChainFault["wrong"], told: string): ChainFault => ({
  sequence,
  wrong,
  told,
});
