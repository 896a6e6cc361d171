/** One token that a register must not take for a call of the gateway or of another register. */
export interface InternalAttack {
  readonly name: string;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Over the claims of a good call for `rental`; `null` takes one away, `"now-1"` is a second ago. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly signedBy?: "the shared key" | "another key" | "the public provider's key" | "nobody";
  /** Instead of `Bearer {token}`; `{good}` is a token that would be taken. */
  readonly sent?: string;
}

export const internalAttacks: readonly InternalAttack[] = [
  { name: "alg none", header: { alg: "none" }, signedBy: "nobody" },
  { name: "alg None", header: { alg: "None" }, signedBy: "nobody" },
  { name: "alg none with a good signature", header: { alg: "none" } },
  { name: "the right alg without a signature", signedBy: "nobody" },
  { name: "another key", signedBy: "another key" },
  { name: "another algorithm of the same key", header: { alg: "HS512" } },
  {
    name: "a citizen's token of the public door",
    header: { alg: "ES256" },
    claims: { role: "citizen" },
    signedBy: "the public provider's key",
  },
  { name: "a token for another register", claims: { aud: "population" } },
  { name: "a token for no register", claims: { aud: null } },
  { name: "a token for a register whose name begins so", claims: { aud: "rental2" } },
  { name: "another issuer", claims: { iss: "somebody" } },
  { name: "no issuer", claims: { iss: null } },
  { name: "an expired call", claims: { iat: "now-120", exp: "now-60" } },
  { name: "a call without an end", claims: { exp: null } },
  { name: "a call of tomorrow", claims: { nbf: "now+3600" } },
  { name: "a call without a caller", claims: { caller: null } },
  { name: "a caller of an unknown role", claims: { caller: { role: "root" } } },
  { name: "a caller that is a text", claims: { caller: "service" } },
  { name: "a citizen without a number", claims: { caller: { role: "citizen" } } },
  { name: "a critical extension", header: { crit: ["exp"] } },
  { name: "another scheme", sent: "Basic {good}" },
  { name: "Bearer twice", sent: "Bearer Bearer {good}" },
  { name: "two tokens", sent: "Bearer {good}, Bearer {good}" },
  { name: "the token without a scheme", sent: "{good}" },
  { name: "a signature with one letter more", sent: "Bearer {good}A" },
  { name: "no token at all", sent: "Bearer" },
];
