// A row of things in groups: what is done to many at a time is done faster.

/** A group holds so many at most, and of so many bytes together; a larger one goes alone. */
const MOST = 64;
const MOST_BYTES = 4 * 2 ** 20;

/** The items in their order. @param sizeOf bytes that an item holds in memory */
export async function* inGroups<T>(
  items: AsyncIterable<T> | Iterable<T>,
  sizeOf: (item: T) => number,
): AsyncGenerator<readonly T[]> {
  let group: T[] = [];
  let bytes = 0;
  for await (const item of items) {
    const size = sizeOf(item);
    if (group.length >= MOST || (group.length > 0 && bytes + size > MOST_BYTES)) {
      yield group;
      [group, bytes] = [[], 0];
    }
    group.push(item);
    bytes += size;
  }
  if (group.length > 0) yield group;
}
