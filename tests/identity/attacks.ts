/** Who signs a forged token, and how. */
export type Signer =
  /** The provider itself, by its key: only what the token says is wrong. */
  | "provider"
  /** The provider by other keys of its own, in ways that are not on our list. */
  | "provider, by RSA-PSS"
  | "provider, by RSA with SHA-512"
  | "provider, by P-384"
  /** Somebody with a key of the same kind. */
  | "stranger"
  /** Nobody: the signature is empty. */
  | "nobody"
  /** The provider's public key taken for the secret of an HMAC, as text or as JSON. */
  | "public key as PEM"
  | "public key as JWK"
  /** The key that gateway and registers share. */
  | "internal key";

/** One token that must not let anybody in. A reviewer adds a row, and every door is tried with it. */
export interface Attack {
  readonly name: string;
  /** Over the header of a good token; `null` takes a member away. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** Over the claims of a good citizen's token; `null` takes one away, `"now-1"` is a second ago. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Instead of the claims: the payload letter for letter. */
  readonly payload?: string;
  readonly signedBy?: Signer;
  /** What is sent instead of `Bearer {token}`; `{good}` is a token that would be let in. */
  readonly sent?: string;
}

/** `{issuer}` is the provider, `{attacker}` a server of the attacker's, which must never be asked. */
export const attacks: readonly Attack[] = [
  { name: "alg none", header: { alg: "none" }, signedBy: "nobody" },
  { name: "alg None", header: { alg: "None" }, signedBy: "nobody" },
  { name: "alg NONE", header: { alg: "NONE" }, signedBy: "nobody" },
  { name: "alg nOnE", header: { alg: "nOnE" }, signedBy: "nobody" },
  { name: "alg none with the provider's signature", header: { alg: "none" } },
  { name: "no alg", header: { alg: null } },
  { name: "an empty alg", header: { alg: "" } },
  { name: "an alg that is a list", header: { alg: ["ES256"] } },
  { name: "the right alg without a signature", signedBy: "nobody" },
  { name: "HS256 with the public key as PEM", header: { alg: "HS256" }, signedBy: "public key as PEM" },
  { name: "HS256 with the public key as JWK", header: { alg: "HS256" }, signedBy: "public key as JWK" },
  { name: "HS512 with the public key as PEM", header: { alg: "HS512" }, signedBy: "public key as PEM" },
  { name: "ES256 in the header, an HMAC below", signedBy: "public key as PEM" },
  { name: "RS256 in the header, ES256 below", header: { alg: "RS256" } },
  {
    name: "PS256, which is not on our list",
    header: { alg: "PS256", kid: "rsa" },
    signedBy: "provider, by RSA-PSS",
  },
  {
    name: "RS512, which is not on our list",
    header: { alg: "RS512", kid: "rsa" },
    signedBy: "provider, by RSA with SHA-512",
  },
  {
    name: "ES384, which is not on our list",
    header: { alg: "ES384", kid: "p384" },
    signedBy: "provider, by P-384",
  },
  { name: "signed by a stranger", signedBy: "stranger" },
  { name: "signed by a stranger, without a key's name", header: { kid: null }, signedBy: "stranger" },

  { name: "another audience", claims: { aud: "another-service" } },
  { name: "a list of other audiences", claims: { aud: ["another-service", "mekenjai-admin"] } },
  { name: "an empty list of audiences", claims: { aud: [] } },
  { name: "an audience that begins as ours", claims: { aud: "mekenjai2" } },
  { name: "an audience in capitals", claims: { aud: "MEKENJAI" } },
  { name: "an audience that is an object", claims: { aud: { 0: "mekenjai" } } },
  { name: "no audience", claims: { aud: null } },

  { name: "another issuer", claims: { iss: "https://idp.example.com" } },
  { name: "an issuer that begins as ours", claims: { iss: "{issuer}.example.com" } },
  { name: "an issuer that ends as ours", claims: { iss: "https://example.com/{issuer}" } },
  { name: "our issuer with a slash", claims: { iss: "{issuer}/" } },
  { name: "our issuer in a list", claims: { iss: ["{issuer}"] } },
  { name: "no issuer", claims: { iss: null } },

  { name: "expired by a second", claims: { exp: "now-1" } },
  { name: "expired this second", claims: { exp: "now" } },
  { name: "expired an hour ago", claims: { exp: "now-3600" } },
  { name: "no end", claims: { exp: null } },
  { name: "an end that is a text", claims: { exp: "2999-01-01" } },
  { name: "a negative end", claims: { exp: -1 } },
  { name: "not valid yet", claims: { nbf: "now+60" } },
  { name: "a beginning that is a text", claims: { nbf: "yesterday" } },
  { name: "issued in the future", claims: { iat: "now+60" } },

  { name: "an unknown kid", header: { kid: "unknown" }, signedBy: "stranger" },
  { name: "a kid that is a path", header: { kid: "../../../../dev/null" }, signedBy: "nobody" },
  {
    name: "a kid that is a file of ours",
    header: { kid: "file:///proc/self/environ" },
    signedBy: "stranger",
  },
  { name: "a kid with SQL", header: { kid: "x' union select 'secret' -- " }, signedBy: "stranger" },
  { name: "a kid with a command", header: { kid: "key | curl {attacker}" }, signedBy: "stranger" },
  { name: "a kid that is an address", header: { kid: "{attacker}/keys" }, signedBy: "stranger" },
  { name: "a kid of the prototype", header: { kid: "__proto__" }, signedBy: "stranger" },
  { name: "a kid that is a number", header: { kid: 0 }, signedBy: "stranger" },
  {
    name: "jku at the attacker's",
    header: { jku: "{attacker}/keys", kid: "attacker" },
    signedBy: "stranger",
  },
  { name: "jku at the attacker's, our kid", header: { jku: "{attacker}/keys" }, signedBy: "stranger" },
  { name: "x5u at the attacker's", header: { x5u: "{attacker}/chain.pem", kid: "a" }, signedBy: "stranger" },
  { name: "the attacker's key as jwk", header: { jwk: "{attackerKey}", kid: null }, signedBy: "stranger" },
  { name: "a chain as x5c", header: { x5c: ["MIIB"], kid: null }, signedBy: "stranger" },
  { name: "a critical extension", header: { crit: ["exp"], exp: 1 } },
  { name: "a critical extension that is not there", header: { crit: ["http://example.com/unknown"] } },
  { name: "an unencoded payload", header: { crit: ["b64"], b64: false } },

  { name: "an ID token, by its typ", header: { typ: "id_token+jwt" } },
  { name: "a logout token", header: { typ: "logout+jwt" } },
  { name: "a proof of possession", header: { typ: "dpop+jwt" } },
  { name: "an ID token, by its hash of an access token", claims: { at_hash: "aGFzaA", nonce: "n" } },
  { name: "an ID token, as Keycloak marks it", claims: { typ: "ID" } },
  { name: "a refresh token, as Keycloak marks it", claims: { typ: "Refresh" } },
  { name: "an ID token, as Cognito marks it", claims: { token_use: "id" } },
  {
    name: "a security event",
    claims: { events: { "http://schemas.openid.net/event/backchannel-logout": {} } },
  },
  {
    name: "a token of gateway and registers",
    header: { alg: "HS256", kid: null },
    claims: { iss: "mekenjai", aud: "population", caller: { role: "service", register: "registration" } },
    signedBy: "internal key",
  },
  { name: "our claims under the internal key", header: { alg: "HS256" }, signedBy: "internal key" },

  { name: "a role not on the list", claims: { role: "minister" } },
  { name: "the role of a register", claims: { role: "service", register: "registration" } },
  { name: "no role", claims: { role: null } },
  { name: "the role anonymous", claims: { role: "anonymous" } },
  { name: "a list of one role", claims: { role: ["citizen"] } },
  { name: "two roles", claims: { role: ["citizen", "leb_officer"] } },
  { name: "two roles in one text", claims: { role: "citizen leb_officer" } },
  { name: "a role in capitals", claims: { role: "Citizen" } },
  { name: "a role with a Cyrillic letter", claims: { role: "сitizen" } },
  { name: "a role in full-width letters", claims: { role: "ｃｉｔｉｚｅｎ" } },
  { name: "a role with a joiner inside", claims: { role: "citi\u200dzen" } },
  { name: "a role with a space", claims: { role: "citizen " } },
  { name: "a role that ends in nothing", claims: { role: "citizen\u0000" } },
  { name: "a role of the prototype", claims: { role: "constructor" } },

  { name: "no IIN", claims: { iin: null } },
  { name: "an IIN with a wrong check digit", claims: { iin: "850101012340" } },
  { name: "an IIN that is a number", claims: { iin: 850101012347 } },
  { name: "an IIN in a list", claims: { iin: ["850101012347"] } },
  { name: "an IIN in Arabic digits", claims: { iin: "٨٥٠١٠١٠١٢٣٤٧" } },
  { name: "an IIN with a line break", claims: { iin: "850101012347\n" } },
  { name: "an officer without a territory", claims: { role: "leb_officer", bin: "990140012348" } },
  { name: "an officer without a body", claims: { role: "leb_officer", kato: "710000000" } },
  {
    name: "an officer of every territory",
    claims: { role: "leb_officer", bin: "990140012348", kato: "%" },
  },
  {
    name: "an officer of several territories",
    claims: { role: "leb_officer", bin: "990140012348", kato: ["710000000", "750000000"] },
  },
  { name: "an operator without a number", claims: { role: "service_centre_operator", iin: null } },

  { name: "a payload that is no object", payload: '["citizen"]' },
  { name: "a payload that is null", payload: "null" },
  { name: "a payload that is no JSON", payload: "role=citizen" },
  { name: "a token inside a token", header: { cty: "JWT" }, payload: "{good}" },
  { name: "an encrypted token of five parts", sent: "Bearer {good}.e30.e30" },
  { name: "a token of two parts", sent: "Bearer e30.e30" },
  { name: "a token of one part", sent: "Bearer token" },
  { name: "dots alone", sent: "Bearer .." },
  { name: "no token", sent: "Bearer" },
  { name: "Bearer twice", sent: "Bearer Bearer {good}" },
  { name: "two tokens", sent: "Bearer {good}, Bearer {good}" },
  { name: "two tokens side by side", sent: "Bearer {good} {good}" },
  { name: "a tab for the space", sent: "Bearer\t{good}" },
  { name: "the token without a scheme", sent: "{good}" },
  { name: "another scheme", sent: "Basic {good}" },
  { name: "DPoP, which we do not speak", sent: "DPoP {good}" },
  { name: "a token in quotes", sent: 'Bearer "{good}"' },
  { name: "a signature with one letter more", sent: "Bearer {good}A" },
  { name: "a token of nine thousand letters", claims: { padding: "x".repeat(9_000) } },
];

