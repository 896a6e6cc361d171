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
  const over = Promise.race(ends.map(({ signal, last }) => aborted(signal).then(() => ({ last }))));
  let closed = false;
  const end = (): IteratorResult<Event> => {
    if (!closed) void Promise.resolve(source.return?.()).catch(() => undefined);
    closed = true;
    return { done: true, value: undefined };
  };
  return {
    async next() {
      if (closed) return end();
      const next = await Promise.race([source.next(), over]);
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

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
