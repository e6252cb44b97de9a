// A mail that breaks the connection each time it is read must not keep all later ones waiting. The
// poller remembers, over connections, what it was reading when one broke.
import type { MailMeta } from '../src/io/imap-fetch.ts';
import { DatabaseTrouble } from './poll-troubles.ts';

/** So often a batch may fail before its mails are read one by one. */
const BATCH_FAILURES = 2;
/** So often a mail alone may break the connection before it is put aside. */
const SINGLE_FAILURES = 5;

export interface Suspects {
  /** Should these be read one by one? */
  batch(mails: readonly MailMeta[]): boolean;
  /** Has this mail failed too often? */
  single(uid: number): boolean;
  /** Reads mails, and remembers if that fails by the server or the mail. */
  watch<T>(mails: readonly MailMeta[], read: () => Promise<T>): Promise<T>;
}

/** @param stopping tells that the connection is being closed by ourselves: no mail's fault */
export function createSuspects(stopping: () => boolean): Suspects {
  const failures = new Map<string, number>();
  const count = (key: string): number => failures.get(key) ?? 0;
  return {
    batch: mails => count(keyOf(mails)) >= BATCH_FAILURES && mails.length > 1,
    single: uid => count(`one:${uid}`) >= SINGLE_FAILURES,
    async watch(mails, read) {
      const key = keyOf(mails);
      try {
        const result = await read();
        failures.delete(key);
        return result;
      } catch (error) {
        if (!stopping() && !(error instanceof DatabaseTrouble)) failures.set(key, count(key) + 1);
        throw error;
      }
    },
  };
}

function keyOf(mails: readonly MailMeta[]): string {
  const uid = mails[0]?.uid ?? 0;
  return mails.length === 1 ? `one:${uid}` : `batch:${uid}`;
}