/** A good token does not carry what its bearer's request claims beside it. */
export interface Borrowed {
  readonly name: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly seen: { readonly role: string; readonly purpose: string | null; readonly case: string | null };
}

const officer = { role: "leb_officer", bin: "990140012348", kato: "710000000" };
export const borrowed: readonly Borrowed[] = [
  {
    name: "a citizen with an officer's purpose and a case",
    claims: {},
    headers: { "x-purpose": "RENTAL_TENANT_CHECK", "x-case": "2026/1" },
    seen: { role: "citizen", purpose: null, case: null },
  },
  {
    name: "a citizen with a register's purpose",
    claims: {},
    headers: { "x-purpose": "RESIDENCE_REGISTRATION", "x-case": "2026/1" },
    seen: { role: "citizen", purpose: null, case: null },
  },
  {
    name: "a citizen who names a role in a header",
    claims: {},
    headers: { "x-role": "leb_officer", "x-caller": '{"role":"leb_officer"}', "x-iin": "990101012341" },
    seen: { role: "citizen", purpose: null, case: null },
  },
  {
    name: "an officer with an operator's purpose",
    claims: officer,
    headers: { "x-purpose": "SERVICE_CENTRE_RECEPTION", "x-case": "2026/1" },
    seen: { role: "leb_officer", purpose: null, case: "2026/1" },
  },
  {
    name: "an officer with two purposes",
    claims: officer,
    headers: { "x-purpose": "RENTAL_TENANT_CHECK, SERVICE_CENTRE_RECEPTION", "x-case": "2026/1" },
    seen: { role: "leb_officer", purpose: null, case: "2026/1" },
  },
  {
    name: "an operator with an officer's territory in the token",
    claims: { role: "service_centre_operator", bin: "990140012348", kato: "710000000" },
    headers: { "x-purpose": "RENTAL_TENANT_CHECK", "x-case": "2026/1" },
    seen: { role: "service_centre_operator", purpose: null, case: "2026/1" },
  },
  {
    name: "an analyst with a purpose and a case",
    claims: { role: "analyst" },
    headers: { "x-purpose": "RENTAL_TENANT_CHECK", "x-case": "2026/1" },
    seen: { role: "analyst", purpose: null, case: null },
  },
];
