import { customType, numeric, timestamp } from "drizzle-orm/pg-core";

/** A civil day, `YYYY-MM-DD`, as text on both sides. */
export const day = customType<{ data: string; driverData: string }>({ dataType: () => "date" });

/** A point in time, as Date. */
export const instant = (name?: string) =>
  name === undefined
    ? timestamp({ withTimezone: true, mode: "date" })
    : timestamp(name, { withTimezone: true, mode: "date" });

/** An exact decimal (areas, sums of shares), as number; two places unless told. */
export const figure = (name: string, { precision = 12, scale = 2 } = {}) =>
  numeric(name, { precision, scale, mode: "number" });
