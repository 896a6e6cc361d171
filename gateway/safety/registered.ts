import type { ApolloServerOptions } from "@apollo/server";
import { getOperationAST, GraphQLError, Kind, type DocumentNode } from "graphql";
import { coded } from "../../subgraphs/shared/errors.ts";
import type { Accepted } from "../accepted.ts";
import { conditionVariables } from "../engine/conditions.ts";
import type { Engine } from "../engine/engine.ts";
import { maskValidationError } from "../engine/literals.ts";
import type { GraphqlRequest } from "../http/request.ts";
import { mostCharacters, type Askable } from "./documents.ts";
import { calledOf, ManifestFault, sha256, type ListedDocument } from "./manifest.ts";
import { InvalidDocument, type ReadDocument } from "./validation.ts";

interface Surroundings {
  readonly engine: Engine;
  /** Keeps the documents it has read; those that are registered are never forgotten. */
  readonly read: ReadDocument;
  readonly accepted: Accepted;
}

/** A registered document, and its operation where there is only one. */
interface Registered {
  readonly query: string;
  readonly operationName: string | undefined;
}

/**
 * Serves these documents and no others. Each is read, validated, planned and compiled now, so that a request for it goes
 * to the engine at once. Throws a {@link ManifestFault} that names every document that does not fit.
 */
export async function registeredDocuments(
  listed: readonly ListedDocument[],
  { engine, read, accepted }: Surroundings,
): Promise<Askable> {
  refuseTooMany(listed);
  const [byId, byText, byHash] = [
    new Map<unknown, Registered>(),
    new Map<string, Registered>(),
    new Map<string, DocumentNode>(),
  ];
  const faults: string[] = [];
  for (const one of listed) {
    const { id, text } = one;
    try {
      const document = await prepared(one, engine, read);
      const registered = { query: text, operationName: getOperationAST(document)?.name?.value };
      accepted.note(text, document);
      byHash.set(sha256(text), document);
      byText.set(text, registered);
      for (const name of [id, `sha256:${sha256(text)}`]) byId.set(name, registered);
    } catch (error) {
      faults.push(...wordsOf(error).map((words) => `${calledOf(one)}: ${words}`));
    }
  }
  if (faults.length > 0) throw new ManifestFault(faults);
  return {
    spellOut: (asked) => spelledOut(asked, byId, byText),
    admit: () => undefined,
    store: storeOf(byHash),
  };
}

/** What the gateway remembers of documents has an end: beyond it, they would be read again and again. */
function refuseTooMany(listed: readonly ListedDocument[]): void {
  const characters = listed.reduce((sum, { text }) => sum + text.length, 0);
  if (characters > mostCharacters)
    throw new ManifestFault([`they have ${characters} characters together, at most ${mostCharacters}`]);
}

/** The document, ready to be executed. */
async function prepared(
  { text, operation }: ListedDocument,
  engine: Engine,
  read: ReadDocument,
): Promise<DocumentNode> {
  const document = read(text);
  if (operation && getOperationAST(document, operation.name)?.operation !== operation.type)
    throw new Error(`there is no ${operation.type} of this name in it`);
  for (const node of document.definitions)
    if (node.kind === Kind.OPERATION_DEFINITION) await plan(document, node.name?.value, engine);
  return document;
}

async function plan(document: DocumentNode, name: string | undefined, engine: Engine): Promise<void> {
  const { planFor } = engine.prepare(document, name);
  for (const choice of choices(conditionVariables(document)))
    if ((await planFor(choice)).failure) throw new Error("the planner finds no plan for it");
}

/** More choices than of five conditions are planned when somebody makes them: the engine keeps no more at once. */
const mostPlannedAhead = 5;

/** Each way to answer the conditions of @skip and @include. */
function choices(names: readonly string[]): readonly Readonly<Record<string, boolean>>[] {
  return names
    .slice(0, mostPlannedAhead)
    .reduce<readonly Readonly<Record<string, boolean>>[]>(
      (made, name) => made.flatMap((one) => [one, { ...one, [name]: true }]),
      [{}],
    );
}

/** What is wrong with a document, in the validator's words, but never with a value that stands in it. */
function wordsOf(error: unknown): readonly string[] {
  if (error instanceof InvalidDocument) return error.errors.flatMap(wordsOf);
  if (!(error instanceof GraphQLError)) return [error instanceof Error ? error.message : "it has a fault"];
  const { message, extensions } = maskValidationError(error, "EN");
  const { what, limit } = extensions;
  const [place] = error.locations ?? [];
  const more = [
    ...(typeof what === "string" ? [`${what}, at most ${String(limit)}`] : []),
    ...(place ? [`line ${place.line}, column ${place.column}`] : []),
  ];
  return [more.length > 0 ? `${message} (${more.join("; ")})` : message];
}

/**
 * The request with the text of the document that it names: by `documentId`, as the GraphQL over HTTP draft on persisted
 * documents has it (urql sends it so), or by `extensions.persistedQuery.sha256Hash`, which is what Apollo's
 * clients send; an id of the list or `sha256:` and the hash. Or by the text itself, letter for letter. Text and id
 * together have to mean the same document.
 */
function spelledOut(
  asked: GraphqlRequest,
  byId: ReadonlyMap<unknown, Registered>,
  byText: ReadonlyMap<string, Registered>,
): GraphqlRequest {
  const { query, operationName, documentId, extensions } = asked;
  const id = documentId ?? persistedId(extensions);
  const found = id == null ? byText.get(query) : byId.get(id);
  if (!found || (query !== "" && query !== found.query)) throw coded("OPERATION_NOT_ALLOWED");
  return {
    ...asked,
    query: found.query,
    // Without a name, the only operation is the same one: it need not be planned twice.
    ...(operationName == null && { operationName: found.operationName ?? null }),
    ...(extensions && { extensions: { ...extensions, persistedQuery: undefined } }),
  };
}

function persistedId(extensions: GraphqlRequest["extensions"]): unknown {
  const persisted = extensions?.["persistedQuery"];
  return persisted instanceof Object && "sha256Hash" in persisted ? persisted.sha256Hash : undefined;
}

/** Where Apollo Server looks for a document before it reads one: its key ends in the text's SHA-256. */
function storeOf(byHash: ReadonlyMap<string, DocumentNode>): ApolloServerOptions<never>["documentStore"] {
  return {
    get: async (key) => byHash.get(key.slice(-64)),
    set: async () => undefined,
    delete: async () => undefined,
  };
}
