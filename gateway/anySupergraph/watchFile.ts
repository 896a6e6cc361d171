import { readFileSync, unwatchFile, watchFile } from "node:fs";

/** How often the file is looked at, in milliseconds. */
const interval = 500;

/**
 * Tells every new text of a file, one after another; the function returned ends it. The file is looked at by its path,
 * so one that is replaced by another, or that a link leads to, is seen as well as one that is written anew.
 */
export function followFile(
  file: string,
  known: string,
  changed: (text: string | Error) => Promise<void>,
): () => void {
  let seen: string | undefined = known;
  let last = Promise.resolve();
  const look = () => {
    const text = textOf(file);
    const told = text instanceof Error ? undefined : text;
    if (told === seen) return;
    seen = told;
    last = last.then(() => changed(text));
  };
  watchFile(file, { interval }, look);
  return () => unwatchFile(file, look);
}

function textOf(file: string): string | Error {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return new Error("the file cannot be read");
  }
}
