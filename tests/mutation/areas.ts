/** What must not change unnoticed, and the tests that must notice: `npm run mutation -- <area>` changes it on purpose. */
export interface Area {
  /** Sources; tables of texts have tests of their own, for which each word would be a change. */
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}

const domain = "subgraphs/registration/domain";
const registration = "subgraphs/registration";

export const areas: Readonly<Record<string, Area>> = {
  rules: {
    mutate: [
      `${domain}/{decide,eligibility,consentGivers,representation,rentalContracts,persons,known,ruleSet}.ts`,
      "subgraphs/shared/domain/{calendar,territory}.ts",
    ],
    tests: [
      "applicant",
      "calendar",
      "consent",
      "dwelling",
      "person",
      "rental",
      "ruleSet",
      "silence",
      "strangers",
      "territory",
    ].map((name) => `tests/domain/${name}.test.ts`),
  },
  signatures: {
    mutate: [
      `${registration}/signatures/{verifyCms,chain,crl,ocsp,revocation,algorithms,readCms,der,certificate,signedText}.ts`,
    ],
    tests: ["bytes", "attacks"].map((name) => `tests/signatures/${name}.test.ts`),
  },
  access: {
    mutate: [
      // The rows of the declaration and the relations behind them: tests/access/mutants.test.ts, against the matrix.
      "subgraphs/shared/{access,declare,doors,guard,rights}.ts",
    ],
    tests: ["declare", "guarded"].map((name) => `tests/access/${name}.test.ts`),
  },
  consent: {
    mutate: [
      `${registration}/{answerConsent,askForConsent,barredMeanwhile,closeConsents,sure}.ts`,
      `${registration}/data/{consentLimits,moves}.ts`,
      `${registration}/sms/reply.ts`,
      `${registration}/tasks/sweep.ts`,
    ],
    tests: [
      "tests/sms/reply.test.ts",
      "tests/registers/registrationAsking.test.ts",
      "tests/registers/registrationMoves.test.ts",
      "tests/audit/acts.test.ts",
      "tests/registers/registrationConsent.test.ts",
      "tests/registers/registrationEds.test.ts",
      "tests/registers/registrationShieldWays.test.ts",
      "tests/registers/registrationShield.test.ts",
      "tests/registers/registrationSigning.test.ts",
      "tests/registers/registrationReception.test.ts",
      "tests/consentLimits/limits.test.ts",
    ],
  },
};

export const areaNamed = (name: string | undefined): Area => {
  const area = areas[name ?? ""];
  if (area === undefined) throw new Error(`say which: ${Object.keys(areas).join(", ")}`);
  return area;
};
