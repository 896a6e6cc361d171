import type { RegisterAnswer } from "./answer.ts";

/** The text of an answer as an object; throws when it is not a GraphQL response. */
export function readAnswer(text: string): RegisterAnswer {
  const answer: unknown = JSON.parse(text);
  // A key that reaches into the prototype of every object is no field of ours.
  if (!isResponse(answer) || text.includes('"__proto__"'))
    throw new Error("the answer is not a GraphQL response");
  return answer;
}

function isResponse(answer: unknown): answer is RegisterAnswer {
  if (!isObject(answer)) return false;
  const { data, errors } = answer;
  const isData = data === undefined || data === null || isObject(data);
  return isData && (errors === undefined || (Array.isArray(errors) && errors.every(isError)));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isError(error: unknown): boolean {
  if (!isObject(error) || typeof error["message"] !== "string") return false;
  const { path, extensions } = error;
  return (path === undefined || Array.isArray(path)) && (extensions === undefined || isObject(extensions));
}
