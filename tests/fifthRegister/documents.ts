import { cast } from "../../seeds/cast.ts";
import type { Call } from "../../subgraphs/shared/call.ts";
import { reads, through } from "../../subgraphs/shared/declare.ts";
import { federatedSchema } from "../../subgraphs/shared/federation.ts";
import { serveRegister } from "../../subgraphs/shared/serveRegister.ts";
import { self } from "../../subgraphs/shared/standing.ts";

/** A register of documents, small and whole: it joins the graph, extends Person, and shows each person his own. */
const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible"])
  scalar Date
  type Query { documentKinds: [String!] }
  type Person @key(fields: "ref") { ref: ID! @inaccessible  documents: [Document!] }
  type Document { kind: String!  issued: Date! }
`;
const { owner, tenant } = cast();
const documents: Partial<Record<string, readonly { kind: string; issued: string }[]>> = {
  [owner.iin ?? ""]: [{ kind: "passport", issued: "2019-05-20" }],
  [tenant.iin ?? ""]: [{ kind: "driving licence", issued: "2021-02-01" }],
};

interface Person {
  readonly ref: string;
}
interface Context {
  readonly call: Call;
}
const ownDocuments = reads<Person, Context>({ citizen: [self] });

await serveRegister({
  name: "documents",
  schema: federatedSchema<Context>({
    sdl,
    resolvers: {
      Query: { documentKinds: () => ["passport", "driving licence"] },
      Person: { documents: ({ ref }: Person) => documents[ref] ?? [] },
    },
    references: { Person: ({ ref }) => ({ ref }) },
    access: {
      Query: "open",
      Person: { ref: "key", documents: ownDocuments },
      Document: through("Person.documents"),
    },
  }),
  createContext: (call) => ({ call }),
});
