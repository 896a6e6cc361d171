import { getOperationAST, OperationTypeNode, type DocumentNode } from "graphql";
import type { Call } from "../subgraphs/shared/call.ts";
import type { Engine, EngineRequest, EngineResult } from "./engine/engine.ts";
import { RawJson } from "./engine/json.ts";
import type { GraphqlRequest } from "./http/request.ts";
import { mostCharacters } from "./safety/documents.ts";
import { asGraphQLError, type Mask, type PublicError } from "./safety/masking.ts";

/** The engine's result as a client gets it. */
export interface Reply {
  /** Undefined where the protocol's own status holds. */
  readonly status: 400 | 429 | 500 | 503 | undefined;
  readonly retryAfter: string | undefined;
  readonly body: { errors?: PublicError[]; data?: RawJson | null };
}

/** Executes one operation of a valid document; whatever happens becomes a reply. */
export type ReplyTo = (request: EngineRequest) => Promise<Reply>;

export function replies(engine: Engine, mask: Mask): ReplyTo {
  return async (request) => {
    const result = await engine
      .execute(request)
      .catch((error: unknown): EngineResult => ({ errors: [asGraphQLError(error)] }));
    return replyOf(result, mask, request.call);
  };
}

const limits: Readonly<Record<string, 429 | 503>> = { RATE_LIMITED: 429, OVERLOADED: 503 };

export function replyOf({ data, errors, badVariables }: EngineResult, mask: Mask, call: Call): Reply {
  const { code, retryAfter } = errors?.[0]?.extensions ?? {};
  const limited = data === undefined ? limits[String(code)] : undefined;
  return {
    status: badVariables ? 400 : (limited ?? (data === undefined ? 500 : undefined)),
    retryAfter: limited && typeof retryAfter === "number" ? String(retryAfter) : undefined,
    body: { ...(errors && { errors: mask(errors, call) }), ...(data !== undefined && { data }) },
  };
}

/** The text of a response's body. Data that the engine has written is not read again. */
export function textOf({ errors, data }: { errors?: unknown; data?: unknown }): string {
  const parts: string[] = [];
  if (errors !== undefined) parts.push(`"errors":${JSON.stringify(errors)}`);
  if (data !== undefined) parts.push(`"data":${data instanceof RawJson ? data.text : JSON.stringify(data)}`);
  return `{${parts.join(",")}}`;
}

/** Documents that Apollo Server has found good, by their text. */
export interface Accepted {
  note(text: string, document: DocumentNode): void;
  /**
   * The document of a request that Apollo Server would only hand on to the engine: it has accepted the text before, and
   * the request asks nothing else of it (it reads one extension). Undefined for every other request.
   */
  documentOf(asked: GraphqlRequest): DocumentNode | undefined;
}

/** Parsing, validating and hooks cost as much as the engine; a portal sends the same few documents all day long. */
export function acceptedDocuments(): Accepted {
  const kept = new Map<string, DocumentNode>();
  let characters = 0;
  return {
    note(text, document) {
      if (kept.has(text)) return;
      characters += text.length;
      if (characters > mostCharacters) {
        kept.clear();
        characters = text.length;
      }
      kept.set(text, document);
    },
    documentOf({ query, operationName, extensions }) {
      const document = kept.get(query);
      if (!document || operationName === "" || extensions?.["persistedQuery"] !== undefined) return undefined;
      const operation = getOperationAST(document, operationName)?.operation;
      return operation === undefined || operation === OperationTypeNode.SUBSCRIPTION ? undefined : document;
    },
  };
}
