// Work on a row of things, a few of them under way at a time, their results in order. Reading a mail waits for
// the event loop again and again; while one waits, the next goes on.

/** So many are under way at most, and of so many bytes together; a larger one goes alone. */
const MOST = 8;
const MOST_BYTES = 4 * 2 ** 20;

interface Job<R> {
  readonly size: number;
  readonly result: Promise<R>;
}

/**
 * The results of `work` in the order of the items. Rejects with the first failure, in order; what is under way
 * then goes on and is not asked for.
 * @param sizeOf bytes that an item holds in memory
 */
export async function* readAhead<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  sizeOf: (item: T) => number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const jobs: Job<R>[] = [];
  let bytes = 0;
  for await (const item of items) {
    const size = sizeOf(item);
    while (jobs.length >= MOST || (jobs.length > 0 && bytes + size > MOST_BYTES)) {
      const first = jobs.shift();
      if (!first) break;
      yield await first.result;
      bytes -= first.size;
    }
    const result = work(item);
    // It is told of when its turn comes.
    result.catch(() => undefined);
    jobs.push({ size, result });
    bytes += size;
  }
  for (const { result } of jobs) yield await result;
}
