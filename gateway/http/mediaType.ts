export const legacyJson = "application/json; charset=utf-8";
export const responseJson = "application/graphql-response+json; charset=utf-8";

/** The media type a client wants its answer in: plain JSON unless it prefers the newer one. */
export function answerType(accept: string | undefined): typeof legacyJson | typeof responseJson {
  const weightOf = (type: string) => {
    const range = (accept ?? "")
      .split(",")
      .map((part) => part.trim().toLowerCase().split(/ *; */))
      .find(([name]) => name === type);
    const weight = Number(range?.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? 1);
    return range === undefined || Number.isNaN(weight) ? 0 : weight;
  };
  const newer = weightOf("application/graphql-response+json");
  const legacy = weightOf("application/json");
  const isFirst =
    (accept ?? "").indexOf("graphql-response+json") < (accept ?? "").search(/application\/json/i);
  return newer > legacy || (newer > 0 && newer === legacy && isFirst) ? responseJson : legacyJson;
}

/** Whether a client takes an answer in either type; told before anything is executed. */
export function takesJson(accept: string | undefined): boolean {
  const ranges = (accept || "*/*")
    .toLowerCase()
    .split(",")
    .map((part) => part.trim().split(/ *; */));
  const ours = ["*/*", "application/*", "application/json", "application/graphql-response+json"];
  return ranges.some(
    ([type = "", ...rest]) => ours.includes(type) && !rest.some((one) => /^q=0(\.0*)?$/.test(one)),
  );
}
