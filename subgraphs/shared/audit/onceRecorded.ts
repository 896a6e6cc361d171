import type { Reading } from "./reads.ts";

/**
 * The answer, once everything that was read for it is stored; `unrecorded` instead when that cannot be done: what is
 * not accounted for is not told. Nothing is waited for where nothing was noted.
 */
export function onceRecorded<Answer, Other>(
  answer: Answer,
  context: object,
  unrecorded: () => Other,
): Answer | Promise<Answer | Other> {
  const storing = (context as Reading).reads?.stored();
  return storing ? storing.then(() => answer, unrecorded) : answer;
}
