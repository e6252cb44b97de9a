import { createHash, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { ImapFlow } from 'imapflow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DemoImapServer, startImapServer } from '../../src/demo/imap-server.ts';

const USER = 'hilfe';
const PASSWORD = 'geheim "ß"';

let server: DemoImapServer;
const clients: ImapFlow[] = [];
const sockets: Socket[] = [];

beforeEach(async () => {
  server = await startImapServer({
    accounts: [
      { user: USER, password: PASSWORD },
      { user: 'anna', password: 'a' },
    ],
  });
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
});

async function logIn(user = USER, pass = PASSWORD): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: server.port,
    secure: false,
    auth: { user, pass },
    logger: false,
  });
  client.on('error', () => {});
  clients.push(client);
  await client.connect();
  return client;
}

function mail(subject: string, body: string | Buffer = 'Hallo\r\n'): Buffer {
  const header = `From: Erika <erika@example.org>\r\nTo: hilfe@shop.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@example.org>\r\n\r\n`;
  return Buffer.concat([Buffer.from(header), Buffer.from(body)]);
}

const hash = (bytes: Buffer | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

function pause(ms: number): Promise<'late'> {
  return new Promise(resolve => setTimeout(() => resolve('late'), ms));
}

/** Sends raw lines and returns what came until `end` shows. */
async function talk(lines: string, end: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  sockets.push(socket);
  let heard = '';
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('data', chunk => {
      heard += chunk.toString('latin1');
      if (heard.includes(end)) resolve(heard);
    });
    socket.on('close', () => resolve(heard));
    socket.write(lines, 'latin1');
  });
}

describe('logging in', () => {
  it('takes the password with non-ASCII and quotes, and refuses a wrong one', async () => {
    const client = await logIn();
    expect(client.usable).toBe(true);
    await expect(logIn(USER, 'falsch')).rejects.toMatchObject({ authenticationFailed: true });
    await expect(logIn('nobody', '')).rejects.toMatchObject({ authenticationFailed: true });
  });

  it('takes LOGIN and AUTHENTICATE with and without an initial response', async () => {
    const plain = Buffer.from('\0anna\0a').toString('base64');
    expect(await talk('a LOGIN anna "a"\r\n', 'a OK')).toContain('a OK');
    expect(await talk('a LOGIN {4}\r\nanna {1+}\r\na\r\n', 'a OK')).toContain('a OK');
    expect(await talk(`a AUTHENTICATE PLAIN ${plain}\r\n`, 'a OK')).toContain('a OK');
    expect(await talk(`a AUTHENTICATE PLAIN\r\n${plain}\r\n`, 'a OK')).toContain('+ ');
  });

  it('lets nobody read without a login', async () => {
    expect(await talk('a SELECT INBOX\r\nb LOGOUT\r\n', 'b OK')).toContain('a NO');
  });

  it('keeps accounts apart', async () => {
    server.deliver('anna', mail('fuer-anna'));
    const client = await logIn();
    expect((await client.mailboxOpen('INBOX')).exists).toBe(0);
  });
});

describe('folders', () => {
  it('lists them with their special use, and their counts', async () => {
    server.deliver(USER, mail('a'));
    const client = await logIn();
    const folders = await client.list({ statusQuery: { messages: true, unseen: true } });
    expect(folders.map(folder => [folder.path, folder.specialUse])).toEqual(
      expect.arrayContaining([
        ['INBOX', '\\Inbox'],
        ['Sent', '\\Sent'],
        ['Junk', '\\Junk'],
        ['Drafts', '\\Drafts'],
        ['Trash', '\\Trash'],
      ]),
    );
    expect(folders.find(folder => folder.path === 'INBOX')?.status).toMatchObject({
      messages: 1,
      unseen: 1,
    });
  });

  it('are made, renamed and deleted, with umlauts', async () => {
    const client = await logIn();
    await client.mailboxCreate('Erledigt/März');
    await client.mailboxRename('Erledigt/März', 'Archiv für alles');
    expect((await client.list()).map(folder => folder.path)).toContain('Archiv für alles');
    await client.mailboxDelete('Archiv für alles');
    expect((await client.list()).map(folder => folder.path)).not.toContain('Archiv für alles');
  });

  it('tell the next UID and the UIDVALIDITY', async () => {
    server.deliver(USER, mail('a'));
    const client = await logIn();
    const status = await client.status('INBOX', {
      uidNext: true,
      uidValidity: true,
      messages: true,
    });
    expect(status).toMatchObject({ messages: 1, uidNext: 2 });
    const { uidValidity } = await client.mailboxOpen('INBOX');
    expect(status ? status.uidValidity : null).toBe(uidValidity);
  });
});

