import { readFileSync } from "node:fs";

const { scripts } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
  scripts: { start: string };
};

/** Node's flags, as `npm start` has them: what is measured is what is run. */
export const nodeFlags: readonly string[] = scripts.start.match(/--\S+/g) ?? [];
