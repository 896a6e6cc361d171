import type { Mask, PublicError } from "../safety/masking.ts";
import type { RegisterAnswer, RegisterError, Transport } from "../transport/transport.ts";

/**
 * What becomes of a subgraph's errors, decided here and nowhere else. The errors of our own registers are a closed list
 * and everything else is masked. Behind a supergraph file stands somebody else's graph with a list of its own: the
 * message and the `extensions` of a subgraph's error reach the client as the subgraph wrote them, at the path and
 * location of the client's own operation. What fails outside the subgraphs' words (a subgraph is silent, a document is
 * malformed) keeps our codes and our mask.
 */
class SubgraphError extends Error {
  readonly path: RegisterError["path"];
  readonly extensions: RegisterError["extensions"];
  constructor({ message, path, extensions }: RegisterError) {
    super(message);
    this.name = "SubgraphError";
    this.path = path;
    this.extensions = extensions;
  }
}

/** The same transport; every error it brings can be told from ours when it leaves. */
export function keepingErrors(transport: Transport): Transport {
  return {
    ...transport,
    prepare(operation, operationName, kind) {
      const ask = transport.prepare(operation, operationName, kind);
      return async (variables, call) => marked(await ask(variables, call));
    },
    subscribe(operation, operationName) {
      const listen = transport.subscribe(operation, operationName);
      return async (variables, call) => markedEvents(await listen(variables, call));
    },
  };
}

function marked(answer: RegisterAnswer): RegisterAnswer {
  if (!answer.errors) return answer;
  return { ...answer, errors: answer.errors.map((error) => new SubgraphError(error)) };
}

async function* markedEvents(events: AsyncIterable<RegisterAnswer>): AsyncGenerator<RegisterAnswer> {
  for await (const event of events) yield marked(event);
}

/** A mask that lets the errors of subgraphs through and masks all others. */
export function passingOn(mask: Mask): Mask {
  return (errors, call) =>
    errors.flatMap((error): PublicError[] => {
      const { originalError: own, locations, path } = error;
      if (!(own instanceof SubgraphError)) return mask([error], call);
      const { message, extensions } = own;
      return [
        {
          message,
          ...(locations && { locations }),
          ...(path && { path }),
          ...(extensions && { extensions }),
        },
      ];
    });
}
