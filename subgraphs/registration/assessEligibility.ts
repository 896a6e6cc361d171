import { badInput, forbidden } from "../shared/errors.ts";
import type { Call } from "../shared/call.ts";
import type { Day } from "../shared/domain/calendar.ts";
import { assess } from "./assess.ts";
import { askedAbout } from "./concerns.ts";
import { sourcesOf, type RegistrationContext } from "./context.ts";
import type { Question } from "./gatherFacts.ts";
import type { RecordedDecision } from "./recordedDecision.ts";
import { ruleSetFor } from "./ruleSetFor.ts";

export interface EligibilityQuestion {
  readonly applicant?: string | null;
  readonly person: string;
  readonly rka: string;
  readonly on?: Day | null;
}

/** How many questions one call may hold, by role. */
const most = { citizen: 20, others: 1_000 } as const;

/** Answers questions before there is an application. Nothing is recorded; the facts are gathered together. */
export async function assessEligibility(
  inputs: readonly EligibilityQuestion[],
  context: RegistrationContext,
  argument = "inputs",
): Promise<RecordedDecision[]> {
  const { caller } = context.call;
  const limit = caller.role === "citizen" ? most.citizen : most.others;
  if (inputs.length > limit) throw badInput(argument, "PAIRS", { limit });
  const at = (index: number) => (argument === "input" ? argument : `${argument}.${index}`);
  const questions: Question[] = inputs.map((input, index) => ({
    ...askedBy(input, context.call, at(index)),
    on: input.on ?? context.today,
    ruleSet: ruleSetFor(input.on ?? context.today, `${at(index)}.on`),
  }));
  const isRefused = await isOutsideRights(questions, context);
  context.reads?.note("Query.eligibility", askedAbout(questions), isRefused);
  if (isRefused) throw forbidden();
  const assessed = await assess(questions, sourcesOf(context, context.call));
  return assessed.map(({ recorded }) => recorded);
}

const nobody: ReadonlySet<string> = new Set();

/** A citizen is always the applicant himself; an official names one. */
function askedBy({ applicant, person, rka }: EligibilityQuestion, { caller }: Call, argument: string) {
  const channel = caller.role === "service_centre_operator" ? ("SERVICE_CENTRE" as const) : null;
  const asked = { person, rka, channel, attested: false, confirmed: nobody };
  if (caller.role === "citizen") {
    if (applicant != null && applicant !== caller.iin) throw badInput(`${argument}.applicant`, "APPLICANT");
    return { ...asked, applicant: caller.iin };
  }
  if (applicant == null) throw badInput(`${argument}.applicant`, "APPLICANT_NEEDED");
  return { ...asked, applicant };
}

/** Officers ask about dwellings of their territory; operators about the case before them. */
async function isOutsideRights(questions: readonly Question[], { call, relations }: RegistrationContext) {
  const may = await Promise.all(
    questions.map(async ({ applicant, person, rka }) => {
      if (call.caller.role === "leb_officer") return relations.hasInTerritory(rka);
      if (call.caller.role !== "service_centre_operator") return true;
      const scope = await relations.caseScope();
      return scope?.applicant === applicant && scope.person === person && scope.rka === rka;
    }),
  );
  return may.includes(false);
}
