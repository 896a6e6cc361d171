import { Kind, type ConstDirectiveNode, type DocumentNode } from "graphql";
import { overHttp } from "../transport/overHttp.ts";
import type { Transport } from "../transport/transport.ts";
import { keepingErrors } from "./subgraphErrors.ts";

/** The ways to the subgraphs of a supergraph. */
export interface Subgraphs {
  transportOf(serviceName: string): Transport;
  close(): Promise<void>;
}

/** Opens a way to every subgraph at the address its `join__graph` gives. Their calls carry no token of ours. */
export function openSubgraphs(supergraph: DocumentNode): Subgraphs {
  const transports = new Map<string, Transport>();
  for (const { name, url } of addressesIn(supergraph))
    transports.set(name, keepingErrors(overHttp({ register: name, url, eventsUrl: url })));
  return {
    transportOf(serviceName) {
      const transport = transports.get(serviceName);
      if (!transport) throw new Error("the plan names a subgraph that the supergraph gives no address for");
      return transport;
    },
    close: async () => {
      await Promise.all([...transports.values()].map((transport) => transport.close()));
    },
  };
}

interface Address {
  readonly name: string;
  readonly url: string;
}

/** Every subgraph of the supergraph with its address; throws when one has none that can be called. */
export function addressesIn({ definitions }: DocumentNode): Address[] {
  const graphs = definitions
    .filter((node) => node.kind === Kind.ENUM_TYPE_DEFINITION)
    .find(({ name }) => name.value === "join__Graph");
  const addresses = (graphs?.values ?? []).map(({ name, directives = [] }) => {
    const graph = directives.find((directive) => directive.name.value === "join__graph");
    return { name: textOf(graph, "name") ?? name.value, url: textOf(graph, "url") ?? "" };
  });
  if (addresses.length === 0)
    throw new Error("the file is no supergraph: it names no subgraph (join__Graph)");
  const lost = addresses.filter(({ url }) => !URL.canParse(url) || !/^https?:/.test(url));
  if (lost.length > 0)
    throw new Error(`no http address is given for ${lost.map(({ name }) => name).join(", ")} (join__graph)`);
  return addresses;
}

function textOf(directive: ConstDirectiveNode | undefined, argument: string): string | undefined {
  const value = directive?.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}
