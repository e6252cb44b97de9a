import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reconcileMailbox } from '../../src/cli/reconcile-mailbox.ts';
import type { MailboxConfig } from '../../src/config.ts';
import { type DemoImapServer, startImapServer } from '../../src/demo/imap-server.ts';
import { createTokens } from '../../src/io/oauth2.ts';
import { readRaw } from '../../src/store/arrivals.ts';
import { type Db, openDatabase } from '../../src/store/db.ts';
import { POLL_TIMINGS, type PollDeps } from '../../workers/poll.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';
import { eventually, type PollerUnderTest, poll } from '../support/poller.ts';
import { startTcpProxy, type Tamper, type TcpProxy } from '../support/tcp-proxy.ts';

const FAST = {
  pollEvery: 400,
  silence: 800,
  backoffMin: 50,
  backoffMax: 200,
  refusedMin: 50,
  refusedMax: 100,
  lockRetry: 100,
  heartbeat: 500,
};

let base: TestDatabase;
let imap: DemoImapServer;
let undo: (() => Promise<void>)[] = [];

beforeAll(async () => {
  base = await testDatabase();
});

beforeEach(async () => {
  imap = await startImapServer({ accounts: [{ user: 'hilfe', password: 'secret' }] });
  undo = [() => imap.close()];
});

afterEach(async () => {
  for (const step of undo.reverse()) await step();
  for (const table of ['inboundRaw', 'inbound', 'watermark', 'problem'] as const) {
    await base.db.deleteFrom(table).execute();
  }
});

afterAll(() => base.close());

function mailbox(port = imap.port): MailboxConfig {
  const account = {
    ...{ host: '127.0.0.1', port, security: 'none', user: 'hilfe', password: 'secret' },
    security: 'none' as const,
  };
  return {
    address: 'hilfe@shop.example',
    aliases: [],
    imap: account,
    smtp: account,
    folder: 'INBOX',
    since: 86_400_000,
  };
}

function start(
  deps: Partial<PollDeps> = {},
  store: { db: Db; url: string } = base,
): PollerUnderTest {
  const started = poll(store, { mailbox: mailbox(), timings: FAST, ...deps });
  undo.push(() => started.poller.stop());
  return started;
}

async function tampered(change: { fromServer?: Tamper; fromClient?: Tamper }): Promise<TcpProxy> {
  const proxy = await startTcpProxy('127.0.0.1', imap.port, change);
  undo.push(() => proxy.close());
  return proxy;
}

const bytes = (subject: string): Buffer => Buffer.from(`Subject: ${subject}\r\n\r\nHallo\r\n`);

const rows = (db = base.db) => db.selectFrom('inbound').selectAll().orderBy('uid').execute();

const states = async (): Promise<[number, string][]> =>
  (await rows()).map(row => [row.uid, row.status]);

const watermark = async (): Promise<number | undefined> =>
  (await base.db.selectFrom('watermark').select('lastUid').executeTakeFirst())?.lastUid;

it('notices a dead connection within two minutes as it is shipped', () => {
  expect(POLL_TIMINGS.pollEvery + POLL_TIMINGS.silence).toBeLessThan(120_000);
  expect(POLL_TIMINGS.pollEvery).toBeLessThanOrEqual(60_000);
});

it('stores first and rings then', async () => {
  imap.deliver('hilfe', bytes('one'));
  const seen: (string | undefined)[] = [];
  start({
    stored: async ids => {
      for (const id of ids) seen.push((await readRaw(base.db, id)).toString());
    },
  });
  await eventually(() => seen.length === 1);
  expect(seen).toEqual([bytes('one').toString()]);
});

it('goes on storing while the queue fails or hangs', async () => {
  const { complaints } = start({ stored: () => Promise.reject(new Error('redis is away')) });
  const hanging = start({ folder: 'Junk', stored: () => new Promise(() => undefined) });
  for (const folder of ['INBOX', 'Junk']) imap.deliver('hilfe', bytes(`1 ${folder}`), folder);
  await eventually(async () => (await rows()).length === 2);
  for (const folder of ['INBOX', 'Junk']) imap.deliver('hilfe', bytes(`2 ${folder}`), folder);
  await eventually(async () => (await rows()).length === 4);
  expect(complaints()[0]?.error).toBe('redis is away');
  expect(hanging.complaints()).toEqual([]);
});

