import { randomBytes } from "node:crypto";
import Provider, { type Configuration, type KoaContextWithOIDC } from "oidc-provider";
import type { JWK } from "jose";
import { kept } from "../../subgraphs/shared/keys.ts";
import { claimsOf, type Cast } from "./claims.ts";
import { memoryAdapter } from "./memory.ts";
import { personas } from "./people.ts";
import { localAudience } from "./signingKey.ts";

/** The page of this server that a browser comes back to with its code. */
export const signedInPath = "/dev/signed-in";
export const webClient = "mekenjai-development";
const resource = "urn:mekenjai:graph";
const scope = "graph";
const tokenLifetime = 12 * 60 * 60;

interface ProviderOptions {
  readonly issuer: string;
  readonly dataDir: string;
  readonly signingKey: JWK;
  readonly cast: Cast;
}

/** OpenID Connect for development: authorization code with PKCE, public clients, access tokens as JWTs. */
export function localProvider({ issuer, dataDir, signingKey, cast }: ProviderOptions): Provider {
  const cookieKey = kept(dataDir, "cookies", () => randomBytes(32).toString("base64"));
  const configuration: Configuration = {
    adapter: memoryAdapter(),
    jwks: { keys: [signingKey] },
    cookies: { keys: [cookieKey] },
    clients: clients(new URL(issuer).origin),
    clientBasedCORS: () => true,
    pkce: { required: () => true },
    responseTypes: ["code"],
    scopes: ["openid", scope],
    findAccount: (_context, id) =>
      isPersona(id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined,
    extraTokenClaims: async (_context, token) => {
      const person = "accountId" in token ? personas.find(({ key }) => key === token.accountId) : undefined;
      return person && { ...claimsOf(person, cast) };
    },
    loadExistingGrant: wholeGrant,
    interactions: { url: (_context, { uid }) => `${new URL(issuer).pathname}/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope,
          audience: localAudience,
          accessTokenFormat: "jwt",
          accessTokenTTL: tokenLifetime,
          jwt: { sign: { alg: "ES256" } },
        }),
      },
    },
    ttl: { Interaction: 3_600, Session: 86_400, Grant: 86_400, IdToken: 3_600, AccessToken: tokenLifetime },
  };
  return new Provider(issuer, configuration);
}

function clients(origin: string): NonNullable<Configuration["clients"]> {
  const open = {
    token_endpoint_auth_method: "none",
    grant_types: ["authorization_code"],
    response_types: ["code" as const],
    id_token_signed_response_alg: "ES256" as const,
  } as const;
  const settings = { ...open, grant_types: [...open.grant_types], response_types: [...open.response_types] };
  return [
    { ...settings, client_id: webClient, redirect_uris: [`${origin}${signedInPath}`] },
    // For portals and apps under development: any port of this machine.
    {
      ...settings,
      client_id: "mekenjai-application",
      application_type: "native",
      redirect_uris: ["http://127.0.0.1/callback", "http://localhost/callback"],
    },
  ];
}

export const isPersona = (id: string): boolean => personas.some(({ key }) => key === id);

/** Nobody is asked for consent: the client and the service are one. */
async function wholeGrant(context: KoaContextWithOIDC) {
  const { provider, client, session } = context.oidc;
  const accountId = session?.accountId;
  if (!client || accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId });
  grant.addOIDCScope("openid");
  grant.addResourceScope(resource, scope);
  await grant.save();
  return grant;
}
