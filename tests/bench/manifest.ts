import { getOperationAST, parse } from "graphql";
import { sha256 } from "../../gateway/safety/manifest.ts";

/** Documents as the file of `REGISTERED_DOCUMENTS` lists them, in Apollo's form: each by the SHA-256 of its text. */
export function manifestOf(documents: readonly string[]): string {
  const operations = documents.map((body) => {
    const operation = getOperationAST(parse(body));
    if (!operation?.name) throw new Error("a registered document has one operation, which has a name");
    return { id: sha256(body), name: operation.name.value, type: operation.operation, body };
  });
  return JSON.stringify({ format: "apollo-persisted-query-manifest", version: 1, operations });
}
