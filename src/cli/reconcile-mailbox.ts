// Compares a mailbox on its server with what is stored, folder by folder.
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailboxConfig } from '../config.ts';
import { openFolder, uidsFrom } from '../io/imap.ts';
import { closeImap, connectImap, type Imap } from '../io/imap-connect.ts';
import { fetchMetas } from '../io/imap-fetch.ts';
import type { Tokens } from '../io/oauth2.ts';
import { type Account, accountFor, watermarksOf } from '../store/accounts.ts';
import type { Db } from '../store/db.ts';
import { isBeforeSince, type Watermark } from '../store/watermark.ts';

export interface FolderReport extends Account {
  readonly mailbox: string;
  readonly folder: string;
  readonly uidValidity: number;
  readonly onServer: number;
  /** Why nothing can be accounted for: `never-read`, or numbered `anew` since it was read. */
  readonly trouble: 'never-read' | 'anew' | null;
}

export interface ReconcileOptions {
  readonly tokens: Tokens;
  /** Mail that has just come gets so long to be read before it counts as missing (ms). */
  readonly patience: number;
}

/** One report per folder that has been read or is configured to be. */
export async function reconcileMailbox(
  db: Db,
  mailbox: MailboxConfig,
  options: ReconcileOptions,
): Promise<FolderReport[]> {
  const imap = await connectImap(mailbox.imap, { tokens: options.tokens });
  try {
    const marks = new Map((await watermarksOf(db, mailbox.address)).map(row => [row.folder, row]));
    const reports: FolderReport[] = [];
    for (const folder of new Set([mailbox.folder, ...marks.keys()])) {
      reports.push(
        await reconcileFolder(db, imap, { mailbox, folder }, marks.get(folder), options),
      );
    }
    return reports;
  } finally {
    await closeImap(imap);
  }
}

async function reconcileFolder(
  db: Db,
  imap: Imap,
  { mailbox, folder }: { mailbox: MailboxConfig; folder: string },
  mark: Watermark | undefined,
  options: ReconcileOptions,
): Promise<FolderReport> {
  const { uidValidity } = await openFolder(imap, folder);
  const uids = await uidsFrom(imap, 1);
  const key = { mailbox: mailbox.address, folder, uidValidity };
  const trouble = !mark ? 'never-read' : mark.uidValidity === uidValidity ? null : 'anew';
  const firstUid = trouble === null && mark ? mark.firstUid : 1;
  const look = async (): Promise<Account> => {
    const account = await accountFor(db, key, firstUid, uids);
    return trouble === null && mark ? leaveOutOld(imap, account, mark) : account;
  };
  let account = await look();
  const end = Date.now() + options.patience;
  while (trouble === null && account.unaccounted.length > 0 && Date.now() < end) {
    await sleep(500);
    account = await look();
  }
  return { ...key, onServer: uids.length, ...account, trouble };
}

/** Mails whose arrival times are asked for at once. */
const TIMES_AT_ONCE = 500;

/** The poller passes mail that was here before it and is older than `since`, by its arrival time. */
async function leaveOutOld(imap: Imap, account: Account, mark: Watermark): Promise<Account> {
  const asked = account.unaccounted.filter(uid => uid < mark.newFrom);
  const old = new Set<number>();
  for (let at = 0; at < asked.length; at += TIMES_AT_ONCE) {
    const metas = await fetchMetas(imap, asked.slice(at, at + TIMES_AT_ONCE));
    for (const meta of metas) if (isBeforeSince(meta, mark)) old.add(meta.uid);
  }
  return {
    ...account,
    beforeSince: account.beforeSince + old.size,
    unaccounted: account.unaccounted.filter(uid => !old.has(uid)),
  };
}

/** Everything on the server is here, or it is said why not. */
export function isComplete(report: FolderReport): boolean {
  return report.unaccounted.length === 0 && report.trouble === null;
}
