import { parseArgs } from "node:util";
import { cast, type CastKey, type CastMember } from "../../seeds/cast.ts";
import { runningUrl, stop } from "./running.ts";

const usage = `npm run --silent ask -- <who> '<operation>' [--pick <path>] [--case <number>] [--language <kk|ru|en>]
  who        somebody of the cast (npm run --silent cast), or anonymous
  operation  GraphQL; {owner.iin} stands for the cast's owner's IIN, {ownFlat.rka} for the code of ownFlat
  --pick     prints one value of the answer instead of all of it: submitApplication.id`;

const officials: Partial<Record<CastKey, { role: string; purpose?: string }>> = {
  officerAstana: { role: "leb_officer", purpose: "RENTAL_TENANT_CHECK" },
  officerAlmaty: { role: "leb_officer", purpose: "RENTAL_TENANT_CHECK" },
  operator: { role: "service_centre_operator", purpose: "SERVICE_CENTRE_RECEPTION" },
  analyst: { role: "analyst" },
};

/** Asks the running gateway of development as somebody of the cast, and prints the answer. */
async function main(): Promise<void> {
  const option = { type: "string" } as const;
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { pick: option, case: option, language: option },
  });
  const [who, operation] = positionals;
  if (who === undefined || operation === undefined || positionals.length > 2) stop(usage);
  const url = runningUrl();
  const headers = { "content-type": "application/json", ...(await headersOf(who, url, values)) };
  const body = JSON.stringify({ query: withCast(operation) });
  const response = await fetch(`${url}/graphql`, { method: "POST", headers, body });
  const answer = (await response.json()) as { data?: unknown };
  console.log(values.pick === undefined ? JSON.stringify(answer, null, 2) : picked(answer.data, values.pick));
}

async function headersOf(who: string, url: string, asked: { case?: string; language?: string }) {
  const language = asked.language === undefined ? {} : { "accept-language": asked.language };
  if (who === "anonymous") return language;
  const { iin, bin, kato } = ofCast(who);
  const { role, purpose } = officials[who as CastKey] ?? { role: "citizen" };
  const body = JSON.stringify(role === "analyst" ? { role } : { role, iin, bin, kato });
  const response = await fetch(`${url}/dev/token`, { method: "POST", body });
  if (!response.ok) stop(`${who} cannot sign in: somebody of the cast with an IIN can, and anonymous`);
  const official = purpose === undefined ? {} : { "x-purpose": purpose, "x-case": asked.case ?? "README-1" };
  return { ...language, ...official, authorization: `Bearer ${await response.text()}` };
}

function withCast(operation: string): string {
  return operation.replace(
    /\{(\w+)\.(iin|rka|bin|kato|contract|phone)\}/g,
    (_whole, key: string, of: string) => {
      const value = (ofCast(key) as Record<string, string | undefined>)[of];
      return value ?? stop(`${key} of the cast has no ${of}`);
    },
  );
}

function ofCast(key: string): CastMember {
  const all: Partial<Record<string, CastMember>> = cast();
  return all[key] ?? stop(`${key} is not of the cast: npm run --silent cast lists it`);
}

function picked(data: unknown, path: string): string {
  let value: unknown = data;
  for (const step of path.split(".")) value = (value as Record<string, unknown> | null | undefined)?.[step];
  if (value === undefined || value === null) stop(`the answer has nothing at ${path}`);
  return typeof value === "string" ? value : JSON.stringify(value);
}

await main();
