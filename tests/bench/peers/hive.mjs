// The configuration of Hive Gateway: with PLANNER=rust the planner is Hive Router's, in Rust. The registers take only
// calls that are signed for them: the load brings a token for each register, and the gateway hands it on.
import { defineConfig } from "@graphql-hive/gateway";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";

const { SUPERGRAPH, PORT, PLANNER } = process.env;
export const gatewayConfig = defineConfig({
  supergraph: SUPERGRAPH,
  host: "127.0.0.1",
  port: Number(PORT),
  pollingInterval: 0,
  fork: 1,
  logging: "error",
  landingPage: false,
  graphiql: false,
  ...(PLANNER === "rust" && { unifiedGraphHandler }),
  propagateHeaders: {
    fromClientToSubgraphs({ request, subgraphName }) {
      const token = request.headers.get(`x-to-${subgraphName.toLowerCase()}`);
      return token ? { authorization: token } : {};
    },
  },
});
