import { answer, answerJson } from "../../subgraphs/shared/http/answer.ts";
import { readBody } from "../../subgraphs/shared/http/body.ts";
import type { Route } from "../http.ts";
import { NoSuchBearer } from "../identity/claims.ts";
import type { LocalIdentity } from "../identity/localIdentity.ts";

/** `POST /dev/token` with `{role, iin, bin, kato}`: the token as plain text, for the command line and tests. */
export function tokenDoor({ issue }: LocalIdentity): Route {
  return async (request, response) => {
    if (request.method !== "POST")
      return answerJson(response, 405, { error: "/dev/token takes POST" }, { allow: "POST" });
    try {
      const asked: unknown = JSON.parse(await readBody(request, 4_096));
      if (typeof asked !== "object" || asked === null) throw new SyntaxError();
      const token = await issue(asked as Record<string, unknown>);
      answer(response, 200, token, {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "no-store",
      });
    } catch (error) {
      if (!(error instanceof NoSuchBearer || error instanceof SyntaxError)) throw error;
      answerJson(response, 400, { error: error.message || 'a JSON object, such as {"role": "analyst"}' });
    }
  };
}
