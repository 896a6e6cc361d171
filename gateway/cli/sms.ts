import { parseArgs } from "node:util";
import { cast } from "../../seeds/cast.ts";
import { runningUrl, stop } from "./running.ts";

const usage = `npm run --silent sms -- <who> [--code | --confirm | --decline | --reply <text> | --mode <deliver|no-report|undeliverable|throttle|drop>]
  who       somebody of the cast with a telephone, or a number (+77…)
            prints the messages the telephone simulator has received, newest first
  --code    prints the newest code for signing only, waiting a few seconds for it
  --confirm answers the newest request for consent with its code, waiting a few seconds for it
  --decline says no to it
  --reply   answers 1414 with any text
  --mode    how the telephone behaves from now on`;

interface Message {
  readonly text: string;
}

/** The telephone simulator on the command line. */
async function main(): Promise<void> {
  const { positionals, values } = readArguments();
  const number = numberOf(positionals[0] ?? stop(usage));
  if (values.reply !== undefined) return post("reply", { from: number, text: values.reply });
  if (values.mode !== undefined) return post("mode", { to: number, mode: values.mode });
  if (values.confirm) return post("reply", { from: number, text: await newestCode(number, true) });
  if (values.decline) return post("reply", { from: number, text: `НЕТ ${await newestCode(number, true)}` });
  if (values.code) console.log(await newestCode(number, false));
  else console.log(JSON.stringify(await inbox(number), null, 2));
}

function readArguments() {
  const [text, flag] = [{ type: "string" }, { type: "boolean" }] as const;
  const options = { code: flag, confirm: flag, decline: flag, reply: text, mode: text };
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch {
    return stop(usage);
  }
}

function numberOf(who: string): string {
  const all: Partial<Record<string, { readonly phone?: string }>> = cast();
  return who.startsWith("+")
    ? who
    : (all[who]?.phone ?? stop(`${who} is nobody of the cast with a telephone`));
}

async function inbox(number: string): Promise<Message[]> {
  const response = await fetch(`${runningUrl()}/dev/sms?to=${encodeURIComponent(number)}`);
  return response.ok
    ? ((await response.json()) as Message[])
    : stop("this gateway has no telephone simulator");
}

/** The message is on its way when the gateway has answered: a moment later it is here. */
async function newestCode(number: string, ofConsent: boolean): Promise<string> {
  for (let tries = 0; tries < 20; tries += 1) {
    const message = (await inbox(number)).find(({ text }) => text.includes("НЕТ") === ofConsent);
    const code = /(?<!\d)\d{6}(?!\d)/.exec(message?.text ?? "")?.[0];
    if (code !== undefined) return code;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return stop("no message with a code has come");
}

async function post(door: string, body: object): Promise<void> {
  const response = await fetch(`${runningUrl()}/dev/sms/${door}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  if (!response.ok) stop(await response.text());
}

await main();
