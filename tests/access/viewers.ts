import type { Call, Caller } from "../../subgraphs/shared/call.ts";
import { bodies, iinOf } from "./country.ts";

/** Who looks, for what and under which case. `as` is the column of the matrix file that says what he may read. */
export interface Viewer {
  readonly as:
    | "citizen"
    | "loner"
    | "district"
    | "city"
    | "operator"
    | "otherCase"
    | "noCase"
    | "analyst"
    | "anonymous"
    | "service"
    | "withoutPurpose"
    | "withoutCase";
  readonly caller: Caller;
  readonly purpose: Call["purpose"];
  readonly case: string | null;
}

const officer = (bin: string, kato: string): Caller => ({
  role: "leb_officer",
  iin: iinOf("officer"),
  bin,
  kato,
});
const district = officer(bodies.district, "711210000");
const operator: Caller = { role: "service_centre_operator", iin: iinOf("operator") };
const [check, reception, registration] = [
  "RENTAL_TENANT_CHECK",
  "SERVICE_CENTRE_RECEPTION",
  "RESIDENCE_REGISTRATION",
] as const;

const viewer = (
  as: Viewer["as"],
  caller: Caller,
  purpose: Call["purpose"] = null,
  number: string | null = null,
) => ({
  ...{ as, caller, purpose },
  case: number,
});

/** Every role, with the purpose that is its own and with every one that is not. */
export const viewers: Readonly<Record<string, Viewer>> = {
  "a citizen": viewer("citizen", { role: "citizen", iin: iinOf("reader") }),
  // What a citizen says of purposes and cases changes nothing.
  "a citizen who states an operator's purpose and case": viewer(
    "citizen",
    { role: "citizen", iin: iinOf("reader") },
    reception,
    "REF-OPEN",
  ),
  "a citizen without anybody and anything": viewer("loner", { role: "citizen", iin: iinOf("formerWard") }),
  "the officer of a district": viewer("district", district, check, "71/1"),
  "the officer of a city": viewer("city", officer(bodies.city, "710000000"), check, "71/2"),
  "an officer without a purpose": viewer("withoutPurpose", district, null, "71/1"),
  "an officer without a case": viewer("withoutPurpose", district, check),
  "an officer with an operator's purpose": viewer("withoutPurpose", district, reception, "REF-OPEN"),
  "an officer with a register's purpose": viewer("withoutPurpose", district, registration, "71/1"),
  "an operator with the case": viewer("operator", operator, reception, "REF-OPEN"),
  "an operator with the case of others": viewer("otherCase", operator, reception, "REF-OTHER"),
  "an operator whose case has run out": viewer("noCase", operator, reception, "REF-EXPIRED"),
  "an operator with a number that is none": viewer("noCase", operator, reception, "REF-000000-000000"),
  "an operator without a purpose": viewer("withoutPurpose", operator, null, "REF-OPEN"),
  "an operator without a case": viewer("withoutCase", operator, reception),
  "an operator with an officer's purpose": viewer("withoutPurpose", operator, check, "REF-OPEN"),
  "an operator with a register's purpose": viewer("withoutPurpose", operator, registration, "REF-OPEN"),
  "an analyst": viewer("analyst", { role: "analyst" }),
  "an analyst who states an officer's purpose": viewer("analyst", { role: "analyst" }, check, "71/1"),
  anonymous: viewer("anonymous", { role: "anonymous" }),
  "anonymous with an operator's case": viewer("anonymous", { role: "anonymous" }, reception, "REF-OPEN"),
  "another register": viewer("service", { role: "service", register: "registration" }, registration, "R-1"),
};

export const callOf = ({ caller, purpose, case: number }: Viewer): Call => ({
  caller,
  purpose,
  case: number,
  requestId: "request-1",
  language: "KK",
  deadline: Date.now() + 60_000,
  signal: new AbortController().signal,
});