describe('reading', () => {
  it('gives every byte back, whatever the bytes are', async () => {
    const raw = mail('bytes', Buffer.concat([randomBytes(300_000), Buffer.from([0, 13, 10, 255])]));
    server.deliver(USER, raw);
    const client = await logIn();
    await client.mailboxOpen('INBOX', { readOnly: true });
    const fetched = await client.fetchOne('1', { uid: true, source: true, size: true });
    if (!fetched) throw new Error('nothing fetched');
    expect(hash(fetched.source)).toBe(hash(raw));
    expect(fetched.size).toBe(raw.length);
  });

  it('streams a download in pieces', async () => {
    const raw = mail('gross', randomBytes(3_000_000));
    server.deliver(USER, raw);
    const client = await logIn();
    await client.mailboxOpen('INBOX');
    const { content } = await client.download('1', undefined, { uid: true, chunkSize: 65_536 });
    const parts: Buffer[] = [];
    for await (const part of content ?? []) parts.push(part);
    expect(hash(Buffer.concat(parts))).toBe(hash(raw));
    expect(server.messages(USER)[0]?.flags).toEqual([]);
  });

  it('gives a part of the bytes from a place on', async () => {
    server.deliver(USER, mail('teil', 'x'.repeat(100)));
    const client = await logIn();
    await client.mailboxOpen('INBOX');
    const one = await client.fetchOne('1', { source: { start: 6, maxLength: 5 } });
    expect(one ? one.source?.toString() : null).toBe('Erika');
  });

  it('fetches a thousand mails in order, by UID and from a UID on', async () => {
    for (let n = 1; n <= 1000; n += 1) server.deliver(USER, mail(`nr-${n}`));
    const client = await logIn();
    await client.mailboxOpen('INBOX');
    const all = await client.fetchAll('1:*', { uid: true, envelope: true }, { uid: true });
    expect(all.map(one => one.uid)).toEqual(Array.from({ length: 1000 }, (_, n) => n + 1));
    expect(all[999]?.envelope?.subject).toBe('nr-1000');
    const rest = await client.fetchAll('998:*', { uid: true }, { uid: true });
    expect(rest.map(one => one.uid)).toEqual([998, 999, 1000]);
  });

  it('tells envelope, flags, date and structure', async () => {
    const at = new Date('2026-11-07T09:08:07Z');
    server.deliver(
      USER,
      Buffer.from(
        [
          'From: =?utf-8?q?J=C3=BCrgen?= "von" Ahorn <juergen@example.org>',
          'To: Hilfe <hilfe@shop.example>, team@shop.example',
          'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=',
          'Message-ID: <1@example.org>',
          'MIME-Version: 1.0',
          'Content-Type: multipart/mixed; boundary="b"',
          '',
          '--b',
          'Content-Type: multipart/alternative; boundary=b-in',
          '',
          '--b-in',
          'Content-Type: text/plain; charset=utf-8',
          '',
          'Hallo',
          '--b-in',
          'Content-Type: text/html; charset=utf-8',
          '',
          '<p>Hallo</p>',
          '--b-in--',
          '--b',
          'Content-Type: image/png; name="Topf \\"1\\".png"',
          'Content-Transfer-Encoding: base64',
          'Content-Disposition: attachment; filename=topf.png',
          '',
          'iVBORw0KGgo=',
          '--b--',
          '',
        ].join('\r\n'),
      ),
      'INBOX',
      at,
    );
    const client = await logIn();
    await client.mailboxOpen('INBOX');
    const one = await client.fetchOne('1', {
      envelope: true,
      flags: true,
      internalDate: true,
      bodyStructure: true,
      headers: ['subject'],
      bodyParts: ['1.2', '2.mime'],
    });
    if (!one) throw new Error('nothing fetched');
    expect(one.envelope).toMatchObject({
      subject: 'Grüße',
      messageId: '<1@example.org>',
      from: [{ address: 'juergen@example.org' }],
      to: [{ name: 'Hilfe', address: 'hilfe@shop.example' }, { address: 'team@shop.example' }],
    });
    expect(one.internalDate).toEqual(at);
    expect(one.headers?.toString()).toBe('Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\r\n');
    expect(one.bodyStructure?.childNodes?.map(node => node.type)).toEqual([
      'multipart/alternative',
      'image/png',
    ]);
    expect(one.bodyStructure?.childNodes?.[1]?.dispositionParameters).toMatchObject({
      filename: 'topf.png',
    });
    expect(one.bodyParts?.get('1.2')?.toString()).toBe('<p>Hallo</p>');
    expect(one.bodyParts?.get('2.mime')?.toString()).toMatch(/^Content-Type: image\/png/);
  });

  it('marks as seen only who reads without PEEK', async () => {
    server.deliver(USER, mail('a'));
    server.deliver('anna', mail('b'));
    const heard = await talk(
      'a LOGIN anna a\r\nb SELECT INBOX\r\nc FETCH 1 BODY.PEEK[TEXT]\r\nd FETCH 1 BODY[TEXT]\r\n',
      'd OK',
    );
    expect(heard).toContain('* 1 FETCH (BODY[TEXT] {7}\r\nHallo\r\n)');
    expect(heard).toContain('* 1 FETCH (BODY[TEXT] {7}\r\nHallo\r\n FLAGS (\\Seen))');
    expect(server.messages('anna')[0]?.flags).toEqual(['\\Seen']);
  });
});

