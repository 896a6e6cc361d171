import { writeFileSync } from "node:fs";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import { registerNames } from "../../subgraphs/shared/call.ts";
import { registerSdl } from "../../subgraphs/shared/sdl.ts";

/** The committed supergraph: the four registers composed, under addresses that stand for no machine. */
export function contractSupergraph(): string {
  const composed = composeServices(
    registerNames.map((name) => ({
      name,
      url: `http://${name}/graphql`,
      typeDefs: parse(registerSdl(name)),
    })),
  );
  if (composed.errors) throw new AggregateError(composed.errors, "the registers do not compose");
  return `${composed.supergraphSdl}\n`;
}

if (import.meta.main) {
  const file = new URL("../../schema/supergraph.graphql", import.meta.url);
  writeFileSync(file, contractSupergraph());
}
