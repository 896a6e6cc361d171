import { expect, test } from "vitest";
import { comesTo, eligibilityOf, faults, submit, told, codeSentTo } from "./acts.ts";
import { addDays, kazakhstanDay } from "../../subgraphs/shared/domain/calendar.ts";
import { binOf, iinOf, rkaOf, type Asking, type Stack } from "./stack.ts";

const checking = { purpose: "RENTAL_TENANT_CHECK", case: "71-2026/15" } as const;
const astana: Asking = { as: "officerAstana", ...checking };
const almaty: Asking = { as: "officerAlmaty", ...checking };

const check = `query ($pairs: [RentalTenantPair!]!) { checkRentalTenants(pairs: $pairs) {
  rka iin verdict registeredThere contract { number } } }`;
interface Checks {
  readonly checkRentalTenants: readonly {
    readonly verdict: string;
    readonly registeredThere: boolean | null;
    readonly contract: { readonly number: string } | null;
  }[];
}

/** What officials and analysts see, and what they do not. */
export function officials(stack: () => Stack): void {
  test("S20: an officer checks ten tenants of Astana in one call; the officer of Almaty learns nothing of them", async () => {
    const it = stack();
    const asked: readonly (readonly [dwelling: string, person: string, verdict: string])[] = [
      ["rentalFlat", "tenant", "TENANT"],
      ["rentalFlat", "named", "NAMED_IN_CONTRACT"],
      ["rentalFlat", "notNamed", "NOT_NAMED"],
      ["rentalFlat", "stranger", "NOT_NAMED"],
      ["rentalFlatDirty", "tenantDirty", "TENANT"],
      ["rentalFlatDirty", "namedTwice", "NAMED_IN_CONTRACT"],
      ["rentalFlatDirty", "tenant", "NOT_NAMED"],
      ["rentalFlatExpired", "tenantExpired", "NO_CONTRACT_IN_FORCE"],
      ["ownFlat", "owner", "NO_CONTRACT_IN_FORCE"],
      ["flatNoPhone", "ownerNoPhone", "NO_CONTRACT_IN_FORCE"],
    ];
    const pairs = asked.map(([dwelling, person]) => ({ rka: rkaOf(dwelling), iin: iinOf(person) }));
    const { checkRentalTenants: found } = await told<Checks>(it, check, { pairs }, astana);
    expect(found.map(({ verdict }) => verdict)).toEqual(asked.map(([, , verdict]) => verdict));
    expect(found).toMatchObject(pairs);
    expect(found.at(-1)).toMatchObject({ registeredThere: true, contract: null });
    const { checkRentalTenants: elsewhere } = await told<Checks>(it, check, { pairs }, almaty);
    for (const one of elsewhere)
      expect(one).toMatchObject({ verdict: "OUTSIDE_YOUR_TERRITORY", registeredThere: null, contract: null });
  });

  test("S20: an officer lists the contracts of the own territory only, and reads of a tenant what the check needs", async () => {
    const it = stack();
    const list = `{ rentalContracts(first: 100) { nodes { number body { region { kato } } tenant { iin name { full } birthDate } } } }`;
    interface Contracts {
      readonly rentalContracts: {
        readonly nodes: readonly { number: string; body: { region: { kato: string } }; tenant: object }[];
      };
    }
    const { data, errors } = await it.ask<Contracts>(list, {}, astana);
    expect(new Set(faults(errors).map((fault) => fault.split(" ")[1]))).toEqual(new Set(["HIDDEN"]));
    expect(errors.every(({ path }) => path?.at(-1) === "birthDate")).toBe(true);
    const { nodes } = data.rentalContracts;
    expect(nodes.map(({ number }) => number)).toContain("71-А/100");
    expect(nodes.every(({ body }) => body.region.kato.startsWith("71"))).toBe(true);
    expect(nodes[0]?.tenant).toMatchObject({
      iin: expect.any(String),
      name: { full: expect.any(String) },
      birthDate: null,
    });
    const { data: others } = await it.ask<Contracts>(list, {}, almaty);
    expect(others.rentalContracts.nodes.filter(({ number }) => number.startsWith("71-"))).toEqual([]);
  });

  test.each<[string, Asking]>([
    ["without purpose and case", { as: "officerAstana" }],
    ["without a case", { as: "officerAstana", purpose: "RENTAL_TENANT_CHECK" }],
    ["with the purpose of another role", { ...astana, purpose: "SERVICE_CENTRE_RECEPTION" }],
  ])("S20: an officer %s is told PURPOSE_REQUIRED and shown nothing", async (_how, by) => {
    const it = stack();
    const pairs = [{ rka: rkaOf("rentalFlat"), iin: iinOf("tenant") }];
    const { status, data, errors } = await it.ask(check, { pairs }, by);
    expect([status, data, faults(errors)]).toEqual([
      200,
      { checkRentalTenants: null },
      ["checkRentalTenants PURPOSE_REQUIRED"],
    ]);
    const person = await it.ask(
      "query ($iin: IIN!) { person(iin: $iin) { name { full } } }",
      { iin: iinOf("tenant") },
      by,
    );
    expect(faults(person.errors)).toEqual(["person PURPOSE_REQUIRED"]);
  });

  test("S20: a person in no contract of the territory looks to the officer like one who does not exist", async () => {
    const it = stack();
    const person =
      "query ($iin: IIN!) { person(iin: $iin) { iin name { full } lifeStatus residence { since } } }";
    const found = await it.ask<{ person: object }>(person, { iin: iinOf("tenant") }, astana);
    expect(found.data.person).toMatchObject({ iin: iinOf("tenant"), lifeStatus: "ALIVE" });
    const stranger = await it.ask(person, { iin: iinOf("stranger") }, astana);
    const nobody = await it.ask(person, { iin: nobodysNumber }, astana);
    expect([stranger.data, stranger.errors]).toEqual([{ person: null }, []]);
    expect([nobody.data, nobody.errors]).toEqual([stranger.data, stranger.errors]);
  });

  test("S19: an analyst sees counts and the online share, small counts suppressed, and no person at all", async () => {
    const it = stack();
    const today = kazakhstanDay(new Date());
    const { registrationReport: report } = await told<{
      registrationReport: {
        total: number;
        online: number;
        onlineShare: number;
        rows: readonly { key: string[]; count: number | null; suppressed: boolean }[];
      };
    }>(
      it,
      `query ($from: Date!, $to: Date!) { registrationReport(from: $from, to: $to, by: [REGION, CHANNEL]) { total online onlineShare
        rows { key count suppressed medianSecondsToDecision } } }`,
      { from: addDays(today, -365), to: today },
      { as: "analyst" },
    );
    expect(report.total).toBeGreaterThan(0);
    expect(report.onlineShare).toBeCloseTo(report.online / report.total);
    for (const { count, suppressed } of report.rows)
      expect(suppressed ? count : count! >= 5).toBe(suppressed ? null : true);
    const { data, errors } = await it.ask(
      "query ($iin: IIN!, $rka: RKA!) { me { iin } person(iin: $iin) { iin } dwelling(rka: $rka) { address ownerships { since } } }",
      { iin: iinOf("owner"), rka: rkaOf("ownFlat") },
      { as: "analyst" },
    );
    expect(data).toMatchObject({ me: null, person: null, dwelling: { ownerships: null } });
    expect(faults(errors).sort()).toEqual(["dwelling.ownerships HIDDEN", "person FORBIDDEN"]);
  });

  test("S18: with the referral as case an operator reads the visitor, submits with an attestation and signs; nobody else is opened", async () => {
    const it = stack();
    const { iin } = it.people.somebody();
    const { referral } = await submit(it, iin, "flatOfOrganisation");
    const reception: Asking = { as: "operator", purpose: "SERVICE_CENTRE_RECEPTION", case: referral! };
    const person = "query ($iin: IIN!) { person(iin: $iin) { iin birthDate } }";
    expect((await told<{ person: object }>(it, person, { iin }, reception)).person).toMatchObject({ iin });
    expect((await it.ask(person, { iin: iinOf("stranger") }, reception)).data).toEqual({ person: null });
    const { submitApplication } = await told<{ submitApplication: { id: string; status: string } }>(
      it,
      `mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { __typename ... on Application { id status } } }`,
      {
        input: {
          idempotencyKey: `reception-${iin}`,
          person: iin,
          rka: rkaOf("flatOfOrganisation"),
          reason: "WORK",
          channel: "SERVICE_CENTRE",
          attestation: "The organisation's letter of consent was shown.",
        },
      },
      reception,
    );
    expect(submitApplication).toMatchObject({ __typename: "Application", status: "AWAITING_SIGNATURE" });
    const since = new Date();
    const { id } = submitApplication;
    await told(
      it,
      "mutation ($id: ID!) { requestSigningCode(applicationId: $id) { __typename } }",
      { id },
      reception,
    );
    const code = await codeSentTo(it, it.people.phoneOf("operator"), /Код подписи заявления: (\d{6})/, since);
    await told(
      it,
      "mutation ($id: ID!, $code: String!) { signApplication(input: { applicationId: $id, smsCode: $code }) { __typename } }",
      { id, code },
      reception,
    );
    const registered = await comesTo(it, iin, id, "REGISTERED");
    expect(registered.consents).toEqual([]);
  });

  test("S1, S16, S21: anybody reads the service card: the way on each channel, the reasons, the rules in force", async () => {
    const it = stack();
    const { service } = await told<{
      service: {
        portal: string[];
        app: string[];
        reasons: object[];
        ruleSet: { id: string; rules: object[] };
      };
    }>(
      it,
      `{ service { name portal: path(channel: PORTAL, language: EN) app: path(channel: MOBILE, language: EN) reasons { code name(language: RU) }
        ruleSet { id from to rules { id title text basis { act clause } } } } }`,
    );
    expect(service.portal[0]).toMatch(/Citizens/);
    expect(service.app.join(" → ")).toMatch(/Real estate/i);
    expect(service.reasons.length).toBeGreaterThan(3);
    expect(service.ruleSet).toMatchObject({ id: "2025-11-24" });
    expect(service.ruleSet.rules.length).toBeGreaterThanOrEqual(13);
  });

  test("without a token: public parts, HIDDEN parts, and FORBIDDEN with a word to sign in", async () => {
    const it = stack();
    const { status, data, errors } = await it.ask(
      "query ($iin: IIN!, $rka: RKA!) { me { iin } person(iin: $iin) { iin } dwelling(rka: $rka) { address kind region { kato } totalArea } }",
      { iin: iinOf("owner"), rka: rkaOf("ownFlat") },
      { language: "en" },
    );
    expect(status).toBe(200);
    expect(data).toMatchObject({ me: null, person: null, dwelling: { kind: "APARTMENT", totalArea: null } });
    expect(faults(errors).sort()).toEqual(["dwelling.totalArea HIDDEN", "person FORBIDDEN"]);
    expect(errors.find(({ extensions }) => extensions.code === "FORBIDDEN")?.message).toMatch(/sign in/i);
  });

  test("S11: the local executive body of an address is told with the eligibility, to everybody who asks for state housing", async () => {
    const it = stack();
    const { outcome, localExecutiveBody } = await eligibilityOf(it, "notNamed", "rentalFlat");
    expect([outcome, localExecutiveBody]).toMatchObject(["RETURNED", { bin: binOf("leb") }]);
  });

  test("a broken token is 401, never anonymous", async () => {
    const { url } = stack();
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer not.a.token" },
      body: JSON.stringify({ query: "{ service { name } }" }),
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });
}

/** A number with a right check digit that is given to nobody. */
export const nobodysNumber = "999999000012";
