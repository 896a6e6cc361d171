import { afterAll, beforeAll, expect, test } from "vitest";
import { at, told } from "./opened.ts";
import {
  citizen,
  codeSentTo,
  eventually,
  flat,
  owner,
  phoneOf,
  stranger,
  world,
  type World,
} from "./registrationWorld.ts";

let it: World;
beforeAll(async () => {
  it = await world();
});
afterAll(() => it.close());

const submit = /* GraphQL */ `
  mutation ($input: SubmitApplicationInput!) {
    submitApplication(input: $input) {
      __typename
      ... on Application {
        id
        number
        status
        statusText(language: EN)
        payload
        payloadDigest
        signingMethods
      }
      ... on ApplicationNotAccepted {
        code
        message(language: EN)
        referral
        eligibility {
          outcome
        }
      }
      ... on IdempotencyConflict {
        code
      }
    }
  }
`;
let key = 0;
const input = (change: object = {}) => ({
  idempotencyKey: `test-key-${++key}`,
  person: owner,
  rka: flat,
  reason: "OWN_HOUSING",
  channel: "PORTAL",
  ...change,
});
const apply = async (iin: string, change: object = {}) =>
  it.query(submit, { by: citizen(iin), variables: { input: input({ person: iin, ...change }) } });

test("S5: an owner registers at his own dwelling without a message to anybody", async () => {
  const submitted = await apply(owner);
  expect(told(submitted)).toEqual([]);
  const id = at<string>(submitted, "submitApplication", "id");
  expect(at(submitted, "submitApplication", "status")).toBe("AWAITING_SIGNATURE");
  const sent = await it.query(
    `mutation($id: ID!) { requestSigningCode(applicationId: $id) { __typename ... on SigningCodeSent { maskedPhone } } }`,
    { by: citizen(owner), variables: { id } },
  );
  expect(sent).toEqual({
    data: { requestSigningCode: { __typename: "SigningCodeSent", maskedPhone: "+7 700 *** ** 01" } },
  });
  const smsCode = await codeSentTo(it.telephone, phoneOf(1));
  const signed = await it.query(
    `mutation($input: SignApplicationInput!) { signApplication(input: $input) { __typename ... on Application { status } } }`,
    { by: citizen(owner), variables: { input: { applicationId: id, smsCode } } },
  );
  expect(at(signed, "signApplication", "status")).toBe("REGISTERING");
  const read = () =>
    it.query(
      `query($id: ID!) { application(id: $id) { status history { status code text(language: RU) } decision { outcome findings { rule { id } answer message readings { register } } } } }`,
      { by: citizen(owner), variables: { id } },
    );
  const ended = await eventually(read, (answer) => at(answer, "application", "status") === "REGISTERED");
  expect(at(ended, "application", "status")).toBe("REGISTERED");
  expect(it.recorded.map(({ iin, rka }) => [iin, rka])).toEqual([[owner, flat]]);
  void stranger;
});
