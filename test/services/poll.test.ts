import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { appendMail, findSentFolder, hasMessageId, openFolder } from '../../src/io/imap.ts';
import { closeImap, connectImap } from '../../src/io/imap-connect.ts';
import { readRaw } from '../../src/store/arrivals.ts';
import { eventually, type PollerUnderTest, poll } from '../support/poller.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import {
  asClient,
  freshUser,
  imapAccount,
  mailboxOf,
  putMails,
  type ServiceDatabase,
  service,
  serviceDatabase,
} from './support/services.ts';

const DAY = 86_400_000;
const FAST = { pollEvery: 1_000, silence: 1_000, backoffMin: 100, backoffMax: 500, lockRetry: 200 };

let base: ServiceDatabase;
let running: PollerUnderTest[] = [];

beforeAll(async () => {
  base = await serviceDatabase();
});

afterEach(async () => {
  await Promise.all(running.map(({ poller }) => poller.stop()));
  running = [];
});

afterAll(() => base.close());

function start(...[deps]: [Parameters<typeof poll>[1]]): PollerUnderTest {
  const started = poll(base, deps);
  running.push(started);
  return started;
}

const mail = (subject: string, body = 'Hallo'): string =>
  `From: kunde@kunde.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject}-${randomBytes(4).toString('hex')}@kunde.example>\r\n\r\n${body}\r\n`;

function inbounds(user: string) {
  return base.db
    .selectFrom('inbound')
    .selectAll()
    .where('mailbox', '=', `${user}@shop.example`)
    .orderBy('id')
    .execute();
}

async function subjects(user: string): Promise<string[]> {
  const rows = (await inbounds(user)).filter(row => row.status === 'stored');
  const raws = await Promise.all(rows.map(row => readRaw(base.db, row.id)));
  return raws.map(raw => /^Subject: (.*)\r$/m.exec(raw.toString())?.[1] ?? '?');
}

async function settled(user: string, count: number): Promise<void> {
  await eventually(async () => (await inbounds(user)).length >= count);
}

describe('a first start', () => {
  it('leaves mail from before `since` alone, and reads the rest in order', async () => {
    const user = freshUser('first');
    await putMails(user, [mail('ancient')], { at: new Date(Date.now() - 30 * DAY) });
    // The same day as `since`, but before it: SEARCH alone would have let it in.
    await putMails(user, [mail('yesterday')], { at: new Date(Date.now() - 2 * 3_600_000) });
    await putMails(user, [mail('one'), mail('two')]);
    const { rung } = start({ mailbox: mailboxOf(user, { since: 3_600_000 }) });
    await settled(user, 2);
    expect(await subjects(user)).toEqual(['one', 'two']);
    await eventually(() => rung.length === 2);
    const mark = await base.db
      .selectFrom('watermark')
      .selectAll()
      .where('mailbox', '=', `${user}@shop.example`)
      .executeTakeFirstOrThrow();
    expect(mark).toMatchObject({ firstUid: 3, lastUid: 4 });
  });

  it('begins at the next mail when there is none since then', async () => {
    const user = freshUser('quiet');
    await putMails(user, [mail('ancient')], { at: new Date(Date.now() - 30 * DAY) });
    const { poller } = start({ mailbox: mailboxOf(user) });
    await eventually(() => poller.health().state === 'idle');
    await putMails(user, [mail('new')], { at: new Date(Date.now() - 30 * DAY) });
    await settled(user, 1);
    expect(await subjects(user)).toEqual(['new']);
  });
});

it('hears of a new mail by IDLE, long before the next poll', async () => {
  const user = freshUser('idle');
  const { poller, rung } = start({ mailbox: mailboxOf(user) });
  await eventually(() => poller.health().state === 'idle');
  const begun = Date.now();
  await putMails(user, [mail('now')]);
  await eventually(() => rung.length === 1);
  expect(Date.now() - begun).toBeLessThan(5_000);
  const before = poller.health().lastContactAt?.getTime() ?? 0;
  expect(Date.now() - before).toBeLessThan(5_000);
});

