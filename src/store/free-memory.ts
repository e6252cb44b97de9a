// Large mails pass through in buffers, whose memory V8 gives back late: it sees the small objects that
// hold them, not their bytes. So it is asked to, by the bytes that have passed.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes between two collections; each takes some 20 ms, as long as reading 1 MB of mail. */
const EVERY = 8 * 2 ** 20;
/** Fewer bytes than this are no large mail. */
const MANY = 2 ** 20;

let collect: (() => void) | null = null;
let passed = 0;

/** So many bytes of a large mail have passed and are no longer needed. */
export function bytesPassed(bytes: number): void {
  passed += bytes;
  if (passed >= EVERY) freeMemory();
}

/** A step with so many bytes of a mail begins or is done: what others left must not add to it. */
export function bytesDone(bytes: number): void {
  if (bytes >= MANY) freeMemory();
}

function freeMemory(): void {
  passed = 0;
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}

/** Heap and buffers, bytes, from which on a whole collection is worth its time. */
const FULL = 110 * 2 ** 20;

/**
 * V8 lets its heap grow for as long as the machine has memory; we promised to be content with little.
 * Called twice a second: collects when the heap has grown large.
 */
export function relieve(): void {
  const { heapUsed, external } = process.memoryUsage();
  if (heapUsed + external > FULL) freeMemory();
}