describe('a mail that the server does not give', () => {
  const garble =
    (uid: number, when: () => boolean = () => true): Tamper =>
    data => {
      if (!when()) return data;
      // Same length: a UID that is no number, in whatever FETCH answer carries it.
      const text = data.toString('latin1').replaceAll(`UID ${uid}`, `UID ?`);
      return Buffer.from(text, 'latin1');
    };

  it('is put aside with its reason after one more try, and the others are read', async () => {
    const proxy = await tampered({ fromServer: garble(2) });
    for (const subject of ['one', 'two', 'three']) imap.deliver('hilfe', bytes(subject));
    const { complaints } = start({ mailbox: mailbox(proxy.port) });
    await eventually(async () => (await rows()).length === 3);
    expect(await states()).toEqual([
      [1, 'stored'],
      [2, 'quarantined'],
      [3, 'stored'],
    ]);
    expect((await rows())[1]?.reason).toMatch(/lists this mail but does not give it/);
    const problems = await base.db.selectFrom('problem').selectAll().execute();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.what).toMatch(/UID 2/);
    expect(complaints().map(line => line.msg)).toEqual(['poll: mail put aside']);
  });

  it('is stored when the second try succeeds', async () => {
    let garbled = 0;
    const first = garble(2, () => garbled < 2);
    const proxy = await tampered({
      fromServer: data => {
        const passed = first(data);
        if (!passed?.equals(data)) garbled += 1;
        return passed;
      },
    });
    for (const subject of ['one', 'two', 'three']) imap.deliver('hilfe', bytes(subject));
    start({ mailbox: mailbox(proxy.port) });
    await eventually(async () => (await watermark()) === 3);
    expect(garbled).toBeGreaterThan(0);
    expect((await states()).map(([, status]) => status)).toEqual(['stored', 'stored', 'stored']);
  });

  it('is put aside when it breaks every connection, and the others are read', async () => {
    const proxy = await tampered({
      // Only the bytes of UID 2 are poison, alone or in a batch.
      fromClient: data => (/UID FETCH (1:3|2:3|2) .*BODY/.test(data.toString()) ? null : data),
    });
    for (const subject of ['one', 'two', 'three']) imap.deliver('hilfe', bytes(subject));
    const { complaints } = start({ mailbox: mailbox(proxy.port) });
    await eventually(async () => (await rows()).length === 3);
    expect(await states()).toEqual([
      [1, 'stored'],
      [2, 'quarantined'],
      [3, 'stored'],
    ]);
    // One line for the trouble of the line, one for the mail.
    expect(complaints().map(line => line.msg)).toEqual([
      'poll: not reachable, trying again',
      'poll: mail put aside',
    ]);
  });
});

it('reads everything again when the UIDs are new, and nothing twice', async () => {
  for (const subject of ['one', 'two']) imap.deliver('hilfe', bytes(subject));
  const { rung } = start();
  await eventually(() => rung.length === 2);
  const before = (await rows())[0]?.uidValidity ?? 0;
  imap.setUidValidity('hilfe', 'INBOX', before + 1);
  imap.deliver('hilfe', bytes('three'));
  await eventually(async () => (await rows()).length === 5);
  const found = await rows();
  expect(found.filter(row => row.status === 'duplicate').map(row => row.uid)).toEqual([1, 2]);
  expect(found.filter(row => row.status === 'stored')).toHaveLength(3);
  expect(rung).toHaveLength(3);
});

describe('in a mailbox whose UIDs do not follow time', () => {
  const HOUR = 3_600_000;
  const ago = (hours: number): Date => new Date(Date.now() - hours * HOUR);
  const subjects = async (): Promise<string[]> => {
    const found = await rows();
    const raw = await Promise.all(found.map(row => readRaw(base.db, row.id)));
    return raw.map(source => /Subject: (.*)\r/.exec(source.toString())?.[1] ?? '');
  };
  const reconcile = () =>
    reconcileMailbox(base.db, mailbox(), { tokens: createTokens(), patience: 0 });

  beforeEach(() => {
    imap.deliver('hilfe', bytes('yesterday'), 'INBOX', ago(5));
    for (const year of [2019, 2020, 2021]) {
      imap.deliver('hilfe', bytes(`of ${year}`), 'INBOX', new Date(`${year}-01-01T00:00:00Z`));
    }
    imap.deliver('hilfe', bytes('today'), 'INBOX', ago(1));
    imap.deliver('hilfe', bytes('of 2022'), 'INBOX', new Date('2022-01-01T00:00:00Z'));
  });

  it('what is older than `since` stays where it is, and is accounted for', async () => {
    start();
    await eventually(async () => (await watermark()) === 6);
    expect(await subjects()).toEqual(['yesterday', 'today']);
    expect((await reconcile())[0]).toMatchObject({
      ...{ onServer: 6, stored: 2, beforeSince: 4, unaccounted: [], trouble: null },
    });
  });

  it('what is moved there later is new, however old it is', async () => {
    start();
    await eventually(async () => (await watermark()) === 6);
    imap.deliver('hilfe', bytes('moved from another folder'), 'INBOX', ago(10_000));
    await eventually(async () => (await watermark()) === 7);
    expect(await subjects()).toEqual(['yesterday', 'today', 'moved from another folder']);
    await base.db.deleteFrom('inboundRaw').execute();
    await base.db.deleteFrom('inbound').where('uid', '=', 7).execute();
    expect((await reconcile())[0]).toMatchObject({ beforeSince: 4, unaccounted: [7] });
  });

  it('a new numbering (UIDVALIDITY) does not let older mail in either', async () => {
    start();
    await eventually(async () => (await watermark()) === 6);
    const before = (await rows())[0]?.uidValidity ?? 0;
    imap.setUidValidity('hilfe', 'INBOX', before + 1);
    imap.deliver('hilfe', bytes('new'));
    await eventually(async () => (await watermark()) === 7);
    const after = (await rows()).filter(row => row.uidValidity === before + 1);
    expect(after.map(row => row.status)).toEqual(['duplicate', 'duplicate', 'stored']);
    expect((await reconcile())[0]).toMatchObject({
      ...{ onServer: 7, stored: 1, duplicates: 2, beforeSince: 4, unaccounted: [] },
    });
  });
});

