import { defineConfig } from "drizzle-kit";

/** `npx drizzle-kit generate --config subgraphs/registration/data/drizzle.config.ts` writes the next migration. */
export default defineConfig({
  dialect: "postgresql",
  schema: [
    "./subgraphs/registration/data/tables.ts",
    "./subgraphs/registration/data/recordTables.ts",
    "./subgraphs/registration/data/signatureTables.ts",
    "./subgraphs/registration/data/smsTables.ts",
    "./subgraphs/shared/audit/tables.ts",
  ],
  out: "./subgraphs/registration/data/migrations",
});
