import { fileURLToPath } from "node:url";
import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import { day, figure, instant } from "../../subgraphs/shared/database/columns.ts";

/** The table of the database tests' own migrations. */
export const letters = pgTable("letters", {
  id: integer().primaryKey(),
  body: text(),
  sent: day(),
  deadline: instant(),
  weight: figure("weight"),
  urgent: boolean(),
});

export const lettersMigrations = fileURLToPath(new URL("./migrations", import.meta.url));
