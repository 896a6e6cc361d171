import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";

/** One register's share of the supergraph. */
export interface SubgraphPart {
  readonly name: string;
  readonly sdl: string;
  readonly url: string;
}

/** Composes the registers' SDLs to one Federation 2 supergraph; throws one error with everything that does not fit. */
export function composeSupergraph(parts: readonly SubgraphPart[]): string {
  const { supergraphSdl, errors } = composeServices(
    parts.map(({ name, sdl, url }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (supergraphSdl !== undefined) return supergraphSdl;
  const faults = errors.map(({ message }) => `- ${message}`).join("\n");
  throw new Error(`the registers' schemas do not fit together:\n${faults}`);
}
