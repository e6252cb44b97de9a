// Reads mails by UID in bounded pieces, with PEEK: no flag changes.
import type { FetchMessageObject } from 'imapflow';
import { TransientError } from '../errors.ts';
import type { Imap } from './imap-connect.ts';
import { imapError } from './imap-errors.ts';
import { operate, watchSilence } from './imap-watch.ts';

/** What is known of a mail before its bytes are read. */
export interface MailMeta {
  readonly uid: number;
  /** Bytes, as the server says (RFC822.SIZE). */
  readonly size: number;
  /** INTERNALDATE: when it came to the mailbox. */
  readonly receivedAt: Date;
}

/** A mail with all of its bytes. */
export interface FetchedMail extends MailMeta {
  readonly source: Buffer;
}

export interface BatchLimits {
  readonly mails: number;
  readonly bytes: number;
  /** Larger mails come alone and are streamed. */
  readonly small: number;
}

export const BATCH_LIMITS: BatchLimits = { mails: 100, bytes: 8 * 2 ** 20, small: 2 ** 20 };

/** Ascending mails cut into pieces to be fetched at once; a large mail is a piece of its own. */
export function planBatches(metas: readonly MailMeta[], limits = BATCH_LIMITS): MailMeta[][] {
  const batches: MailMeta[][] = [];
  let current: MailMeta[] = [];
  let bytes = 0;
  const close = (): void => {
    if (current.length > 0) batches.push(current);
    current = [];
    bytes = 0;
  };
  for (const meta of metas) {
    const large = meta.size > limits.small;
    if (large || current.length >= limits.mails || bytes + meta.size > limits.bytes) close();
    current.push(meta);
    bytes += meta.size;
    if (large) close();
  }
  close();
  return batches;
}

/**
 * Sizes and arrival times of the asked UIDs (ascending). What the server doesn't tell, or tells
 * unreadably, is missing from the answer: the caller compares.
 */
export async function fetchMetas(imap: Imap, uids: readonly number[]): Promise<MailMeta[]> {
  const found = await fetchRange(imap, uids, { uid: true, size: true, internalDate: true });
  return found.flatMap(mail => (typeof mail.size === 'number' ? [metaOf(mail, mail.size)] : []));
}

function metaOf(mail: FetchMessageObject, size: number): MailMeta {
  const receivedAt = new Date(mail.internalDate ?? Date.now());
  return {
    uid: mail.uid,
    size,
    receivedAt: Number.isNaN(receivedAt.getTime()) ? new Date() : receivedAt,
  };
}

/** The bytes of one batch. Again: what didn't come is missing from the answer. */
export async function fetchSources(imap: Imap, metas: readonly MailMeta[]): Promise<FetchedMail[]> {
  const wanted = new Map(metas.map(meta => [meta.uid, meta]));
  const found = await fetchRange(imap, [...wanted.keys()], { uid: true, source: true });
  return found.flatMap(mail => {
    const meta = wanted.get(mail.uid);
    return meta && mail.source ? [{ ...meta, source: mail.source }] : [];
  });
}

/** The first bytes of a mail: its header, at most 256 KB. Empty when the server gives nothing. */
export async function fetchHeader(imap: Imap, uid: number): Promise<Buffer> {
  const [mail] = await fetchRange(imap, [uid], {
    uid: true,
    source: { start: 0, maxLength: 256 * 1024 },
  });
  const start = (mail?.source ?? Buffer.alloc(0)).subarray(0, 256 * 1024);
  const end = start.indexOf('\r\n\r\n');
  return end < 0 ? start : start.subarray(0, end + 4);
}

async function fetchRange(
  imap: Imap,
  uids: readonly number[],
  query: Parameters<Imap['client']['fetchAll']>[1],
): Promise<FetchMessageObject[]> {
  if (uids.length === 0) return [];
  const asked = new Set(uids);
  const doing = `fetching UID ${uids[0]}${uids.length > 1 ? ` to ${uids.at(-1)}` : ''}`;
  const found = await operate(imap, doing, () =>
    imap.client.fetchAll(uidSet(uids), query, { uid: true }),
  );
  const byUid = new Map<number, FetchMessageObject>();
  // A server may send more than was asked, the same twice, or something without its UID.
  for (const mail of found) if (asked.has(mail.uid)) byUid.set(mail.uid, mail);
  return [...byUid.values()].sort((a, b) => a.uid - b.uid);
}

/** `1:3,7,9:10`: command lines have limits of 8,000 characters on some servers. */
export function uidSet(uids: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const uid of uids) {
    const last = ranges.at(-1);
    if (last && uid === last[1] + 1) last[1] = uid;
    else ranges.push([uid, uid]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}:${to}`)).join(',');
}

const PIECE = 2 ** 20;

/**
 * The bytes of a large mail, piece by piece, at the reader's pace.
 * @param limit ends after that many bytes and a little more: the caller counts
 * @throws TransientError when it ends before the server says that it is whole
 */
export async function* streamMail(
  imap: Imap,
  meta: Pick<MailMeta, 'uid' | 'size'>,
  limit: number,
): AsyncGenerator<Buffer, void, undefined> {
  const doing = `fetching the large mail UID ${meta.uid}`;
  const watch = watchSilence(imap, doing);
  try {
    const { content } = await Promise.race([
      imap.client.download(String(meta.uid), undefined, {
        uid: true,
        chunkSize: PIECE,
        maxBytes: limit + 1,
      }),
      watch.cut,
    ]);
    if (!content) throw new TransientError(`IMAP: the server gives nothing for UID ${meta.uid}`);
    let received = 0;
    for await (const chunk of content) {
      const bytes: Buffer = chunk;
      received += bytes.length;
      yield bytes;
      watch.touch();
    }
    if (received <= limit && received < meta.size) await expectEnd(imap, meta.uid, received);
  } catch (error) {
    throw imapError(error, imap.account, doing);
  } finally {
    watch.end();
  }
}

/** Fewer bytes than announced: either the server counts badly, or it stopped in the middle. */
async function expectEnd(imap: Imap, uid: number, received: number): Promise<void> {
  const [rest] = await fetchRange(imap, [uid], {
    uid: true,
    source: { start: received, maxLength: 1 },
  });
  if (rest?.source?.length !== 0) {
    throw new TransientError(`IMAP: UID ${uid} broke off after ${received} bytes`);
  }
}
