import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect as dial, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A way to a database that is shut down when somebody sends a statement with these words. */
export async function lostWhenAsked(address: string, words: string) {
  const url = new URL(address);
  const port = url.searchParams.get("port") ?? "5432";
  const far = join(url.searchParams.get("host") ?? "", `.s.PGSQL.${port}`);
  const folder = mkdtempSync(join(tmpdir(), "mekenjai-lost-"));
  const server = createServer((near) => {
    const database = dial(far);
    for (const [one, other] of [
      [near, database],
      [database, near],
    ] as const)
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
    near.on("data", (some: Buffer) => (some.includes(words) ? near.end(farewell()) : database.write(some)));
    database.pipe(near);
  }).listen(join(folder, `.s.PGSQL.${port}`));
  await once(server, "listening");
  url.searchParams.set("host", folder);
  return {
    url: url.href,
    close: () => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The last words of a server that is shut down, as its protocol has them. */
function farewell(): Buffer {
  const fields = ["SFATAL", "VFATAL", "C57P01", "Mterminating connection due to administrator command"];
  const body = Buffer.from(`${fields.map((field) => `${field}\0`).join("")}\0`);
  const head = Buffer.from("E....");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
