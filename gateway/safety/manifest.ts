import { hash } from "node:crypto";
import { readFileSync } from "node:fs";

/** One document that may be asked, as the build of a client has listed it. */
export interface ListedDocument {
  readonly id: string;
  readonly text: string;
  /** The operation in it, where the form of the list says so. */
  readonly operation?: { readonly name: string; readonly type: string };
}

/** A list that cannot be served: everything that is wrong with it, each fault with the document it is in. */
export class ManifestFault extends Error {
  constructor(faults: readonly string[]) {
    super(`The registered documents cannot be served:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
    this.name = "ManifestFault";
  }
}

export const sha256 = (text: string): string => hash("sha256", text, "hex");

/**
 * Reads a list of documents in one of the two forms that the tools of clients write: Apollo's persisted query manifest,
 * and the map from SHA-256 to document of Relay and graphql-codegen. Throws a {@link ManifestFault}.
 */
export function readManifest(file: string): readonly ListedDocument[] {
  const given = readJson(file);
  const listed = isMap(given) && "format" in given ? ofApollo(given) : ofMap(given);
  if (listed === undefined) throw new ManifestFault([`${file} is neither of the two forms: ${forms}`]);
  if (listed.length === 0) throw new ManifestFault([`${file} lists no document, so nothing could be asked`]);
  const faults = [...twice(listed), ...listed.filter(isMisnamed).map(misnamed)];
  if (faults.length > 0) throw new ManifestFault(faults);
  return listed;
}

/** How a document is called in a message: by its operation where that is known, and its id. */
export const calledOf = ({ id, operation }: ListedDocument): string =>
  operation ? `${operation.name} (${id})` : id;

const forms =
  '{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id","name","type","body"}]} or {"<sha256>":"<document>"}';

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    // The parser's words repeat what stands in the file.
    const why = error instanceof SyntaxError ? "is not JSON" : "cannot be read";
    throw new ManifestFault([`${file} ${why}`]);
  }
}

function ofApollo({ format, version, operations }: Fields): readonly ListedDocument[] | undefined {
  if (format !== "apollo-persisted-query-manifest" || version !== 1) return undefined;
  if (!Array.isArray(operations)) return undefined;
  const listed = operations.map((one: unknown) => (isMap(one) ? ofOperation(one) : undefined));
  return listed.every((one) => one !== undefined) ? listed : undefined;
}

function ofOperation({ id, name, type, body }: Fields): ListedDocument | undefined {
  const isWhole = isText(id) && isText(name) && isText(type) && isText(body);
  return isWhole ? { id, text: body, operation: { name, type } } : undefined;
}

function ofMap(given: unknown): readonly ListedDocument[] | undefined {
  if (!isMap(given)) return undefined;
  const listed = Object.entries(given).map(([id, text]) =>
    isText(text) && /^(sha256:)?[0-9a-f]{64}$/.test(id) ? { id, text } : undefined,
  );
  return listed.every((one) => one !== undefined) ? listed : undefined;
}

function twice(listed: readonly ListedDocument[]): readonly string[] {
  const seen = new Set<string>();
  const repeated = listed.filter(({ id }) => seen.size === seen.add(id).size);
  return repeated.map((one) => `${calledOf(one)}: its id stands in the list twice`);
}

/** An id may be any name; one that looks like a SHA-256 is taken for one, as clients call it (`sha256Hash`). */
const isMisnamed = ({ id, text }: ListedDocument): boolean =>
  (/^[0-9a-f]{64}$/i.test(id) || id.startsWith("sha256:")) && id.replace(/^sha256:/, "") !== sha256(text);

const misnamed = (one: ListedDocument): string => `${calledOf(one)}: its id is not the SHA-256 of its text`;

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

const isMap = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
