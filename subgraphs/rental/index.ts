import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openAudit } from "../shared/audit/audit.ts";
import { openDatabase } from "../shared/database/open.ts";
import { federatedSchema, internalSchema } from "../shared/federation.ts";
import type { Register, RegisterOptions } from "../shared/register.ts";
import { registerSdl } from "../shared/sdl.ts";
import { access } from "./access.ts";
import { concerns } from "./concerns.ts";
import { rentalContext } from "./context.ts";
import { recordsOf } from "./data/records.ts";
import { internalResolvers } from "./graphql/internal.ts";
import { references, resolvers } from "./graphql/resolvers.ts";
import { listedParties } from "./listedParties.ts";

export { access } from "./access.ts";
export { rentalImporter } from "./importRecords.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Opens the rental register: state housing that local executive bodies let. */
export async function openRental(options: RegisterOptions): Promise<Register> {
  const { databaseUrl, ask, clock } = options;
  const database = await openDatabase(databaseUrl, { migrationsFolder: here("data/migrations") });
  const records = recordsOf(database);
  const audit = openAudit("rental", options);
  const listed = listedParties();
  return {
    name: "rental",
    schema: federatedSchema({ sdl: registerSdl("rental"), resolvers, references, access, concerns }),
    internal: internalSchema(readFileSync(here("graphql/internal.graphql"), "utf8"), internalResolvers),
    createContext: (call) => rentalContext(call, clock(), records, ask, audit, listed),
    ready: () => database.ready(),
    close: async () => {
      await audit.close();
      await database.close();
    },
  };
}
