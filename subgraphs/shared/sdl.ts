import { readFileSync } from "node:fs";
import type { RegisterName } from "./call.ts";

/** A register's whole SDL: what every register carries, then its own part of the contract. */
export function registerSdl(name: RegisterName): string {
  return `${schemaFile("shared")}\n${schemaFile(name)}`;
}

function schemaFile(name: RegisterName | "shared"): string {
  return readFileSync(new URL(`../../schema/${name}.graphql`, import.meta.url), "utf8");
}
