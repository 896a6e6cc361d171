/** Why a stream ends before its source does. */
export interface End<Event> {
  /** Aborted when the stream is to end. */
  readonly signal: AbortSignal;
  /** What the listener is told at last; undefined for nothing. */
  readonly last?: Event | undefined;
}

/** The events of a source until one of the ends comes; the source is left at once, even while it waits. */
export function until<Event>(
  source: AsyncIterator<Event>,
  ends: readonly End<Event>[],
): AsyncIterableIterator<Event> {
  // Ends such as the closing of the process outlive the stream: nothing of it may stay with them.
  const over = new AbortController();
  const ending = Promise.withResolvers<{ last: Event | undefined }>();
  for (const { signal, last } of ends) {
    const come = () => ending.resolve({ last });
    if (signal.aborted) come();
    else signal.addEventListener("abort", come, { once: true, signal: over.signal });
  }
  const end = (): IteratorResult<Event> => {
    if (!over.signal.aborted) void Promise.resolve(source.return?.()).catch(() => undefined);
    over.abort();
    return { done: true, value: undefined };
  };
  return {
    async next() {
      if (over.signal.aborted) return end();
      const next = await Promise.race([source.next(), ending.promise]);
      if (!("last" in next)) return next.done === true ? end() : next;
      end();
      return next.last === undefined ? end() : { done: false, value: next.last };
    },
    return: async () => end(),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
