import { locks } from "../../shared/database/locks.ts";
import { openOwner } from "../../shared/database/owner.ts";
import type { SmsLinks } from "../../shared/register.ts";
import type { Services } from "../context.ts";
import { smsListener } from "../sms/listen.ts";
import type { SmsProvider } from "../sms/provider.ts";
import { startTasks } from "./startTasks.ts";

/** The register's work between requests, in the one process of all that have its database open. */
export interface OwnWork {
  /** How the links to SMS providers stand; none in a process that does not hold them. */
  smsLinks(): SmsLinks;
  close(): Promise<void>;
}

/**
 * Sweeps, outbox and the links to 1414 go together: a provider takes one bind, and what comes back comes to it. Nothing
 * would be done twice by two owners: what is due is claimed for a while, and what has ended is locked first.
 */
export async function openOwnWork(
  services: Services,
  openSms: () => SmsProvider,
  databaseUrl: string,
): Promise<OwnWork> {
  let links: SmsProvider | undefined;
  const begin = async () => {
    const sms = (links = openSms());
    sms.listen(smsListener(services));
    const tasks = await startTasks({ ...services, sms }).catch(async (error: unknown) => {
      await sms.close();
      throw error;
    });
    services.log("work.begun");
    return {
      stop: async () => {
        await tasks.stop();
        links = undefined;
        await sms.close();
      },
    };
  };
  const owner = await openOwner({
    databaseUrl,
    lock: locks.registrationWork,
    begin,
    onLost: () => services.log("work.lost"),
  });
  return { smsLinks: () => links?.state() ?? {}, close: owner.close };
}
