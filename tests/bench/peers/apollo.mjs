// @apollo/gateway behind Apollo Server, as its documentation sets it up. The registers take only calls that are signed
// for them: the load brings a token for each register, and the gateway hands it on.
import { readFileSync } from "node:fs";
import { ApolloGateway, RemoteGraphQLDataSource } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";

const { SUPERGRAPH, PORT } = process.env;
const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(SUPERGRAPH, "utf8"),
  buildService: ({ name, url }) =>
    new RemoteGraphQLDataSource({
      url,
      willSendRequest({ request, context }) {
        const token = context.headers?.[`x-to-${name}`];
        if (token) request.http.headers.set("authorization", token);
      },
    }),
});
const server = new ApolloServer({ gateway, introspection: false, includeStacktraceInErrorResponses: false });
await startStandaloneServer(server, {
  listen: { host: "127.0.0.1", port: Number(PORT) },
  context: async ({ req }) => ({ headers: req.headers }),
});
