/** What a register said, or that it was silent. Null is "there is none", which is knowledge; silence is not. */
export type Known<T> = T | "unknown";

/** Yes, no, or unknown: Kleene's three-valued logic, in which nothing is made of silence. */
export type Answer = Known<boolean>;

/** Yes when every one is yes; one known no is enough for no. */
export function all(...answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false;
  return answers.includes("unknown") ? "unknown" : true;
}

/** Yes when one of them is yes, whatever the others would have said. */
export function any(...answers: readonly Answer[]): Answer {
  return not(all(...answers.map(not)));
}

export function not(answer: Answer): Answer {
  return answer === "unknown" ? "unknown" : !answer;
}

/** Yes when it holds for every item; yes also where there is no item. */
export function every<Item>(items: readonly Item[], holds: (item: Item) => Answer): Answer {
  return all(...items.map(holds));
}

/** Goes on with what is known; silence stays silence. */
export function given<T, Result>(known: Known<T>, then: (value: T) => Known<Result>): Known<Result> {
  return known === "unknown" ? "unknown" : then(known);
}
