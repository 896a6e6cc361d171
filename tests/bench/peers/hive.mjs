// The configuration of Hive Gateway: with PLANNER=rust the planner is Hive Router's, in Rust.
import { defineConfig } from "@graphql-hive/gateway";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";

const { SUPERGRAPH, PORT, PLANNER, HEADERS = "{}" } = process.env;
const headers = JSON.parse(HEADERS);
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
  propagateHeaders: { fromClientToSubgraphs: ({ subgraphName }) => headers[subgraphName.toLowerCase()] },
});
