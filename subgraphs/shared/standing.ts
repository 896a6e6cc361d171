import type { Call } from "./call.ts";
import { reads, relation } from "./declare.ts";
import type { Relations } from "./relations.ts";

/** How callers may stand to persons and dwellings: the words of the matrix that several registers use. */

interface Person {
  /** The person's number, the key between registers. */
  readonly ref: string;
}
interface Dwelling {
  readonly rka: string;
}
/** What a relation needs of the request's context. */
interface Looking<Question extends keyof Relations> {
  readonly relations: Pick<Relations, Question>;
}
interface WithNumber {
  readonly iin: string;
}

export const anyone = relation("yes", () => true);

export const self = relation(
  "himself",
  ({ ref }: Person, _context: unknown, { iin }: WithNumber) => ref === iin,
);

export const represented = relation(
  "a person he represents today",
  ({ ref }: Person, { relations }: Looking<"represents">) => relations.represents(ref),
);

export const sharesOwnership = relation(
  "who owns a dwelling together with him",
  ({ ref }: Person, { relations }: Looking<"sharesOwnership">) => relations.sharesOwnership(ref),
);

export const sharesContract = relation(
  "who is party of a rental contract with him",
  ({ ref }: Person, { relations }: Looking<"sharesContract">) => relations.sharesContract(ref),
);

export const namedInTerritory = relation(
  "a party of a contract of the own territory",
  ({ ref }: Person, { relations }: Looking<"hasTenantInTerritory">) => relations.hasTenantInTerritory(ref),
);

export const personOfCase = relation(
  "whom the case opens",
  ({ ref }: Person, { relations }: Looking<"caseOpensPerson">) => relations.caseOpensPerson(ref),
);

export const owner = relation("of a dwelling he owns", ({ rka }: Dwelling, { relations }: Looking<"owns">) =>
  relations.owns(rka),
);

export const tenant = relation(
  "of a dwelling whose tenant he is",
  ({ rka }: Dwelling, { relations }: Looking<"isTenantAt">) => relations.isTenantAt(rka),
);

export const inTerritory = relation(
  "own territory",
  ({ rka }: Dwelling, { relations }: Looking<"hasInTerritory">) => relations.hasInTerritory(rka),
);

export const dwellingOfCase = relation(
  "the dwelling of the case",
  ({ rka }: Dwelling, { relations }: Looking<"caseOpensDwelling">) => relations.caseOpensDwelling(rka),
);

/** What a person is told of his own: no official reads it. */
export const ofPersonAlone = reads<Person, Looking<"represents"> & { readonly call: Call }>({
  citizen: [self, represented],
});
