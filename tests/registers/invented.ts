import { checkDigit } from "../../subgraphs/shared/domain/iin.ts";

/** The number of an invented person: its seventh digit is 0, which no living person's is. */
export function invented(serial: number): string {
  for (let place = serial * 3; ; place++) {
    const base = `${String(900000 + Math.floor(place / 10_000)).padStart(6, "0")}0${String(place % 10_000).padStart(4, "0")}`;
    const digit = checkDigit(base);
    if (digit !== null) return `${base}${digit}`;
  }
}

/** The code of an invented address. */
export const address = (serial: number): string => `99${String(serial).padStart(14, "0")}`;
