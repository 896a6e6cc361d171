import { buildASTSchema, isObjectType, parse } from "graphql";
import { expect, test } from "vitest";
import { access as ofPopulation } from "../../subgraphs/population/access.ts";
import { concerns as inPopulation } from "../../subgraphs/population/concerns.ts";
import { access as ofProperty } from "../../subgraphs/property/access.ts";
import { concerns as inProperty } from "../../subgraphs/property/concerns.ts";
import { access as ofRegistration } from "../../subgraphs/registration/access.ts";
import { concerns as inRegistration } from "../../subgraphs/registration/concerns.ts";
import { access as ofRental } from "../../subgraphs/rental/access.ts";
import { concerns as inRental } from "../../subgraphs/rental/concerns.ts";
import { declarationOf, type AccessTable } from "../../subgraphs/shared/access.ts";
import type { ConcernTable } from "../../subgraphs/shared/audit/concerns.ts";
import { registerSdl } from "../../subgraphs/shared/sdl.ts";
import type { RegisterName } from "../../subgraphs/shared/call.ts";

type Tables = [
  register: RegisterName,
  access: AccessTable<never>,
  concerns: ConcernTable<never>,
  nobodys: string[],
];

// A field that not everybody may read is somebody's data, or it stands here: what a dwelling is like, counts, and root
// fields, whose use cases note by themselves whom they found.
test.each<Tables>([
  ["population", ofPopulation, inPopulation, ["Dwelling.registeredPersonsCount"]],
  [
    "property",
    ofProperty,
    inProperty,
    [
      ...[
        "Dwelling.cadastralNumber",
        "Dwelling.totalArea",
        "Dwelling.livingArea",
        "Dwelling.fund",
        "Dwelling.inUse",
      ],
      ...["Organisation.bin", "Organisation.name"],
    ],
  ],
  ["rental", ofRental, inRental, []],
  ["registration", ofRegistration, inRegistration, []],
])(
  "in %s every field that is not for everybody is somebody's data, or known to be nobody's",
  (register, access, concerns, nobodys) => {
    const schema = buildASTSchema(parse(registerSdl(register)), { assumeValidSDL: true });
    const roots = ["Query", "Mutation", "Subscription"];
    const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));
    const guarded = types.flatMap((type) =>
      Object.keys(type.getFields())
        .filter((field) => typeof declarationOf(access, type.name, field) === "function")
        .map((field) => [type.name, field] as const),
    );
    expect(guarded.length).toBeGreaterThan(3);
    const unnoted = guarded.filter(([type, field]) => !(concerns[type]?.[field] ?? concerns[type]?.["*"]));
    expect(unnoted.filter(([type]) => !roots.includes(type)).map((one) => one.join("."))).toEqual(nobodys);
    // And nothing is declared for a type or field that there is not.
    for (const [type, row] of Object.entries(concerns))
      for (const field of Object.keys(row)) {
        const found = schema.getType(type);
        expect(isObjectType(found) && (field === "*" || field in found.getFields()), `${type}.${field}`).toBe(
          true,
        );
      }
  },
);
