// What Kulanz asks of an IMAP folder. Reading is `imap-fetch.ts`.
import { PermanentError, TransientError } from '../errors.ts';
import type { Imap } from './imap-connect.ts';
import { operate } from './imap-watch.ts';

/** An open folder, as the server describes it. */
export interface Folder {
  readonly path: string;
  /** RFC 3501, 2.3.1.1: another value means that all UIDs are new. */
  readonly uidValidity: number;
  /** The UID the next mail will get; 0 when the server doesn't say. */
  readonly uidNext: number;
}

/**
 * Opens a folder to read it (EXAMINE): nothing in it can change by what follows.
 * @throws PermanentError naming the folders there are, when this one is not among them
 */
export async function openFolder(imap: Imap, path: string): Promise<Folder> {
  return operate(imap, `opening ${path}`, async () => {
    const opened = await imap.client
      .mailboxOpen(path, { readOnly: true })
      .catch(async (error: unknown) => {
        throw isMissing(error) ? await missingFolder(imap, path) : error;
      });
    const uidValidity = Number(opened.uidValidity ?? 0);
    if (!uidValidity) {
      throw new TransientError(`IMAP ${imap.account.host}: ${path} comes without a UIDVALIDITY`);
    }
    return { path, uidValidity, uidNext: opened.uidNext || 0 };
  });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'mailboxMissing' in error && error.mailboxMissing === true;
}

async function missingFolder(imap: Imap, path: string): Promise<PermanentError> {
  const folders = (await imap.client.list()).map(folder => folder.path);
  const shown = folders.slice(0, 30).join(', ');
  return new PermanentError(
    `IMAP ${imap.account.host}: there is no folder "${path}". There are: ${shown}`,
  );
}

/** UIDs from `first` on that the server lists, ascending. */
export async function uidsFrom(imap: Imap, first: number): Promise<number[]> {
  return operate(imap, `listing UIDs from ${first}`, async () => {
    const found = await imap.client.search({ uid: `${first}:*` }, { uid: true });
    // `n:*` always includes the last mail, even when its UID is below n.
    return ascending(found, imap).filter(uid => uid >= first);
  });
}

/** Does the server still list this UID? */
export async function hasUid(imap: Imap, uid: number): Promise<boolean> {
  return operate(imap, `looking for UID ${uid}`, async () => {
    const found = await imap.client.search({ uid: String(uid) }, { uid: true });
    return ascending(found, imap).includes(uid);
  });
}

const DAY = 86_400_000;
const DATES_AT_ONCE = 500;

/**
 * The first UID that arrived at or after `since`, or null. SEARCH knows days only, in the server's
 * time zone: so a day more is searched, and then the arrival times are looked at.
 */
export async function firstUidSince(imap: Imap, since: Date): Promise<number | null> {
  const day = new Date(since.getTime() - DAY);
  const uids = await operate(imap, 'searching by date', async () =>
    ascending(await imap.client.search({ since: day }, { uid: true }), imap),
  );
  for (let at = 0; at < uids.length; at += DATES_AT_ONCE) {
    const asked = uids.slice(at, at + DATES_AT_ONCE);
    const found = await operate(imap, 'reading arrival times', () =>
      imap.client.fetchAll(asked.join(','), { uid: true, internalDate: true }, { uid: true }),
    );
    const times = new Map(found.map(mail => [mail.uid, timeOf(mail.internalDate)]));
    const first = asked.find(uid => (times.get(uid) ?? UNKNOWN) >= since.getTime());
    if (first !== undefined) return first;
  }
  return null;
}

/** A mail without a readable arrival time counts as new: better read than missed. */
const UNKNOWN = Number.POSITIVE_INFINITY;

function timeOf(internalDate: Date | string | undefined): number {
  const time = new Date(internalDate ?? Number.NaN).getTime();
  return Number.isNaN(time) ? UNKNOWN : time;
}

/** imapflow answers `false` where it should throw. */
function ascending(found: number[] | false | undefined, imap: Imap): number[] {
  if (!Array.isArray(found)) {
    throw new TransientError(`IMAP ${imap.account.host}: the server refused a SEARCH`);
  }
  return found.sort((a, b) => a - b);
}

/**
 * Puts a mail into a folder, marked as read.
 * @returns the UID where the server tells it (UIDPLUS), else null
 */
export async function appendMail(
  imap: Imap,
  folder: string,
  mail: Buffer,
  at: Date,
): Promise<number | null> {
  return operate(imap, `storing a mail in ${folder}`, async () => {
    const stored = await imap.client
      .append(folder, mail, ['\\Seen'], at)
      .catch(async (error: unknown) => {
        throw isTryCreate(error) ? await missingFolder(imap, folder) : error;
      });
    if (!stored)
      throw new TransientError(`IMAP ${imap.account.host}: nothing was stored in ${folder}`);
    return stored.uid ?? null;
  });
}

/** RFC 3501, 7.1: an APPEND to a folder that isn't there. */
function isTryCreate(error: unknown): boolean {
  return (
    error instanceof Error &&
    'serverResponseCode' in error &&
    error.serverResponseCode === 'TRYCREATE'
  );
}

/** The folder of sent mail (RFC 6154, or by its usual names), or null. */
export async function findSentFolder(imap: Imap): Promise<string | null> {
  return operate(imap, 'looking for the Sent folder', async () => {
    const folders = await imap.client.list();
    return folders.find(folder => folder.specialUse === '\\Sent')?.path ?? null;
  });
}

/**
 * Is a mail with this Message-ID (with angle brackets) in the folder? Opens the folder to read.
 * SEARCH finds parts of a header, so the whole id with its brackets is asked for.
 */
export async function hasMessageId(
  imap: Imap,
  folder: string,
  messageId: string,
): Promise<boolean> {
  await openFolder(imap, folder);
  return operate(imap, 'searching a Message-ID', async () => {
    const query = { header: { 'message-id': messageId } };
    return ascending(await imap.client.search(query, { uid: true }), imap).length > 0;
  });
}