describe('being told', () => {
  it('of a new mail while idling, in less than 100 ms', async () => {
    const client = await logIn();
    await client.mailboxOpen('INBOX');
    const idle = client.idle();
    await pause(50);
    const exists = new Promise<number>(resolve =>
      client.once('exists', (data: { count: number }) => resolve(data.count)),
    );
    server.deliver(USER, mail('neu'));
    expect(await Promise.race([exists, pause(100)])).toBe(1);
    await client.noop();
    await idle;
  });

  it('of what another client flags and removes', async () => {
    for (const name of ['a', 'b', 'c']) server.deliver(USER, mail(name));
    const watching = await logIn();
    await watching.mailboxOpen('INBOX');
    const flags = new Promise(resolve => watching.once('flags', resolve));
    const gone = new Promise<number>(resolve =>
      watching.once('expunge', (data: { seq: number }) => resolve(data.seq)),
    );
    const other = await logIn();
    await other.mailboxOpen('INBOX');
    await other.messageFlagsAdd('3', ['\\Flagged'], { uid: true });
    await other.messageDelete('2', { uid: true });
    await watching.noop();
    expect(await flags).toMatchObject({ seq: 3 });
    expect(await gone).toBe(2);
    expect(await watching.search({ all: true }, { uid: true })).toEqual([1, 3]);
  });
});

describe('filing', () => {
  it('appends 12 MB byte for byte and tells the UID', async () => {
    const raw = mail('zwoelf', randomBytes(12_000_000));
    const client = await logIn();
    const result = await client.append('Sent', raw, ['\\Seen'], new Date('2026-01-02T03:04:05Z'));
    expect(result).toMatchObject({ uid: 1 });
    const [sent] = server.messages(USER, 'Sent');
    expect(hash(sent?.raw)).toBe(hash(raw));
    expect(sent?.flags).toEqual(['\\Seen']);
    expect(sent?.internalDate).toEqual(new Date('2026-01-02T03:04:05Z'));
  });

  it('refuses more than 100 MB before it comes', async () => {
    const heard = await talk('a LOGIN anna a\r\nb APPEND Sent {104857601}\r\n', 'b NO');
    expect(heard).toContain('b NO [TOOBIG]');
  });

  it('moves and copies, and tells the new UIDs', async () => {
    for (const name of ['a', 'b', 'c']) server.deliver(USER, mail(name), 'Junk');
    const client = await logIn();
    await client.mailboxOpen('Junk');
    const moved = await client.messageMove('1,3', 'INBOX', { uid: true });
    expect(moved && [...(moved.uidMap ?? [])]).toEqual([
      [1, 1],
      [3, 2],
    ]);
    expect(server.messages(USER, 'Junk').map(one => one.uid)).toEqual([2]);
    expect(server.messages(USER).map(one => one.raw.includes('Subject: c'))).toEqual([false, true]);
    await client.messageCopy('2', 'INBOX', { uid: true });
    expect(server.messages(USER)).toHaveLength(3);
    expect(await client.messageMove('2', 'Nirgends', { uid: true })).toBe(false);
  });

  it('answers a flag change once, and a silent one not at all', async () => {
    server.deliver('anna', mail('a'));
    const heard = await talk(
      'a LOGIN anna a\r\nb SELECT INBOX\r\nc STORE 1 +FLAGS (\\Seen)\r\n' +
        'd STORE 1 +FLAGS.SILENT (\\Flagged)\r\n',
      'd OK',
    );
    expect(heard.match(/\* 1 FETCH/g)).toHaveLength(1);
    expect(server.messages('anna')[0]?.flags).toEqual(['\\Seen', '\\Flagged']);
  });

  it('changes nothing in a folder opened for reading', async () => {
    server.deliver(USER, mail('a'));
    const heard = await talk(
      'a LOGIN hilfe "x"\r\nb LOGIN anna a\r\nc EXAMINE INBOX\r\nd STORE 1:* +FLAGS (\\Seen)\r\n',
      'd NO',
    );
    expect(heard).toContain('d NO');
  });
});

