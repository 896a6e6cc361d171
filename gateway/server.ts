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
import type { Engine, EngineResult } from "./engine/engine.ts";
import { RawJson } from "./engine/json.ts";
import { noteLiterals } from "./engine/literals.ts";
import { mostTokens } from "./safety/documents.ts";
import { asGraphQLError, type Mask } from "./safety/masking.ts";

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
  readonly introspection: boolean;
}

/** Apollo Server in front of the engine: documents, hooks and protocol are its part, executing is ours. */
export async function startServer(options: ServerOptions): Promise<ApolloServer<ServerContext>> {
  const { engine, supergraphSdl, mask, introspection } = options;
  const server = new ApolloServer<ServerContext>({
    gateway: schemaOnly(engine, supergraphSdl),
    plugins: [
      executing(engine, mask),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
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

function executing(engine: Engine, mask: Mask): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart: async () => ({
      async responseForOperation({ document, operation, operationName, request, contextValue }) {
        const { call } = contextValue;
        // Apollo asks even when the document has no operation of that name, though its types deny it.
        const found = operation as OperationDefinitionNode | undefined;
        if (!found || found.operation === "subscription")
          return response(
            { errors: [badInput("operationName", "OPERATION")], badVariables: true },
            mask,
            call,
          );
        const { variables } = request;
        const result = await engine
          .execute({ document, operationName, variables, call })
          .catch((error: unknown): EngineResult => ({ errors: [asGraphQLError(error)] }));
        return response(result, mask, call);
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

function response(
  { data, errors, badVariables }: EngineResult,
  mask: Mask,
  call: Call,
): Response & { body: never } {
  const nothing = data === undefined;
  const { code, retryAfter } = errors?.[0]?.extensions ?? {};
  const isLimited = nothing && code === "RATE_LIMITED";
  const status = badVariables ? 400 : isLimited ? 429 : nothing ? 500 : undefined;
  const headers = new HeaderMap(isLimited ? [["retry-after", String(retryAfter)]] : []);
  return {
    http: { status, headers },
    body: {
      kind: "single",
      singleResult: { ...(errors && { errors: mask(errors, call) }), ...(!nothing && { data }) },
    },
  } as unknown as Response & { body: never };
}

/** The response's text. Data that the engine has written is not read again. */
export function textOf({ errors, data }: { errors?: unknown; data?: unknown }): string {
  const parts: string[] = [];
  if (errors !== undefined) parts.push(`"errors":${JSON.stringify(errors)}`);
  if (data !== undefined) parts.push(`"data":${data instanceof RawJson ? data.text : JSON.stringify(data)}`);
  return `{${parts.join(",")}}`;
}