it('comes back by itself when the server was away, and says it in one line', async () => {
  const { poller, complaints, log } = start();
  await eventually(() => poller.health().state === 'idle');
  await imap.goDown();
  await eventually(() => poller.health().state === 'waiting');
  expect(poller.health().lastError).toMatch(/IMAP 127\.0\.0\.1/);
  await new Promise(resolve => setTimeout(resolve, 1_000));
  imap.deliver('hilfe', bytes('meanwhile'));
  await imap.comeBack();
  await eventually(async () => (await rows()).length === 1);
  await eventually(() => poller.health().lastError === null);
  expect(complaints()).toHaveLength(1);
  expect(log.filter(line => line.msg === 'poll: all is well again')).toHaveLength(1);
});

it('cuts a frozen connection in the middle of a fetch', async () => {
  const { poller, complaints } = start();
  await eventually(() => poller.health().state === 'idle');
  imap.freeze(true);
  imap.deliver('hilfe', bytes('frozen'));
  await eventually(() => complaints().length === 1);
  imap.freeze(false);
  await eventually(async () => (await rows()).length === 1);
});

describe('when the database is away', () => {
  let proxy: TcpProxy;
  let db: Db;
  let url: string;

  beforeEach(async () => {
    const { hostname, port } = new URL(base.url);
    proxy = await startTcpProxy(hostname, Number(port || 5432));
    const through = new URL(base.url);
    through.hostname = '127.0.0.1';
    through.port = String(proxy.port);
    url = through.href;
    db = openDatabase(url);
    undo.push(
      () => proxy.close(),
      () => db.destroy(),
    );
  });

  it('waits, says so in one line, and reads what came meanwhile', async () => {
    const { poller, complaints } = start({}, { db, url });
    await eventually(() => poller.health().state === 'idle');
    await proxy.goDown();
    imap.deliver('hilfe', bytes('meanwhile'));
    await eventually(() => poller.health().lastError?.includes('database'));
    await new Promise(resolve => setTimeout(resolve, 1_000));
    await proxy.comeBack();
    await eventually(async () => (await rows()).length === 1);
    await eventually(() => poller.health().lastError === null);
    expect(complaints()).toHaveLength(1);
  });

  it('lets go when the database hangs, so that another may poll', async () => {
    const { poller } = start({}, { db, url });
    await eventually(() => poller.health().state === 'idle');
    proxy.freeze(true);
    imap.deliver('hilfe', bytes('while it hangs'));
    await eventually(() => poller.health().lastError?.includes('database'));
    const begun = Date.now();
    await poller.stop();
    expect(Date.now() - begun).toBeLessThan(5_000);
    proxy.freeze(false);
    proxy.drop();
    start();
    await eventually(async () => (await rows()).length === 1);
  });
});

it('keeps polling where IDLE says nothing', async () => {
  // A server that swallows the news: what it says while the client idles is lost.
  const proxy = await tampered({
    fromServer: data =>
      Buffer.from(
        data.toString('latin1').replace(/^\* \d+ EXISTS\r\n(\* \d+ RECENT\r\n)?$/, ''),
        'latin1',
      ),
  });
  const { poller } = start({ mailbox: mailbox(proxy.port) });
  await eventually(() => poller.health().state === 'idle');
  imap.deliver('hilfe', bytes('silent'));
  await eventually(async () => (await rows()).length === 1, 5_000);
});
