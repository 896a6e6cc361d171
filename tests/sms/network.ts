import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTelephone, type Telephone } from "../../subgraphs/registration/sms/telephone/telephone.ts";
import { openSmpp } from "../../subgraphs/registration/sms/smpp/openSmpp.ts";
import type { SmsListener, SmsProvider } from "../../subgraphs/registration/sms/provider.ts";
import type { Database } from "../../subgraphs/shared/database/open.ts";
import type { Log } from "../../subgraphs/shared/register.ts";
import type { SmscAddress } from "../../subgraphs/shared/settingKinds.ts";
import { openFresh } from "../database/cluster.ts";

/** What the network has told a register. */
export interface Heard {
  readonly delivered: string[];
  readonly undeliverable: string[];
  readonly again: string[];
  readonly replies: { from: string; text: string }[];
  /** Lines of the log, as "event provider state". */
  readonly logged: string[];
}

/** Our side of the wire: the provider as production has it, with a register that notes what it hears. */
export interface Ours extends Heard {
  readonly provider: SmsProvider;
  /** Sends until it is accepted or rejected, as the outbox does, and tells which. */
  send(
    to: string,
    text: string,
    reference?: string,
  ): Promise<{ reference: string; outcome: string; tries: number }>;
  close(): Promise<void>;
}

export const openRegistrationDatabase = (): ReturnType<typeof openFresh> =>
  openFresh("subgraphs/registration/data/migrations");

export function connectTo(
  providers: readonly SmscAddress[],
  database: Pick<Database, "sql">,
  { rate = 1_000, listener = {} }: { rate?: number; listener?: Partial<SmsListener> } = {},
): Ours {
  const heard: Heard = { delivered: [], undeliverable: [], again: [], replies: [], logged: [] };
  const log: Log = (event, fields = {}) => {
    heard.logged.push([event, ...Object.values(fields)].join(" "));
  };
  const provider = openSmpp({ providers, rate, source: "1414", database, log });
  provider.listen({
    delivered: async (reference) => void heard.delivered.push(reference),
    undeliverable: async (reference) => void heard.undeliverable.push(reference),
    sendAgain: async (reference) => heard.again.push(reference) > 0,
    replied: async (from, text) => void heard.replies.push({ from, text }),
    ...listener,
  });
  return {
    ...heard,
    provider,
    send: async (to, text, reference = randomUUID()) => {
      for (let tries = 1; ; tries += 1) {
        const outcome = await provider.send({ reference, to, text, attempt: tries });
        if (outcome !== "later" || tries > 400) return { reference, outcome, tries };
        await moment(50);
      }
    },
    close: () => provider.close(),
  };
}

/** A telephone network of a test's own; another can be opened on its folder when it is closed. */
export async function openNetwork(systemId = "mekenjai"): Promise<{
  telephone: Telephone;
  folder: string;
  close(): Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), "mekenjai-smsc-"));
  const telephone = await openTelephone(folder, systemId);
  return {
    telephone,
    folder,
    close: async () => {
      await telephone.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const moment = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until the world is as it should be, and says how it is if it does not come to that. */
export async function until<Value>(
  look: () => Value,
  enough: (value: Value) => boolean,
  patience = 10_000,
): Promise<Value> {
  const end = Date.now() + patience;
  for (;;) {
    const value = look();
    if (enough(value) || Date.now() > end) return value;
    await moment(20);
  }
}

/** Numbers that nobody has. */
export const phone = (serial: number): string => `+7701000${String(serial).padStart(4, "0")}`;

/** A request for consent as it is sent: two languages, long, with a code in the middle. */
export const kazakhText = (code: string): string =>
  [
    "Тіркеуге келісім сұралады. Мекенжай: Астана қ., Есіл ауданы, Мәңгілік Ел даңғылы, 12-үй, 34-пәтер.",
    `Өтініш беруші: Сынақов Әділ. Келісу коды: ${code}. Хабарды алғаннан кейін 1 сағат ішінде кодты 1414-ке жіберіңіз.`,
    `Запрошено согласие на регистрацию. Код согласия: ${code}. Отказ: НЕТ ${code}. Ұлы 😀 дала.`,
  ].join("\n");