it('reads a backlog in batches, large mails between small ones, all byte for byte', async () => {
  const user = freshUser('exact');
  // Every byte that IMAP can carry, without lone CR and LF, which Dovecot itself rewrites.
  const bytes = Buffer.from(
    [...Array(255).keys()].map(at => at + 1).filter(b => b !== 10 && b !== 13),
  );
  const binary = Buffer.concat([Buffer.from(mail('binary')), bytes, Buffer.from('\r\n')]);
  const lines = (size: number): string =>
    randomBytes(size).toString('base64').replace(/.{76}/g, '$&\r\n');
  const large = Buffer.from(mail('large', lines(6_000_000)));
  const mails = [
    ...Array.from({ length: 120 }, (_, at) => Buffer.from(mail(`m${at}`, lines(2_000)))),
    large,
    binary,
    ...Array.from({ length: 30 }, (_, at) => Buffer.from(mail(`n${at}`, lines(400_000)))),
  ];
  await putMails(user, mails);
  start({ mailbox: mailboxOf(user) });
  await settled(user, mails.length);
  const rows = (await inbounds(user)).sort((a, b) => a.uid - b.uid);
  for (const [at, row] of rows.entries()) {
    const raw = await readRaw(base.db, row.id);
    expect(raw.equals(mails[at] ?? Buffer.alloc(0)), `UID ${row.uid}`).toBe(true);
    expect(row).toMatchObject({ size: mails[at]?.length, status: 'stored' });
  }
});

it('puts a mail that is too large aside with its header, tells the owner, and goes on', async () => {
  const user = freshUser('huge');
  await putMails(user, [mail('huge', 'x'.repeat(60).concat('\r\n').repeat(60_000)), mail('next')]);
  start({ mailbox: mailboxOf(user), largest: 2_000_000, language: 'de' });
  await settled(user, 2);
  const [huge] = (await inbounds(user)).filter(row => row.status === 'quarantined');
  expect(huge?.reason).toMatch(/größer als/);
  const header = (await readRaw(base.db, huge?.id ?? 0)).toString();
  expect(header).toMatch(/^From: kunde@kunde\.example\r\nSubject: huge\r\n/);
  expect(header).not.toContain('xxx');
  expect(await subjects(user)).toEqual(['next']);
  const problems = await base.db.selectFrom('problem').selectAll().execute();
  expect(problems.map(problem => problem.key)).toEqual([`quarantine:${huge?.id}`]);
  expect(problems[0]?.what).toContain('Bitte lesen Sie sie dort');
});

it('changes nothing in the mailbox', async () => {
  const user = freshUser('flags');
  await putMails(user, [mail('unread')]);
  await putMails(user, [mail('flagged')], { flags: ['\\Flagged', 'custom'] });
  await putMails(user, [mail('large', 'y'.repeat(76).concat('\r\n').repeat(20_000))]);
  const look = (): Promise<string[]> =>
    asClient(user, async client => {
      await client.mailboxOpen('INBOX', { readOnly: true });
      const all = await client.fetchAll('1:*', { flags: true, uid: true });
      // \Recent tells who looked first; it belongs to a session, not to the mail.
      return all.map(({ uid, flags }) =>
        [uid, ...[...(flags ?? [])].filter(flag => flag !== '\\Recent').sort()].join(' '),
      );
    });
  const before = await look();
  start({ mailbox: mailboxOf(user) });
  await settled(user, 3);
  expect(await look()).toEqual(before);
});

it('goes on after the last mail when it is started again', async () => {
  const user = freshUser('again');
  await putMails(user, [mail('one')]);
  const first = start({ mailbox: mailboxOf(user) });
  await settled(user, 1);
  const begun = Date.now();
  await first.poller.stop();
  expect(Date.now() - begun).toBeLessThan(5_000);
  await putMails(user, [mail('two'), mail('three')]);
  start({ mailbox: mailboxOf(user) });
  await settled(user, 3);
  expect(await subjects(user)).toEqual(['one', 'two', 'three']);
});

