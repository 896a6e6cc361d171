import { defineConfig } from "drizzle-kit";

/** `npx drizzle-kit generate --config subgraphs/rental/data/drizzle.config.ts` writes the next migration. */
export default defineConfig({
  dialect: "postgresql",
  schema: ["./subgraphs/rental/data/tables.ts", "./subgraphs/shared/audit/tables.ts"],
  out: "./subgraphs/rental/data/migrations",
});
