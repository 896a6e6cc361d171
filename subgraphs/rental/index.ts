import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openDatabase } from "../shared/database/open.ts";
import { federatedSchema, internalSchema } from "../shared/federation.ts";
import type { Register, RegisterOptions } from "../shared/register.ts";
import { registerSdl } from "../shared/sdl.ts";
import { access } from "./access.ts";
import { rentalContext } from "./context.ts";
import { recordsOf } from "./data/records.ts";
import { internalResolvers } from "./graphql/internal.ts";
import { references, resolvers } from "./graphql/resolvers.ts";

export { rentalImporter } from "./importRecords.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Opens the rental register: state housing that local executive bodies let. */
export async function openRental({ databaseUrl, ask, clock }: RegisterOptions): Promise<Register> {
  const database = await openDatabase(databaseUrl, { migrationsFolder: here("data/migrations") });
  const records = recordsOf(database);
  return {
    name: "rental",
    schema: federatedSchema({ sdl: registerSdl("rental"), resolvers, references, access }),
    internal: internalSchema(readFileSync(here("graphql/internal.graphql"), "utf8"), internalResolvers),
    createContext: (call) => rentalContext(call, clock(), records, ask),
    ready: () => database.ready(),
    close: () => database.close(),
  };
}
