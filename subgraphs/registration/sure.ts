/** What has been made sure of before, by the rules or by a lock; without it nothing that follows may be done. */
export function sure<Fact>(fact: Fact | "unknown" | null | undefined): Fact {
  if (fact == null || fact === "unknown") throw new Error("a fact is missing that was made sure of");
  return fact;
}
