/** An answer to 1414: the code confirms; ЖОҚ, НЕТ or NO and the code declines. Null when there is no code in it. */
export function readReply(text: string): { readonly code: string; readonly confirm: boolean } | null {
  const code = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0];
  if (code === undefined) return null;
  const words = text.toUpperCase().match(/\p{L}+/gu);
  return { code, confirm: !words?.some((word) => refusals.has(word)) };
}

// ЖОК: telephones without the Kazakh letter Қ.
const refusals: ReadonlySet<string> = new Set(["ЖОҚ", "ЖОК", "НЕТ", "NO"]);
