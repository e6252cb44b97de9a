// Reads what is new in the open folder, in the order of UIDs, and stores it. Each step moves the
// watermark in the transaction that stores the mails it passes.
import type { UiLanguage } from '../src/config.ts';
import { hasUid, uidsFrom } from '../src/io/imap.ts';
import type { Imap } from '../src/io/imap-connect.ts';
import {
  BATCH_LIMITS,
  fetchHeader,
  fetchMetas,
  fetchSources,
  type MailMeta,
  planBatches,
  streamMail,
} from '../src/io/imap-fetch.ts';
import type { Logger } from '../src/io/log.ts';
import { storeBatch } from '../src/store/arrivals.ts';
import { storeLarge, storeQuarantined } from '../src/store/arrivals-odd.ts';
import type { Db } from '../src/store/db.ts';
import {
  advanceWatermark,
  type FolderKey,
  isBeforeSince,
  type Since,
} from '../src/store/watermark.ts';
import type { Suspects } from './poll-suspects.ts';
import { inDatabase } from './poll-troubles.ts';
import { TOO_LARGE, UNREADABLE } from './poll-words.ts';

/** Larger mails are left where they are, and the owner is told. Bytes. */
const LARGEST_MAIL = 100 * 2 ** 20;
/** Mails whose sizes are asked for at once. */
const METAS_AT_ONCE = 500;

export interface CatchUp {
  readonly imap: Imap;
  readonly db: Db;
  readonly key: FolderKey;
  readonly since: Since;
  readonly log: Logger;
  readonly language: UiLanguage;
  /** Aborted when another process may have become the poller. */
  readonly lost: AbortSignal;
  readonly suspects: Suspects;
  readonly largest?: number;
  /** New rows to be read, after they are durable. */
  arrived(ids: readonly number[]): void;
  /** The bytes of a new row, after they are durable. */
  keep(id: number, source: Buffer): void;
  /** The server has answered. */
  heard(): void;
}

/**
 * Reads everything above `lastUid`.
 * @returns the last UID that is accounted for
 */
export async function catchUp(work: CatchUp, lastUid: number): Promise<number> {
  let last = lastUid;
  for (;;) {
    const uids = await uidsFrom(work.imap, last + 1);
    work.heard();
    if (uids.length === 0) return last;
    for (let at = 0; at < uids.length; at += METAS_AT_ONCE) {
      await readWindow(work, uids.slice(at, at + METAS_AT_ONCE));
    }
    last = uids.at(-1) ?? last;
  }
}

async function readWindow(work: CatchUp, uids: readonly number[]): Promise<void> {
  const metas = new Map((await fetchMetas(work.imap, uids)).map(meta => [meta.uid, meta]));
  // Of what did the server tell nothing? Such a mail comes alone, like a large one.
  const plan = uids.map(
    uid => metas.get(uid) ?? { uid, size: Number.POSITIVE_INFINITY, receivedAt: new Date() },
  );
  const wanted = plan.filter(meta => !isBeforeSince(meta, work.since));
  for (const batch of planBatches(wanted)) {
    work.lost.throwIfAborted();
    const [first] = batch;
    if (first && !metas.has(first.uid)) await readAlone(work, first.uid);
    else if (first && first.size > BATCH_LIMITS.small) await readLarge(work, first);
    else await readBatch(work, batch);
    work.heard();
  }
  const last = uids.at(-1);
  if (last !== undefined && wanted.at(-1)?.uid !== last) await pass(work, last);
}

/** Nothing up to here is to be stored: too old, or gone. */
async function pass(work: CatchUp, uid: number): Promise<void> {
  work.lost.throwIfAborted();
  await inDatabase(work.lost, () => advanceWatermark(work.db, work.key, uid));
}

async function readBatch(work: CatchUp, batch: readonly MailMeta[]): Promise<void> {
  const last = batch.at(-1);
  if (!last) return;
  if (work.suspects.batch(batch)) return readOneByOne(work, batch);
  const mails = await work.suspects.watch(batch, () => fetchSources(work.imap, batch));
  if (mails.length < batch.length) return readOneByOne(work, batch);
  work.arrived(
    await inDatabase(work.lost, () => storeBatch(work.db, work.key, mails, last.uid, work.keep)),
  );
}

/** Slow and sure: a batch that came incomplete, or broke the connection. */
async function readOneByOne(work: CatchUp, batch: readonly MailMeta[]): Promise<void> {
  for (const meta of batch) await readAlone(work, meta.uid);
}

/** One individual try more; then the mail is gone, or is put aside with its reason. */
async function readAlone(work: CatchUp, uid: number): Promise<void> {
  const unknown = { uid, size: 0, receivedAt: new Date() };
  if (work.suspects.single(uid)) return putAside(work, unknown, 'unreadable', NOTHING);
  // One watch over all steps: a size that comes well says nothing about the bytes.
  await work.suspects.watch([unknown], async () => {
    const [meta] = await fetchMetas(work.imap, [uid]);
    if (meta && isBeforeSince(meta, work.since)) return pass(work, uid);
    if (meta && meta.size > BATCH_LIMITS.small) return storeWhileItComes(work, meta);
    const [mail] = meta ? await fetchSources(work.imap, [meta]) : [];
    if (mail) {
      work.arrived(await inDatabase(work.lost, () => storeBatch(work.db, work.key, [mail], uid)));
    } else if (await hasUid(work.imap, uid)) {
      await putAside(work, meta ?? unknown, 'unreadable', await fetchHeader(work.imap, uid));
    } else {
      // Somebody deleted it between the list and the fetch.
      await pass(work, uid);
    }
  });
}

async function readLarge(work: CatchUp, meta: MailMeta): Promise<void> {
  if (work.suspects.single(meta.uid)) return putAside(work, meta, 'unreadable', NOTHING);
  await work.suspects.watch([meta], () => storeWhileItComes(work, meta));
}

async function storeWhileItComes(work: CatchUp, meta: MailMeta): Promise<void> {
  const largest = work.largest ?? LARGEST_MAIL;
  const tooLarge = meta.size > largest;
  const outcome = tooLarge
    ? 'too-large'
    : await inDatabase(work.lost, () =>
        storeLarge(work.db, work.key, meta, streamMail(work.imap, meta, largest), largest),
      );
  if (outcome === 'too-large') {
    await putAside(work, meta, 'too-large', await fetchHeader(work.imap, meta.uid));
  } else if (outcome !== null) work.arrived([outcome]);
}

const NOTHING = Buffer.alloc(0);
const SPEAKERS = { 'too-large': TOO_LARGE, unreadable: UNREADABLE };

async function putAside(
  work: CatchUp,
  meta: MailMeta,
  why: keyof typeof SPEAKERS,
  header: Buffer,
): Promise<void> {
  const { mailbox, folder } = work.key;
  const words = SPEAKERS[why][work.language]({ ...meta, mailbox, folder });
  work.log.error(
    { mailbox, folder, uid: meta.uid, size: meta.size, reason: words.reason },
    'poll: mail put aside',
  );
  await inDatabase(work.lost, () =>
    storeQuarantined(work.db, work.key, meta, { ...words, header }),
  );
}
