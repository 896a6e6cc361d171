import { cast } from "../../seeds/cast.ts";
import type { Check } from "../../subgraphs/shared/access.ts";
import type { Call } from "../../subgraphs/shared/call.ts";
import { federatedSchema } from "../../subgraphs/shared/federation.ts";
import { judge } from "../../subgraphs/shared/rights.ts";
import { serveRegister } from "../../subgraphs/shared/serveRegister.ts";

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
const ownDocuments: Check<Person, Context> = ({ ref }, { call }) =>
  judge(call, { citizen: (iin) => iin === ref, officer: () => false, operator: () => false });

await serveRegister({
  name: "documents",
  schema: federatedSchema<Context>({
    sdl,
    resolvers: {
      Query: { documentKinds: () => ["passport", "driving licence"] },
      Person: { documents: ({ ref }: Person) => documents[ref] ?? [] },
    },
    references: { Person: ({ ref }) => ({ ref }) },
    access: { Query: "open", Person: { ref: "open", documents: ownDocuments }, Document: "open" },
  }),
  createContext: (call) => ({ call }),
});