it('reads a folder that was numbered anew again, without a duplicate', async () => {
  const user = freshUser('anew');
  const folder = 'Anfragen';
  const mails = ['one', 'two', 'three'].map(subject => mail(subject));
  await asClient(user, client => client.mailboxCreate(folder));
  await putMails(user, mails, { folder });
  const { poller, log } = start({ mailbox: mailboxOf(user), folder, timings: FAST });
  await settled(user, 3);
  await eventually(() => poller.health().state === 'idle');
  await asClient(user, async client => {
    // As after a restored backup: one mail is gone, one is new, the others have other UIDs.
    await client.mailboxDelete(folder);
    await client.mailboxCreate(folder);
    for (const text of [mails[2], mail('four'), mails[0]]) await client.append(folder, text ?? '');
  });
  await settled(user, 6);
  expect((await subjects(user)).sort()).toEqual(['four', 'one', 'three', 'two']);
  const rows = await inbounds(user);
  const copies = rows.filter(row => row.status === 'duplicate');
  const originals = copies.map(row => rows.find(({ id }) => id === row.duplicateOf)?.uid);
  expect(originals.sort()).toEqual([1, 3]);
  expect(log.filter(line => line.msg.includes('UIDVALIDITY'))).toHaveLength(1);
});

it('has one active poller of two, and the other takes over', async () => {
  const user = freshUser('two');
  await putMails(
    user,
    Array.from({ length: 20 }, (_, at) => mail(`m${at}`)),
  );
  const one = start({ mailbox: mailboxOf(user), timings: FAST });
  const two = start({ mailbox: mailboxOf(user), timings: FAST });
  await settled(user, 20);
  await eventually(() => {
    const states = [one, two].map(({ poller }) => poller.health().state);
    return states.includes('standby') && states.includes('idle');
  });
  expect(Math.min(one.rung.length, two.rung.length)).toBe(0);
  const [active, standby] = one.rung.length > 0 ? [one, two] : [two, one];
  await active.poller.stop();
  await putMails(user, [mail('after')]);
  await settled(user, 21);
  await eventually(() => standby.rung.length === 1);
  expect(standby.complaints()).toEqual([]);
});

it('stops polling when the connection of its lock dies, until it has it again', async () => {
  const user = freshUser('lock');
  const { poller, complaints } = start({ mailbox: mailboxOf(user), timings: FAST });
  await eventually(() => poller.health().state === 'idle');
  const killed = await killLocks();
  expect(killed).toBe(1);
  await eventually(() => poller.health().lastError?.includes('database'));
  await eventually(() => poller.health().state === 'idle' && poller.health().lastError === null);
  await putMails(user, [mail('after')]);
  await settled(user, 1);
  expect(complaints()).toHaveLength(1);
});

/** Kills the connections that hold poll locks, as an operator or a restart would. */
async function killLocks(): Promise<number> {
  const { rows } = await sql<{ pid: number }>`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'kulanz lock' and datname = current_database()`.execute(base.db);
  return rows.length;
}

it('says a wrong password once, clearly, and tries again slowly', async () => {
  const user = freshUser('wrong');
  const mailbox = mailboxOf(user, { imap: imapAccount(user, { password: 'not it' }) });
  const { poller, complaints } = start({
    mailbox,
    timings: { ...FAST, refusedMin: 200, refusedMax: 400 },
  });
  await eventually(() => poller.health().state === 'waiting');
  await new Promise(resolve => setTimeout(resolve, 2_000));
  expect(complaints()).toHaveLength(1);
  expect(complaints()[0]).toMatchObject({ level: 'error', msg: 'poll: needs your help' });
  expect(complaints()[0]?.error).toMatch(
    /wrong user or password\. Check imap\.user and imap\.password/,
  );
  expect(JSON.stringify(complaints())).not.toContain('not it');
  expect(poller.health().lastError).toMatch(/wrong user or password/);
});

it('names the folders there are when the configured one is not among them', async () => {
  const user = freshUser('folder');
  const { complaints } = start({ mailbox: mailboxOf(user), folder: 'Eingang' });
  await eventually(() => complaints().length === 1);
  expect(complaints()[0]?.error).toMatch(/no folder "Eingang"\. There are: .*INBOX/);
});

