// How far each folder has been read. It moves in the same transaction as the mails it covers.
import type { Selectable, Transaction } from 'kysely';
import { TransientError } from '../errors.ts';
import type { Db } from './db.ts';
import type { Schema } from './schema.ts';

/** A folder of a mailbox, in one life of its UIDs. */
export interface FolderKey {
  /** The support address. */
  readonly mailbox: string;
  readonly folder: string;
  readonly uidValidity: number;
}

export type Watermark = Selectable<Schema['watermark']>;

export async function loadWatermark(
  db: Db,
  mailbox: string,
  folder: string,
): Promise<Watermark | null> {
  const row = await db
    .selectFrom('watermark')
    .selectAll()
    .where('mailbox', '=', mailbox)
    .where('folder', '=', folder)
    .executeTakeFirst();
  return row ?? null;
}

/** Which of a folder's mails are left to `backfill`. */
export type Since = Pick<Watermark, 'sinceAt' | 'newFrom'>;

/**
 * Was this mail there before us, and is it older than `since`? In a migrated or sorted mailbox UIDs do
 * not follow time, so both are looked at; one that was moved here later is new, whatever its date.
 */
export function isBeforeSince(mail: { uid: number; receivedAt: Date }, since: Since): boolean {
  return mail.uid < since.newFrom && mail.receivedAt < since.sinceAt;
}

/**
 * The first start, or a new life of the folder's UIDs: everything from `firstUid` on is to be read, but
 * for what is before since.
 */
export async function startWatermark(
  db: Db,
  key: FolderKey,
  firstUid: number,
  sinceAt: Date,
  newFrom = firstUid,
): Promise<Watermark> {
  const fresh = {
    ...key,
    firstUid,
    lastUid: firstUid - 1,
    sinceAt,
    newFrom,
    updatedAt: new Date(),
  };
  await db
    .insertInto('watermark')
    .values(fresh)
    .onConflict(conflict =>
      conflict
        .columns(['mailbox', 'folder'])
        .doUpdateSet(fresh)
        // Another poller was faster: its reading must not be thrown back.
        .where('watermark.uidValidity', '<>', key.uidValidity),
    )
    .execute();
  const kept = await loadWatermark(db, key.mailbox, key.folder);
  if (kept?.uidValidity !== key.uidValidity) throw foreign(key);
  return kept;
}

/**
 * Every UID up to `lastUid` is accounted for. Never moves back.
 * @throws TransientError when the folder has begun a new life meanwhile
 */
export async function advanceWatermark(
  trx: Transaction<Schema> | Db,
  key: FolderKey,
  lastUid: number,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('watermark')
    .set(eb => ({
      lastUid: eb.fn<number>('greatest', ['lastUid', eb.val(lastUid)]),
      updatedAt: new Date(),
    }))
    .where('mailbox', '=', key.mailbox)
    .where('folder', '=', key.folder)
    .where('uidValidity', '=', key.uidValidity)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw foreign(key);
}

function foreign(key: FolderKey): TransientError {
  return new TransientError(`${key.mailbox} ${key.folder}: another process reads it in a new life`);
}
