import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { answer } from "../../subgraphs/shared/http/answer.ts";
import { readBody } from "../../subgraphs/shared/http/body.ts";
import { languageOf } from "../context.ts";
import { claimsFor, type Cast } from "./claims.ts";
import { ownKeys } from "./keySource.ts";
import { loginPage, tokenPage } from "./pages.ts";
import { personas } from "./people.ts";
import { isPersona, localProvider, signedInPath, webClient } from "./provider.ts";
import { localAudience, localSigningKey } from "./signingKey.ts";
import type { TokenPolicy } from "../caller.ts";

/** The identity provider of development, inside the gateway: sign-in pages for people, tokens for tests and the command line. */
export interface LocalIdentity {
  readonly policy: TokenPolicy;
  /** Everything under `/oidc`. */
  readonly handle: Route;
  /** Starts a sign-in for a browser, and ends it on a page that shows the token. */
  readonly signIn: Route;
  readonly signedIn: Route;
  /** A token for a role and its numbers; throws NoSuchBearer. */
  issue(asked: Readonly<Record<string, unknown>>): Promise<string>;
}

type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

interface LocalIdentityOptions {
  /** Where the gateway is reached: the issuer lies under it. */
  readonly origin: string;
  readonly dataDir: string;
  readonly cast: Cast;
}

const html = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

export async function openLocalIdentity({
  origin,
  dataDir,
  cast,
}: LocalIdentityOptions): Promise<LocalIdentity> {
  const issuer = `${origin}/oidc`;
  const key = await localSigningKey(dataDir);
  const provider = localProvider({ issuer, dataDir, signingKey: key.private, cast });
  const protocol = provider.callback();

  const handle: Route = async (request, response, url) => {
    if (url.pathname.startsWith("/oidc/interaction/")) return interaction(request, response, url);
    // The library finds out by these two where it is mounted.
    Object.assign(request, {
      originalUrl: request.url,
      url: (request.url ?? "").slice("/oidc".length) || "/",
    });
    await protocol(request, response);
  };

  const interaction: Route = async (request, response, url) => {
    await provider.interactionDetails(request, response);
    if (request.method !== "POST") {
      const page = loginPage(personas, url.pathname, languageOf(request.headers["accept-language"]));
      return answer(response, 200, page, html);
    }
    const accountId = new URLSearchParams(await readBody(request)).get("person") ?? "";
    if (!isPersona(accountId)) return answer(response, 400, "person: one of the names on the page", plain);
    await provider.interactionFinished(request, response, { login: { accountId } });
  };

  return {
    policy: { issuer, audience: localAudience, keys: ownKeys({ keys: [key.public] }) },
    handle,
    signIn: (_request, response) => startSignIn(response, origin),
    signedIn: (request, response, url) => endSignIn(request, response, url, origin),
    issue: async (asked) => key.issue(claimsFor(asked, cast), issuer),
  };
}

const plain = { "content-type": "text/plain; charset=utf-8" };
const verifierCookie = "mekenjai-verifier";

async function startSignIn(response: ServerResponse, origin: string): Promise<void> {
  const verifier = randomBytes(32).toString("base64url");
  const question = new URLSearchParams({
    client_id: webClient,
    response_type: "code",
    scope: "openid",
    prompt: "login",
    redirect_uri: `${origin}${signedInPath}`,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const cookie = `${verifierCookie}=${verifier}; Path=${signedInPath}; HttpOnly; SameSite=Lax; Max-Age=3600`;
  answer(response, 302, "", { location: `${origin}/oidc/auth?${question.toString()}`, "set-cookie": cookie });
}

async function endSignIn(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  origin: string,
): Promise<void> {
  const verifier = new RegExp(`${verifierCookie}=([\\w-]+)`).exec(request.headers.cookie ?? "")?.[1];
  const code = url.searchParams.get("code");
  if (verifier === undefined || code === null) return answer(response, 400, "start at /dev/sign-in", plain);
  const exchanged = await fetch(`${origin}/oidc/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: webClient,
      code,
      code_verifier: verifier,
      redirect_uri: `${origin}${signedInPath}`,
    }),
  });
  const { access_token: token } = (await exchanged.json()) as { access_token?: string };
  if (token === undefined) return answer(response, 400, "this sign-in is over: start at /dev/sign-in", plain);
  answer(response, 200, tokenPage(token, languageOf(request.headers["accept-language"])), html);
}