describe('over a bad line', () => {
  let proxy: TcpProxy;

  beforeAll(async () => {
    proxy = await startTcpProxy(service('IMAP_HOST'), Number(service('IMAPS_PORT')));
  });

  afterAll(() => proxy.close());

  const through = (user: string) =>
    mailboxOf(user, { imap: imapAccount(user, { port: proxy.port }) });

  it('notices a half-open connection and reads on over a new one', async () => {
    const user = freshUser('half');
    const { poller, complaints } = start({ mailbox: through(user), timings: FAST });
    await eventually(() => poller.health().state === 'idle');
    proxy.freeze(true);
    const begun = Date.now();
    await putMails(user, [mail('missed')]);
    await eventually(() => complaints().length > 0);
    // At most a poll's interval and the silence that is allowed, and the grain of the watch.
    expect(Date.now() - begun).toBeLessThan(FAST.pollEvery + FAST.silence + 1_000);
    expect(complaints()[0]?.error).toMatch(/silent for \d+ s/);
    proxy.freeze(false);
    await settled(user, 1);
    expect(complaints()).toHaveLength(1);
  });

  it('notices a connection that dies in the middle of a large mail, and stores it once', async () => {
    const user = freshUser('middle');
    const body = randomBytes(12_000_000).toString('base64').replace(/.{76}/g, '$&\r\n');
    const large = mail('large', body);
    await putMails(user, [large]);
    const { complaints } = start({ mailbox: through(user), timings: FAST });
    let drops = 0;
    const dropping = setInterval(() => {
      if (drops++ < 2) proxy.drop();
    }, 350);
    await settled(user, 1).finally(() => clearInterval(dropping));
    const [row] = await inbounds(user);
    expect((await readRaw(base.db, row?.id ?? 0)).equals(Buffer.from(large))).toBe(true);
    expect(complaints().length).toBeLessThanOrEqual(1);
  });

  it('stops within 5 s while the line is dead', async () => {
    const user = freshUser('dead');
    const { poller } = start({ mailbox: through(user) });
    await eventually(() => poller.health().state === 'idle');
    proxy.freeze(true);
    const begun = Date.now();
    await poller.stop();
    proxy.freeze(false);
    expect(Date.now() - begun).toBeLessThan(5_000);
  });
});

it('survives a restart of the mail server', async () => {
  const user = freshUser('restart');
  const run = promisify(execFile);
  const { poller, complaints, log } = start({ mailbox: mailboxOf(user), timings: FAST });
  await eventually(() => poller.health().state === 'idle');
  const script = fileURLToPath(new URL('./dovecot.sh', import.meta.url));
  await run(script, ['stop', service('DOVECOT_CONF')]);
  await eventually(() => poller.health().state === 'waiting');
  await new Promise(resolve => setTimeout(resolve, 1_500));
  await run(script, ['start', service('DOVECOT_CONF')]);
  await eventually(() =>
    putMails(user, [mail('after')])
      .then(() => true)
      .catch(() => false),
  );
  await settled(user, 1);
  // Said once the poll is over, which may be after its mail is stored.
  await eventually(() => log.some(({ msg }) => msg === 'poll: all is well again'));
  expect(complaints()).toHaveLength(1);
});

describe('the other things that are asked of a mailbox', () => {
  it('connects by TLS and STARTTLS, and refuses an open connection to another host', async () => {
    const user = freshUser('tls');
    const starttls = imapAccount(user, {
      port: Number(service('IMAP_PORT')),
      security: 'starttls',
    });
    for (const account of [imapAccount(user), starttls]) {
      const imap = await connectImap(account);
      expect(imap.client.secureConnection).toBe(true);
      await closeImap(imap);
    }
    const open = imapAccount(user, { host: 'imap.shop.example', security: 'none' });
    await expect(connectImap(open)).rejects.toThrow(/for this machine only/);
    const crossed = imapAccount(user, { port: Number(service('IMAP_PORT')) });
    await expect(connectImap(crossed)).rejects.toThrow(/no TLS at this port/);
  });

  it('finds the Sent folder by its use, stores a mail in it, and finds it by its Message-ID', async () => {
    const imap = await connectImap(imapAccount(freshUser('sent')));
    try {
      const sent = (await findSentFolder(imap)) ?? '';
      expect(sent).toBe('Gesendet');
      const raw = Buffer.from('Message-ID: <a.1@shop.example>\r\nSubject: Re\r\n\r\nHallo\r\n');
      expect(await appendMail(imap, sent, raw, new Date())).toBe(1);
      expect(await hasMessageId(imap, sent, '<a.1@shop.example>')).toBe(true);
      expect(await hasMessageId(imap, sent, '<a.2@shop.example>')).toBe(false);
      await expect(appendMail(imap, 'Nowhere', raw, new Date())).rejects.toThrow(
        /no folder "Nowhere"\. There are: .*Gesendet/,
      );
      await expect(openFolder(imap, 'Nowhere')).rejects.toThrow(/no folder "Nowhere"/);
    } finally {
      await closeImap(imap);
    }
  });
});
