import { defineConfig } from "drizzle-kit";

/** `npx drizzle-kit generate --config subgraphs/property/data/drizzle.config.ts` writes the next migration. */
export default defineConfig({
  dialect: "postgresql",
  schema: ["./subgraphs/property/data/tables.ts", "./subgraphs/shared/audit/tables.ts"],
  out: "./subgraphs/property/data/migrations",
});
