import type { CodegenConfig } from "@graphql-codegen/cli";

/** What a register's resolvers start from for a type of the schema: `"<file>#<export>"`, or a type written out. */
type Mappers = Record<string, string>;

// A person or a dwelling met on the way is its key alone: whoever keeps it resolves the rest.
const everywhere: Mappers = {
  Person: "{ readonly ref: string }",
  Dwelling: "{ readonly rka: string }",
  Region: "{ readonly kato: string }",
};

// One line for each type whose resolvers start from something of their own, mostly a row:
//   RentalContract: "../data/contracts.ts#ContractRow",
// Paths are relative to the register's `graphql/`. Registers do not share lines.
const population: Mappers = {
  ...everywhere,
  Person: "../data/persons.ts#PersonRow",
  PersonName: "../data/persons.ts#PersonRow",
  Representation: "../domain/representation.ts#RepresentationRecord",
  Residence: "../domain/home.ts#Home",
};
const property: Mappers = {
  ...everywhere,
  Dwelling: "../data/dwellings.ts#DwellingRow",
  Ownership: "../data/ownerships.ts#OwnershipRow",
  Organisation: "../data/ownerships.ts#OrganisationRow",
};
const rental: Mappers = {
  ...everywhere,
};
const registration: Mappers = {
  ...everywhere,
  LocalExecutiveBody: "{ readonly bin: string }",
};

const scalars = {
  ID: "string",
  IIN: "string",
  BIN: "string",
  RKA: "string",
  Kato: "string",
  Date: "string",
  DateTime: "Date",
  PhoneNumber: "string",
};

/** The types of one register's resolvers, from its SDL; types only, no code. */
const typesOf = (register: string, context: string, mappers: Mappers) => ({
  [`subgraphs/${register}/graphql/generated.ts`]: {
    schema: ["schema/shared.graphql", `schema/${register}.graphql`],
    plugins: ["typescript", "typescript-resolvers"],
    config: {
      contextType: `../context.ts#${context}`,
      mappers,
      scalars,
      strictScalars: true,
      enumsAsTypes: true,
      useTypeImports: true,
      skipTypename: true,
      // A field left out would read as "there is none": what is not resolved apart must be given, if only as null.
      avoidOptionals: { field: true },
      // Members of a union say which they are.
      resolversNonOptionalTypename: { unionMember: true },
      optionalResolveType: true,
    },
  },
});

const config: CodegenConfig = {
  generates: {
    ...typesOf("population", "PopulationContext", population),
    ...typesOf("property", "PropertyContext", property),
    ...typesOf("rental", "RentalContext", rental),
    ...typesOf("registration", "RegistrationContext", registration),
  },
};

export default config;
