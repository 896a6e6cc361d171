import { isPhone } from "../../../shared/domain/iin.ts";

/** Type and plan of a number, as SMPP tells them. */
interface NumberingPlan {
  readonly ton: number;
  readonly npi: number;
}

/** Where our messages come from: a short number as 1414, a whole one, or a name. */
export function sourceOf(source: string): NumberingPlan & { readonly addr: string } {
  if (!/^\+?\d+$/.test(source)) return { addr: source, ton: 5, npi: 0 };
  if (source.length <= 6) return { addr: source, ton: 3, npi: 0 };
  return { addr: source.replace("+", ""), ton: 1, npi: 1 };
}

/** A mobile number of Kazakhstan in the form of this register, however the network writes it; null for any other. */
export function phoneOf(address: unknown): string | null {
  const digits = typeof address === "string" ? address.replace(/\D/g, "") : "";
  const phone = `+7${digits.length === 10 ? digits : digits.slice(1)}`;
  const known = digits.length === 10 || (digits.length === 11 && /^[78]/.test(digits));
  return known && isPhone(phone) ? phone : null;
}
