import { ApolloServer, HeaderMap, type ApolloServerPlugin, type GraphQLRequestContext } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import type { GatewayInterface } from "@apollo/server-gateway-interface";
import type { OperationDefinitionNode } from "graphql";
import type { Call } from "../subgraphs/shared/call.ts";
import { badInput } from "../subgraphs/shared/errors.ts";
import { replyOf, textOf, type Accepted, type Reply, type ReplyTo } from "./accepted.ts";
import type { Engine, EngineResult } from "./engine/engine.ts";
import { noteLiterals } from "./engine/literals.ts";
import { mostTokens, type Askable } from "./safety/documents.ts";
import type { Mask } from "./safety/masking.ts";

/** What Apollo Server carries for one request. */
export interface ServerContext {
  readonly call: Call;
  /** Whether the hooks saw an answer; if not, Apollo refused the HTTP request in words of its own. */
  readonly seen: { answered: boolean };
}

interface ServerOptions {
  readonly engine: Engine;
  readonly supergraphSdl: string;
  readonly mask: Mask;
  readonly reply: ReplyTo;
  /** What it finds good is noted here. */
  readonly accepted: Accepted;
  /** What it finds there is good already. */
  readonly askable: Askable;
  readonly introspection: boolean;
}

/** Apollo Server in front of the engine: documents, hooks and protocol are its part, executing is ours. */
export async function startServer(options: ServerOptions): Promise<ApolloServer<ServerContext>> {
  const { engine, supergraphSdl, askable, introspection } = options;
  const server = new ApolloServer<ServerContext>({
    gateway: schemaOnly(engine, supergraphSdl),
    plugins: [
      executing(options),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    ...(askable.store && { documentStore: askable.store }),
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: mostTokens },
    validationRules: [noteLiterals],
    stringifyResult: (result) => textOf(result),
  });
  await server.start();
  return server;
}

/** Apollo's gateway interface only brings the schema: executing there keeps each request until a major GC. */
function schemaOnly({ publicSchema: apiSchema }: Engine, coreSupergraphSdl: string): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(told) {
      told({ apiSchema, coreSupergraphSdl });
      return () => undefined;
    },
    load: async () => ({ executor: () => Promise.reject(new Error("the engine answers before this")) }),
    stop: () => Promise.resolve(),
  };
}

const noSuchOperation = (): EngineResult => ({
  errors: [badInput("operationName", "OPERATION")],
  badVariables: true,
});

function executing({ reply, accepted, mask }: ServerOptions): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart: async () => ({
      async responseForOperation({ source, document, operation, operationName, request, contextValue }) {
        const { call } = contextValue;
        // Apollo asks even when the document has no operation of that name, though its types deny it.
        const found = operation as OperationDefinitionNode | undefined;
        if (!found || found.operation === "subscription")
          return response(replyOf(noSuchOperation(), mask, call));
        accepted.note(source, document);
        return response(await reply({ document, operationName, variables: request.variables, call }));
      },
      // What failed before execution: parsing, validation, the request itself.
      async willSendResponse({ errors, response: { body }, contextValue }) {
        contextValue.seen.answered = true;
        if (errors && body.kind === "single") body.singleResult.errors = mask(errors, contextValue.call);
      },
    }),
  };
}

type Response = GraphQLRequestContext<ServerContext>["response"];

function response({ status, retryAfter, body }: Reply): Response & { body: never } {
  const headers = new HeaderMap(retryAfter === undefined ? [] : [["retry-after", retryAfter]]);
  return {
    http: { status, headers },
    body: { kind: "single", singleResult: body },
  } as unknown as Response & {
    body: never;
  };
}
