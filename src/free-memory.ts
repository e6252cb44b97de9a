// Large mails pass through in buffers, whose memory V8 gives back late: it sees the small objects that
// hold them, not their bytes. So it is asked, by the bytes that have passed.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes between two collections of what is young. */
const EVERY = 8 * 2 ** 20;

type Collect = (options?: { readonly type: 'minor' }) => void;

let collect: Collect | null = null;
let passed = 0;

/** So many bytes of a large mail have passed and are no longer needed. */
export function bytesPassed(bytes: number): void {
  passed += bytes;
  if (passed < EVERY) return;
  passed = 0;
  collector()({ type: 'minor' });
}

/** A large mail is done with. Takes some 50 ms. */
export function largeMailDone(): void {
  passed = 0;
  collector()();
}

function collector(): Collect {
  if (collect) return collect;
  setFlagsFromString('--expose-gc');
  collect = runInNewContext('gc') as Collect;
  return collect;
}
