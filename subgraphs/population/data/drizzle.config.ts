import { defineConfig } from "drizzle-kit";

/** `npx drizzle-kit generate --config subgraphs/population/data/drizzle.config.ts` writes the next migration. */
export default defineConfig({
  dialect: "postgresql",
  schema: ["./subgraphs/population/data/tables.ts", "./subgraphs/shared/audit/tables.ts"],
  out: "./subgraphs/population/data/migrations",
});