describe('searching', () => {
  it('finds by date, UID, header, flag and their combinations', async () => {
    server.deliver(USER, mail('alt'), 'INBOX', new Date('2026-01-01T10:00:00Z'));
    server.deliver(USER, mail('neu'), 'INBOX', new Date('2026-03-01T10:00:00Z'));
    server.deliver(
      USER,
      Buffer.from('Subject: =?utf-8?B?R3LDvMOfZQ==?=\r\nX-A: 1\r\n\r\nx'),
      'INBOX',
      new Date('2026-03-02T10:00:00Z'),
    );
    const client = await logIn();
    await client.mailboxOpen('INBOX');
    await client.messageFlagsAdd('2', ['\\Seen'], { uid: true });
    const find = (query: object) => client.search(query, { uid: true });
    expect(await find({ since: new Date('2026-03-01') })).toEqual([2, 3]);
    expect(await find({ before: new Date('2026-03-01') })).toEqual([1]);
    expect(await find({ seen: true })).toEqual([2]);
    expect(await find({ seen: false, uid: '2:*' })).toEqual([3]);
    expect(await find({ header: { 'message-id': '<neu@example.org>' } })).toEqual([2]);
    expect(await find({ header: { 'x-a': true } })).toEqual([3]);
    expect(await find({ subject: 'Grüße' })).toEqual([3]);
    expect(await find({ or: [{ subject: 'alt' }, { subject: 'neu' }] })).toEqual([1, 2]);
    expect(await find({ not: { from: 'erika' } })).toEqual([3]);
    expect(await find({ header: { 'message-id': '<keine@example.org>' } })).toEqual([]);
  });
});

describe('changes since', () => {
  it('are counted with MODSEQ', async () => {
    for (const name of ['a', 'b']) server.deliver(USER, mail(name));
    const client = await logIn();
    const { highestModseq: before = 0n } = await client.mailboxOpen('INBOX');
    await client.messageFlagsAdd('2', ['\\Flagged'], { uid: true });
    const changed = await client.fetchAll(
      '1:*',
      { uid: true, flags: true },
      { uid: true, changedSince: before },
    );
    expect(changed.map(one => one.uid)).toEqual([2]);
    expect(changed[0]?.modseq).toBeGreaterThan(before);
  });

  it('a new UIDVALIDITY numbers anew and sends away who has the folder open', async () => {
    for (const name of ['a', 'b']) server.deliver(USER, mail(name));
    const client = await logIn();
    await client.mailboxOpen('INBOX');
    await client.messageDelete('1', { uid: true });
    const closed = new Promise(resolve => client.once('close', () => resolve('closed')));
    server.setUidValidity(USER, 'INBOX', 4711);
    expect(await Promise.race([closed, pause(1000)])).toBe('closed');
    const again = await logIn();
    expect((await again.mailboxOpen('INBOX')).uidValidity).toBe(4711n);
    expect(server.messages(USER).map(one => one.uid)).toEqual([1]);
  });
});

describe('faults', () => {
  it('goes down and comes back on the same port with its mail', async () => {
    server.deliver(USER, mail('a'));
    const client = await logIn();
    const closed = new Promise(resolve => client.once('close', resolve));
    await server.goDown();
    await closed;
    await expect(logIn()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await server.comeBack();
    const again = await logIn();
    expect((await again.mailboxOpen('INBOX')).exists).toBe(1);
  });

  it('says nothing while frozen, and catches up', async () => {
    const client = await logIn();
    server.freeze(true);
    const status = client.status('INBOX', { messages: true });
    expect(await Promise.race([status, pause(100)])).toBe('late');
    server.freeze(false);
    expect(await status).toMatchObject({ messages: 0 });
  });

  it('answers nonsense with BAD and goes on', async () => {
    const nonsense = [
      'a1',
      'a2 BLURB',
      'a3 FETCH 1 (BODY[',
      'a4 ((((',
      'a5 "',
      `a6 ${'('.repeat(500)}`,
      'a7 )',
      'a8 LOGIN',
      '',
    ].join('\r\n');
    const heard = await talk(`${nonsense}b NOOP\r\n`, 'b OK');
    expect(heard.match(/^a\d (BAD|NO)/gm)).toHaveLength(8);
  });

  it('tells whoever listens of each delivery', () => {
    const heard: string[] = [];
    const stop = server.onDelivered(delivery => heard.push(`${delivery.user} ${delivery.uid}`));
    server.deliver('anna', mail('a'));
    stop();
    server.deliver('anna', mail('b'));
    expect(heard).toEqual(['anna 1']);
    expect(() => server.deliver('niemand', mail('a'))).toThrow('niemand');
  });
});
