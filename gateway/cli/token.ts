import { parseArgs } from "node:util";
import { runningUrl, stop } from "./running.ts";

const usage = `npm run --silent token -- <role> [--iin <IIN>] [--kato <KATO>] [--bin <BIN>]
  citizen   needs --iin
  officer   of the cast, or with --iin, --kato and --bin of your own
  operator  of the cast, or with --iin of your own
  analyst   has no number`;

/** Prints a bearer token of the running gateway's own identity provider, and nothing else. */
async function main(): Promise<void> {
  const asked = readArguments();
  const url = runningUrl();
  const response = await fetch(`${url}/dev/token`, { method: "POST", body: JSON.stringify(asked) }).catch(
    () => null,
  );
  if (!response) stop(`The gateway at ${url} does not answer: start it with npm start.`);
  if (response.status === 404)
    stop("This gateway runs in production: its tokens come from your identity provider.");
  const text = await response.text();
  if (response.ok) console.log(text);
  else stop(`${(JSON.parse(text) as { error: string }).error}\n${usage}`);
}

function readArguments(): Record<string, string> {
  const option = { type: "string" } as const;
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { iin: option, kato: option, bin: option },
    });
    const [role, ...rest] = positionals;
    if (role !== undefined && rest.length === 0) return { role, ...values };
  } catch {
    // Said below: an argument that we do not know.
  }
  return stop(usage);
}

await main();
