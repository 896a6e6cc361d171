/** Shorter words have too many neighbours: «Абай» may be mistyped, «Ел» may not. */
export const shortestMistyped = 4;

/**
 * Whether what is typed is the word, or a beginning of it, but for one letter: wrong, missing, too many, or swapped
 * with the next.
 */
export function isOneTypoApart(typed: string, word: string): boolean {
  if (typed.length < shortestMistyped) return false;
  const at = firstDifference(typed, word);
  if (at === typed.length) return true;
  const fits = (typedFrom: number, wordFrom: number) =>
    word.slice(wordFrom).startsWith(typed.slice(typedFrom));
  const swapped = typed[at] === word[at + 1] && typed[at + 1] === word[at];
  return fits(at + 1, at + 1) || fits(at + 1, at) || fits(at, at + 1) || (swapped && fits(at + 2, at + 2));
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}
