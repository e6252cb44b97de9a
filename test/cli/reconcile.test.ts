import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reportLines } from '../../src/cli/reconcile.ts';
import {
  type FolderReport,
  isComplete,
  reconcileMailbox,
} from '../../src/cli/reconcile-mailbox.ts';
import type { MailboxConfig } from '../../src/config.ts';
import { type DemoImapServer, startImapServer } from '../../src/demo/imap-server.ts';
import { createTokens } from '../../src/io/oauth2.ts';
import { storeBatch } from '../../src/store/arrivals.ts';
import { storeQuarantined } from '../../src/store/arrivals-odd.ts';
import { type FolderKey, loadWatermark, startWatermark } from '../../src/store/watermark.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';
import { eventually, poll } from '../support/poller.ts';

let base: TestDatabase;
let imap: DemoImapServer;
let mailbox: MailboxConfig;
let counter = 0;

beforeAll(async () => {
  base = await testDatabase();
});

beforeEach(async () => {
  imap = await startImapServer({ accounts: [{ user: 'hilfe', password: 'secret' }] });
  const account = {
    ...{ host: '127.0.0.1', port: imap.port, user: 'hilfe', password: 'secret' },
    security: 'none' as const,
  };
  counter += 1;
  const address = `hilfe${counter}@shop.example`;
  mailbox = {
    address,
    aliases: [],
    imap: account,
    smtp: account,
    folder: 'INBOX',
    since: 3_600_000,
  };
});

afterEach(() => imap.close());
afterAll(() => base.close());

const bytes = (subject: string): Buffer =>
  Buffer.from(`Subject: ${subject} ${counter}\r\n\r\nHallo\r\n`);

const reconcile = (patience = 0): Promise<FolderReport[]> =>
  reconcileMailbox(base.db, mailbox, { tokens: createTokens(), patience });

/** What a poller would have left behind for the server's mails. */
async function startKey(firstUid: number): Promise<FolderKey> {
  const poller = poll(base, { mailbox });
  await eventually(() => loadWatermark(base.db, mailbox.address, 'INBOX'));
  await poller.poller.stop();
  const mark = await loadWatermark(base.db, mailbox.address, 'INBOX');
  const key = { mailbox: mailbox.address, folder: 'INBOX', uidValidity: mark?.uidValidity ?? 0 };
  await base.db.deleteFrom('watermark').where('mailbox', '=', mailbox.address).execute();
  await startWatermark(base.db, key, firstUid, new Date());
  return key;
}

const arrival = (uid: number, subject: string) => {
  const source = bytes(subject);
  return { uid, size: source.length, receivedAt: new Date(), source };
};

it('counts every UID once, where it went', async () => {
  const key = await startKey(2);
  for (const subject of ['old', 'one', 'one', 'huge', 'lost'])
    imap.deliver('hilfe', bytes(subject));
  await storeBatch(base.db, key, [arrival(2, 'one'), arrival(3, 'one')], 3);
  await storeQuarantined(base.db, key, arrival(4, 'huge'), {
    reason: 'too large',
    told: 'too large',
    header: Buffer.alloc(0),
  });
  const [report] = await reconcile();
  expect(report).toEqual({
    ...key,
    onServer: 5,
    stored: 1,
    duplicates: 1,
    quarantined: [{ uid: 4, reason: 'too large' }],
    beforeSince: 1,
    unaccounted: [5],
    trouble: null,
  });
  expect(report && isComplete(report)).toBe(false);
});

it('gives a running poller time to read what has just come', async () => {
  const { poller } = poll(base, { mailbox });
  try {
    imap.deliver('hilfe', bytes('just now'));
    await eventually(() => loadWatermark(base.db, mailbox.address, 'INBOX'));
    const [report] = await reconcile(10_000);
    expect(report).toMatchObject({ onServer: 1, stored: 1, unaccounted: [], trouble: null });
  } finally {
    await poller.stop();
  }
});

it('says so when a folder was never read, or was numbered anew', async () => {
  expect((await reconcile())[0]).toMatchObject({ trouble: 'never-read' });
  const key = await startKey(1);
  imap.setUidValidity('hilfe', 'INBOX', key.uidValidity + 1);
  const [report] = await reconcile();
  expect(report).toMatchObject({ trouble: 'anew' });
  expect(report && isComplete(report)).toBe(false);
});

describe('the lines for a person', () => {
  const report: FolderReport = {
    ...{ mailbox: 'hilfe@shop.example', folder: 'INBOX', uidValidity: 1, onServer: 6 },
    ...{ stored: 3, duplicates: 1, beforeSince: 1, trouble: null },
    quarantined: [{ uid: 9, reason: 'größer als 100 MB' }],
    unaccounted: [],
  };

  it('sum up, in both languages', () => {
    expect(reportLines(report, 'de')).toEqual([
      'hilfe@shop.example INBOX: 6 Mails auf dem Server = 3 gespeichert + 1 doppelt + 1 beiseitegelegt + 1 aus der Zeit davor (since)',
      '  UID 9: größer als 100 MB',
      '  Alles ist da.',
    ]);
    expect(reportLines({ ...report, onServer: 1, quarantined: [] }, 'en')[0]).toBe(
      'hilfe@shop.example INBOX: 1 mail on the server = 3 stored + 1 duplicate + 1 older than since',
    );
  });

  it('list what is missing, and not endlessly', () => {
    const unaccounted = Array.from({ length: 50 }, (_, at) => at + 1);
    const lines = reportLines({ ...report, unaccounted }, 'en');
    expect(lines.at(-2)).toMatch(/50 mails are missing here\..*UID: 1, 2, 3/);
    expect(lines.at(-1)).toBe('  and 30 more (all of them with --json)');
    expect(reportLines({ ...report, trouble: 'anew' }, 'de').at(-1)).toMatch(/neu nummeriert/);
  });
});
