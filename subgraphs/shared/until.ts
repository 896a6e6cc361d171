/** Why a stream ends before its source does. */
export interface End<Event> {
  /** Aborted when the stream is to end. */
  readonly signal: AbortSignal;
  /** What the listener is told at last; left out for nothing. */
  last?(): Event;
}

/** The events of a source until one of the ends comes; the source is left at once, even while it waits. */
export function until<Event>(
  source: AsyncIterator<Event>,
  ends: readonly End<Event>[],
): AsyncIterableIterator<Event> {
  // Ends such as the closing of the process outlive the stream: nothing of it may stay with them.
  const over = new AbortController();
  let come: End<Event> | undefined;
  let interrupt: () => void = () => undefined;
  for (const one of ends)
    onAbort(one.signal, over.signal, () => {
      come ??= one;
      interrupt();
    });
  const end = (): IteratorResult<Event> => {
    if (!over.signal.aborted) void Promise.resolve(source.return?.()).catch(() => undefined);
    over.abort();
    interrupt();
    return { done: true, value: undefined };
  };
  const endWithLast = (): IteratorResult<Event> => {
    const last = over.signal.aborted ? undefined : come?.last;
    const ended = end();
    return last ? { done: false, value: last() } : ended;
  };
  return {
    async next() {
      if (come || over.signal.aborted) return endWithLast();
      // A new promise for each event: one for the whole stream would keep something of every event.
      const interrupted = new Promise<undefined>((resolve) => {
        interrupt = () => resolve(undefined);
      });
      const next = await Promise.race([source.next(), interrupted]);
      if (!next) return endWithLast();
      return next.done === true ? end() : next;
    },
    return: async () => end(),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function onAbort(signal: AbortSignal, noMore: AbortSignal, act: () => void): void {
  if (signal.aborted) act();
  else signal.addEventListener("abort", act, { once: true, signal: noMore });
}
