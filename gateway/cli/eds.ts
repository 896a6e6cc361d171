import { parseArgs } from "node:util";
import { cast } from "../../seeds/cast.ts";
import { developmentSignature } from "../../subgraphs/registration/index.ts";
import * as kinds from "../../subgraphs/shared/settingKinds.ts";
import { Settings } from "../../subgraphs/shared/settings.ts";
import { runningUrl, stop } from "./running.ts";

const usage = `npm run --silent eds -- <who> <application's id> | <who> --consent <consent's id>
  who   a citizen of the cast (npm run --silent cast)
        prints a digital signature (a CMS in base64) that development's own authority vouches for`;

/** Signs as somebody of the cast, with a certificate of development's own authority. */
async function main(): Promise<void> {
  const { who, application, consent } = order();
  const all: Partial<Record<string, { readonly iin?: string }>> = cast();
  const iin = all[who]?.iin ?? stop(`${who} is nobody of the cast with an IIN`);
  const payload =
    application === undefined ? await ofConsent(iin, consent) : await ofApplication(iin, application);
  const dataDir = kinds.dataDir(new Settings(process.env));
  console.log(Buffer.from(developmentSignature(dataDir, iin, payload)).toString("base64"));
}

function order() {
  try {
    const options = { consent: { type: "string" } } as const;
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const [who, application, ...more] = positionals;
    const isOne = (application === undefined) !== (values.consent === undefined);
    if (who !== undefined && isOne && more.length === 0) return { who, application, consent: values.consent };
  } catch {
    // Said below: an argument that we do not know.
  }
  return stop(usage);
}

async function ofApplication(iin: string, id: string): Promise<string> {
  const { application } = await ask<{ application: { payload: string } | null }>(
    iin,
    "query ($id: ID!) { application(id: $id) { payload } }",
    { id },
  );
  return application?.payload ?? stop("there is no such application of this person's");
}

async function ofConsent(iin: string, id: string | undefined): Promise<string> {
  const { me } = await ask<{ me: { consentRequests: { nodes: { id: string; payload: string }[] } } }>(
    iin,
    "{ me { consentRequests(first: 100) { nodes { id payload } } } }",
    {},
  );
  return (
    me.consentRequests.nodes.find((one) => one.id === id)?.payload ??
    stop("nobody asked this person for that consent")
  );
}

async function ask<Data>(iin: string, query: string, variables: object): Promise<Data> {
  const url = runningUrl();
  const token = await fetch(`${url}/dev/token`, {
    method: "POST",
    body: JSON.stringify({ role: "citizen", iin }),
  });
  if (!token.ok) stop("this gateway has no development identity provider");
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${await token.text()}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data } = (await response.json()) as { data?: Data };
  return data ?? stop("the gateway did not answer what is to be signed");
}

await main();
