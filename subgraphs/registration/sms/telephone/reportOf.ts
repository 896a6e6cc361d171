import type { KeptPart, PartEnd, TelephoneMode } from "./journal.ts";

/** How a part ends at a telephone in this mode; null: nobody is told. */
export const endIn = (mode: TelephoneMode): PartEnd | null =>
  mode === "no-report" ? null : mode === "undeliverable" ? "UNDELIVERABLE" : "DELIVERED";

/** A delivery receipt, by its own fields and in the words of appendix B. */
export function reportOf({ id, to, from, at }: KeptPart, end: PartEnd) {
  const minute = (instant: string) => instant.replace(/\D/g, "").slice(2, 12);
  const [state, stat] = end === "DELIVERED" ? [2, "DELIVRD"] : [5, "UNDELIV"];
  const dates = `submit date:${minute(at)} done date:${minute(new Date().toISOString())}`;
  const count = end === "DELIVERED" ? "001" : "000";
  return {
    ...{ source_addr_ton: 1, source_addr_npi: 1, source_addr: to.replace("+", ""), destination_addr: from },
    esm_class: 4,
    data_coding: 0,
    short_message: Buffer.from(`id:${id} sub:001 dlvrd:${count} ${dates} stat:${stat} err:000 text:`),
    ...{ receipted_message_id: `${id}\0`, message_state: state },
  };
}
