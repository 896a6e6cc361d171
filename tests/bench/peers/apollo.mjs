// @apollo/gateway behind Apollo Server, as its documentation sets it up; keep-alive to the registers.
import { readFileSync } from "node:fs";
import { ApolloGateway, RemoteGraphQLDataSource } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";

const { SUPERGRAPH, PORT, HEADERS = "{}" } = process.env;
const headers = JSON.parse(HEADERS);
const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(SUPERGRAPH, "utf8"),
  buildService: ({ name, url }) =>
    new RemoteGraphQLDataSource({
      url,
      willSendRequest({ request }) {
        for (const [header, value] of Object.entries(headers[name.toLowerCase()] ?? {}))
          request.http.headers.set(header, value);
      },
    }),
});
const server = new ApolloServer({ gateway, introspection: false, includeStacktraceInErrorResponses: false });
const { url } = await startStandaloneServer(server, { listen: { host: "127.0.0.1", port: Number(PORT) } });
console.log(`ready ${url}`);
