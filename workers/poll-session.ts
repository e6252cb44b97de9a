// One connection to a mailbox: open the folder, catch up, wait for mail, until something breaks.
import type { MailboxConfig, UiLanguage } from '../src/config.ts';
import { TransientError } from '../src/errors.ts';
import { type Folder, firstUidSince, openFolder, uidsFrom } from '../src/io/imap.ts';
import { closeImap, connectImap, type Imap } from '../src/io/imap-connect.ts';
import type { Logger } from '../src/io/log.ts';
import type { Tokens } from '../src/io/oauth2.ts';
import type { Db } from '../src/store/db.ts';
import { loadWatermark, startWatermark, type Watermark } from '../src/store/watermark.ts';
import { type CatchUp, catchUp } from './poll-catch-up.ts';
import type { Suspects } from './poll-suspects.ts';
import { inDatabase } from './poll-troubles.ts';

export type PollState = 'standby' | 'connecting' | 'idle' | 'fetching' | 'waiting';

export interface SessionTimings {
  /** Looks for mail at least this often, whatever IDLE says (ms). */
  readonly pollEvery: number;
  /** A server that is silent for so long in an operation is cut off (ms). */
  readonly silence: number;
}

export interface Session {
  readonly mailbox: MailboxConfig;
  readonly folder: string;
  readonly db: Db;
  readonly log: Logger;
  readonly language: UiLanguage;
  readonly tokens: Tokens;
  readonly timings: SessionTimings;
  readonly suspects: Suspects;
  readonly largest?: number;
  now(): Date;
  arrived(ids: readonly number[]): void;
  /** The bytes of a new row, after they are durable. */
  keep(id: number, source: Buffer): void;
  entered(state: PollState): void;
  /** The server has answered. */
  heard(): void;
  /** Everything that the server had is stored. */
  caughtUp(): void;
}

/**
 * Works until the connection breaks or `end` is aborted; always ends by throwing or by `end`.
 * @param lost aborted when another process may have become the poller
 */
export async function pollSession(
  session: Session,
  end: AbortSignal,
  lost: AbortSignal,
): Promise<void> {
  session.entered('connecting');
  const { tokens, timings, mailbox } = session;
  const imap = await connectImap(mailbox.imap, { tokens, silence: timings.silence, signal: end });
  try {
    const bell = listen(imap);
    session.log.info(
      { mailbox: mailbox.address, folder: session.folder },
      'poll: connected, reading',
    );
    for (;;) {
      const opened = await openFolder(imap, session.folder);
      session.heard();
      const mark = await findWatermark(session, imap, opened, lost);
      await pollOpened(session, imap, mark, bell, end, lost);
      if (end.aborted) return;
    }
  } finally {
    await closeImap(imap);
  }
}

/**
 * Reads and waits as long as the server tells of mail. When it has been silent for a poll's interval
 * the folder is opened again: a changed UIDVALIDITY raises no event.
 */
async function pollOpened(
  session: Session,
  imap: Imap,
  mark: Watermark,
  bell: Bell,
  end: AbortSignal,
  lost: AbortSignal,
): Promise<void> {
  const { db, log, language, suspects, largest } = session;
  const { mailbox, folder, uidValidity } = mark;
  const work: CatchUp = {
    ...{ imap, db, log, language, lost, suspects, key: { mailbox, folder, uidValidity } },
    since: mark,
    ...(largest === undefined ? {} : { largest }),
    arrived: ids => session.arrived(ids),
    keep: (id, source) => session.keep(id, source),
    heard: () => session.heard(),
  };
  let { lastUid } = mark;
  for (let rung = true; rung && !end.aborted; ) {
    bell.rung = false;
    session.entered('fetching');
    lastUid = await catchUp(work, lastUid);
    session.caughtUp();
    session.entered('idle');
    rung = await waitForMail(imap, bell, session.timings.pollEvery, end);
  }
}

/** Where to go on: the stored watermark, or a new one for a first start or a new life of UIDs. */
async function findWatermark(
  session: Session,
  imap: Imap,
  opened: Folder,
  lost: AbortSignal,
): Promise<Watermark> {
  const { db, folder, log, mailbox } = session;
  const known = await inDatabase(lost, () => loadWatermark(db, mailbox.address, folder));
  if (known?.uidValidity === opened.uidValidity) return known;
  const sinceAt = known?.sinceAt ?? new Date(session.now().getTime() - mailbox.since);
  const newFrom = await nextUid(imap, opened);
  const firstUid = (await firstUidSince(imap, sinceAt)) ?? newFrom;
  const key = { mailbox: mailbox.address, folder, uidValidity: opened.uidValidity };
  const details = { mailbox: mailbox.address, folder, firstUid, since: sinceAt };
  if (known) {
    log.warn(
      { ...details, was: known.uidValidity, is: opened.uidValidity },
      'poll: the mail server has numbered this folder anew (UIDVALIDITY); reading it again, what is here already stays single',
    );
  } else log.info(details, 'poll: first start; older mail is left alone');
  return inDatabase(lost, () => startWatermark(db, key, firstUid, sinceAt, newFrom));
}

async function nextUid(imap: Imap, opened: Folder): Promise<number> {
  return opened.uidNext || ((await uidsFrom(imap, 1)).at(-1) ?? 0) + 1;
}

/** Remembers that the server spoke of new mail, also while nobody was waiting for it. */
interface Bell {
  rung: boolean;
  wake: () => void;
}

function listen({ client }: Imap): Bell {
  const bell: Bell = { rung: false, wake: () => undefined };
  client.on('exists', () => {
    bell.rung = true;
    bell.wake();
  });
  client.on('close', () => bell.wake());
  return bell;
}

/** An IDLE that ended sooner than this isn't begun again at once (ms). */
const SHORT_IDLE = 1_000;

/** Waits in IDLE for news, at most `ms`. @returns whether the server spoke of new mail */
async function waitForMail(imap: Imap, bell: Bell, ms: number, end: AbortSignal): Promise<boolean> {
  const { client, account } = imap;
  await new Promise<void>(resolve => {
    const timer = setTimeout(resolve, ms);
    let over = false;
    bell.wake = () => {
      over = true;
      clearTimeout(timer);
      resolve();
    };
    if (bell.rung || end.aborted || !client.usable) return bell.wake();
    const idle = async (): Promise<void> => {
      const begun = Date.now();
      // `false`: refused, or the connection is gone. Then the timer, or `close`, ends the wait.
      const answer = await client.idle().catch(() => false);
      const short = Date.now() - begun < SHORT_IDLE;
      if (answer !== false && !short && !over && client.usable) void idle();
    };
    void idle();
  });
  bell.wake = () => undefined;
  if (!client.usable && !end.aborted) {
    throw new TransientError(`IMAP ${account.host}:${account.port}: the connection was closed`);
  }
  return bell.rung;
}
