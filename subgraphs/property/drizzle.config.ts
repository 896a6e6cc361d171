import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./subgraphs/property/data/tables.ts",
  out: "./subgraphs/property/data/migrations",
});
