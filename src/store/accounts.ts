// What became of each UID of a folder, for `kulanz reconcile`.
import type { Db } from './db.ts';
import type { InboundStatus } from './schema.ts';
import type { FolderKey, Watermark } from './watermark.ts';

/** Where the UIDs of a folder have gone; every UID is counted in exactly one of them. */
export interface Account {
  stored: number;
  duplicates: number;
  quarantined: { uid: number; reason: string }[];
  /** Older than `since`: left to `backfill`. */
  beforeSince: number;
  /** On the server and nowhere here. */
  unaccounted: number[];
}

/** UIDs looked up by one query. */
const AT_ONCE = 5_000;

/**
 * Accounts for UIDs (ascending) of a folder.
 * @param firstUid UIDs below that aren't here were left out by `since`
 */
export async function accountFor(
  db: Db,
  key: FolderKey,
  firstUid: number,
  uids: readonly number[],
): Promise<Account> {
  const account: Account = {
    stored: 0,
    duplicates: 0,
    quarantined: [],
    beforeSince: 0,
    unaccounted: [],
  };
  for (let at = 0; at < uids.length; at += AT_ONCE) {
    const slice = uids.slice(at, at + AT_ONCE);
    const known = await statuses(db, key, slice);
    for (const uid of slice) count(account, uid, known.get(uid), firstUid);
  }
  return account;
}

interface Known {
  readonly status: InboundStatus;
  readonly reason: string;
}

function count(account: Account, uid: number, known: Known | undefined, firstUid: number): void {
  if (!known && uid < firstUid) account.beforeSince += 1;
  else if (!known) account.unaccounted.push(uid);
  else if (known.status === 'duplicate') account.duplicates += 1;
  else if (known.status === 'quarantined') account.quarantined.push({ uid, reason: known.reason });
  else account.stored += 1;
}

async function statuses(
  db: Db,
  key: FolderKey,
  uids: readonly number[],
): Promise<Map<number, Known>> {
  const rows = await db
    .selectFrom('inbound')
    .select(['uid', 'status', 'reason'])
    .where('mailbox', '=', key.mailbox)
    .where('folder', '=', key.folder)
    .where('uidValidity', '=', key.uidValidity)
    .where('uid', '>=', uids[0] ?? 0)
    .where('uid', '<=', uids.at(-1) ?? 0)
    .execute();
  return new Map(rows.map(({ uid, status, reason }) => [uid, { status, reason }]));
}

/** The folders of a mailbox that have been read. */
export async function watermarksOf(db: Db, mailbox: string): Promise<Watermark[]> {
  return db
    .selectFrom('watermark')
    .selectAll()
    .where('mailbox', '=', mailbox)
    .orderBy('folder')
    .execute();
}
