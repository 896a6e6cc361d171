/**
 * Each event changed by `change`. Unlike an async generator it can be left at any moment:
 * `return` reaches the source even while it waits for an event.
 * An error of the source becomes one last event when `failed` is given, and is thrown otherwise.
 */
export function mapEvents<From, To>(
  events: AsyncIterable<From>,
  change: (event: From) => Promise<To> | To,
  failed?: (error: unknown) => To,
): AsyncIterableIterator<To> {
  const source = events[Symbol.asyncIterator]();
  let over = false;
  const isOver = () => over;
  const end = (): IteratorResult<To> => {
    over = true;
    return { done: true, value: undefined };
  };
  return {
    async next() {
      if (isOver()) return end();
      try {
        const event = await source.next();
        return event.done === true ? end() : { done: false, value: await change(event.value) };
      } catch (error) {
        if (isOver()) return end();
        over = true;
        if (failed) return { done: false, value: failed(error) };
        throw error;
      }
    },
    async return() {
      over = true;
      await source.return?.();
      return end();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
