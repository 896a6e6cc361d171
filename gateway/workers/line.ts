/** What one end answers, by name. Whatever goes over the line is plain data. */
type Answers<Names extends PropertyKey> = Readonly<Record<Names, (...told: never[]) => unknown>>;

/** The other end of the line. */
export interface Line<Theirs extends Answers<keyof Theirs>> {
  /** The way to one of its answers, as a function; rejects when the other end is gone. */
  to<Name extends keyof Theirs & string>(
    name: Name,
  ): (...told: Parameters<Theirs[Name]>) => Promise<Awaited<ReturnType<Theirs[Name]>>>;
}

/** The primary as its worker sees it, or a worker as the primary does. */
interface Port {
  send?(message: unknown, sent: (error: Error | null) => void): unknown;
  on(event: "message", listener: (message: unknown) => void): unknown;
  once(event: "disconnect", listener: () => void): unknown;
}

type Word =
  | { readonly question: number; readonly name: string; readonly told: readonly unknown[] }
  | { readonly answer: number; readonly value: unknown };
/** What is said in one turn of the event loop goes together: under load a message carries many questions. */
interface Message {
  readonly words: readonly Word[];
}
const isMessage = (message: unknown): message is Message =>
  typeof message === "object" && message !== null && "words" in message;

/** Questions and answers between two processes, both ways. */
export function openLine<Theirs extends Answers<keyof Theirs>>(
  port: Port,
  ours: Answers<string>,
): Line<Theirs> {
  const open = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let asked = 0;
  let gone = false;
  const hangUp = () => {
    gone = true;
    for (const { reject } of open.values()) reject(new LineClosed());
    open.clear();
  };
  const say = together((words: readonly Word[]) => {
    if (!gone) port.send?.({ words }, (error) => error && hangUp());
  });
  const hear = async (word: Word) => {
    if ("question" in word)
      return say({ answer: word.question, value: await ours[word.name]?.(...(word.told as never[])) });
    open.get(word.answer)?.resolve(word.value);
    open.delete(word.answer);
  };
  port.on("message", (message) => {
    if (isMessage(message)) for (const word of message.words) void hear(word);
  });
  port.once("disconnect", hangUp);
  return {
    to:
      (name) =>
      (...told) =>
        new Promise((resolve, reject) => {
          if (gone) return reject(new LineClosed());
          const question = (asked += 1);
          open.set(question, { resolve, reject });
          say({ question, name, told });
        }),
  };
}

function together<One>(all: (some: readonly One[]) => void): (one: One) => void {
  let waiting: One[] = [];
  return (one) => {
    if (waiting.push(one) > 1) return;
    setImmediate(() => {
      const some = waiting;
      waiting = [];
      all(some);
    });
  };
}

/** The process at the other end has ended. */
export class LineClosed extends Error {
  constructor() {
    super("the other process has ended");
    this.name = "LineClosed";
  }
}
