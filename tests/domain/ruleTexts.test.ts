import { expect, test } from "vitest";
import { strength, type Finding, type RuleAnswer } from "../../subgraphs/registration/domain/decide.ts";
import { findingText } from "../../subgraphs/registration/domain/findingTexts.ts";
import { outcomeTexts } from "../../subgraphs/registration/domain/outcomeTexts.ts";
import { ruleTexts } from "../../subgraphs/registration/domain/ruleTexts.ts";
import type { Text } from "../../subgraphs/shared/domain/text.ts";
import { rulesOf, today } from "./aCase.ts";

const ids = Object.keys(ruleTexts) as (keyof typeof ruleTexts)[];
const answers: readonly RuleAnswer[] = ["MET", "NOT_MET", "UNKNOWN", "NOT_APPLICABLE"];
const finding = (rule: Finding["rule"], answer: RuleAnswer): Finding => ({
  rule,
  answer,
  reads: ["POPULATION", "PROPERTY"],
  silent: answer === "UNKNOWN" ? ["POPULATION", "PROPERTY"] : [],
});

const texts: readonly (readonly [of: string, text: Text])[] = [
  ...ids.flatMap((id) => [
    [`the title of ${id}`, ruleTexts[id].title] as const,
    [`the sentence of ${id}`, ruleTexts[id].sentence] as const,
    ...answers.map((answer) => [`${id} ${answer}`, findingText(finding(id, answer))] as const),
  ]),
  ...strength.map((outcome) => [`the outcome ${outcome}`, outcomeTexts[outcome]] as const),
  ...rulesOf(today).rules.flatMap((rule) =>
    rule.basis.flatMap(({ act, clause }) =>
      [act, ...(clause ? [clause] : [])].map((text) => [`the basis of ${rule.id}`, text] as const),
    ),
  ),
];

test("there is something to check", () => expect(texts.length).toBeGreaterThan(100));

test.each(texts)("%s is written in Kazakh, Russian and English", (_of, { kk, ru, en }) => {
  expect(kk).toMatch(/[әғқңөұүһі]|бап/iu);
  expect(kk).not.toBe(ru);
  expect(ru).toMatch(/[а-яё]/iu);
  expect(ru).not.toMatch(/[әғқңөұүһі]/iu);
  expect(en).not.toMatch(/\p{Script=Cyrillic}/u);
  for (const text of [kk, ru, en]) expect(text).not.toMatch(/^\s|\s$|\s\s|undefined|\{/);
});

test("every rule not met says what it means, and met says something else", () => {
  for (const id of ids) {
    expect(findingText(finding(id, "NOT_MET")).kk).not.toBe(findingText(finding(id, "MET")).kk);
    expect(findingText(finding(id, "NOT_MET")).ru.length).toBeGreaterThan(40);
  }
});

test("S18: the way to the service centre does not tell whose minority, incapacity or death it is", () => {
  const { kk, ru, en } = findingText(finding("owners-can-consent", "NOT_MET"));
  expect(en).not.toMatch(/minor|child|capa|court|dead|died|organi|owner|tenant|phone/i);
  expect(ru).not.toMatch(/несоверш|реб|дееспособ|суд|умер|организац|собственник|нанимател|телефон/i);
  expect(kk).not.toMatch(/кәмелет|бала|қабілет|сот|қайтыс|ұйым|меншік|жалдаушы|телефон/i);
});

test("S10: returned is not called refused", () => {
  expect(findingText(finding("in-rental-contract", "NOT_MET"))).toMatchObject({
    kk: expect.stringContaining("қайтарылады") as string,
    ru: expect.stringContaining("возвращается") as string,
  });
  expect(outcomeTexts.RETURNED.kk).toContain("қайтарылады");
});

test("a silent register is named, and neither a yes nor a no is said", () => {
  const { ru, en } = findingText(finding("citizen", "UNKNOWN"));
  expect(en).toContain("the population register, the property register");
  expect(ru).toContain("Это не отказ");
});
