import { expect, test } from "vitest";
import { addDays } from "../../subgraphs/shared/domain/calendar.ts";
import { earliestRuleSetDay, ruleSetOn } from "../../subgraphs/registration/domain/ruleSet.ts";
import { rulesOf, today } from "./aCase.ts";

test("S1: the first day with recorded rules is 24 November 2025", () => {
  expect(earliestRuleSetDay).toBe("2025-11-24");
  expect(ruleSetOn(earliestRuleSetDay)?.id).toBe("2025-11-24");
  expect(ruleSetOn(addDays(earliestRuleSetDay, -1))).toBeNull();
});

test.each(["2026-06-30", "2026-07-01", "2030-01-01"])(
  "the set stays in force on %s: the pilot's end switches nothing off",
  (day) => {
    expect(ruleSetOn(day)?.id).toBe("2025-11-24");
  },
);

test("the end of the pilot is told with its legal basis", () => {
  const acts = rulesOf(today).rules.flatMap((rule) => rule.basis.map(({ act }) => act.en));
  expect(acts.some((act) => act.includes("30 June 2026"))).toBe(true);
});

test("S3: the rules are asked in the order of the table", () => {
  expect(rulesOf(today).rules.map(({ id, otherwise }) => `${id} ${otherwise}`)).toEqual([
    "person-alive REFUSED",
    "citizen REFUSED",
    "not-under-14 REFUSED",
    "applies-for-self-or-represented REFUSED",
    "applicant-may-act REFUSED",
    "phone-linked REFUSED",
    "dwelling-residential REFUSED",
    "not-already-here REFUSED",
    "owners-can-consent SERVICE_CENTRE_ONLY",
    "in-rental-contract RETURNED",
    "address-open RETURNED",
    "consent-giver-reachable RETURNED",
    "consent CONSENT_REQUIRED",
  ]);
});

test("S13: the policies of the first set", () => {
  expect(rulesOf(today).policy).toEqual({
    ownApplicationAge: 16,
    separateRegistrationAge: 14,
    fullAge: 18,
    consentWindowMinutes: 60,
    codeDigits: 6,
    wrongTries: 5,
    undeliveredAfterHours: 24,
    areaNorm: null,
    limits: {
      byApplicant: { aDay: 24, atOnce: 12 },
      atDwelling: { aDay: 30, atOnce: 15 },
      toGiver: { aDay: 30, atOnce: 15 },
      ofOnePair: { days: 7, declined: 5, notAgreed: 24 },
      openApplications: 30,
      submissionsADay: { citizen: 100, operator: 500 },
      receptionsADay: 300,
      signingCodesADay: { citizen: 40, operator: 400 },
    },
  });
});

test("what no source settles is called our own policy, never law", () => {
  const policies = rulesOf(today).rules.filter((rule) =>
    rule.basis.some(({ act }) => act.en.includes("not a provision of law")),
  );
  expect(policies.map(({ id }) => id)).toEqual(["applicant-may-act", "not-already-here", "address-open"]);
});

test("S8: the rule about children under 14 rests on article 16 of the Civil Code", () => {
  const basis = rulesOf(today).rules.find(({ id }) => id === "not-under-14")?.basis;
  expect(basis?.map(({ act, clause }) => [act.en, clause?.en])).toEqual([
    ["Civil Code of the Republic of Kazakhstan", "article 16"],
  ]);
});
