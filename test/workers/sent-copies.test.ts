// Copies of answers in the Sent folder, on a real IMAP server of this process.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MailboxConfig } from '../../src/config.ts';
import { type DemoImapServer, startImapServer } from '../../src/demo/imap-server.ts';
import { createTokens } from '../../src/io/oauth2.ts';
import { type SentCopies, startSentCopies } from '../../workers/sent-copies.ts';
import { type House, mail, openHouse, replyTo } from '../support/house.ts';
import { eventually } from '../support/poller.ts';
import { startTcpProxy, type Tamper, type TcpProxy } from '../support/tcp-proxy.ts';

const OTHER = 'info@lampen.example';
const FAST = { every: 100, rest: 200, silence: 800, stop: 500 };

let imap: DemoImapServer;
let house: House;
let undo: (() => Promise<void>)[];
/** What the first mailbox's client and server say to one another. */
let fromClient: Tamper;
let proxy: TcpProxy;

beforeEach(async () => {
  const accounts = ['hilfe', 'info'].map(user => ({ user, password: 'secret' }));
  imap = await startImapServer({ accounts });
  fromClient = data => data;
  proxy = await startTcpProxy('127.0.0.1', imap.port, { fromClient: data => fromClient(data) });
  house = await openHouse(config => ({
    ...config,
    mailboxes: config.mailboxes.flatMap((mailbox, at): MailboxConfig[] => {
      if (at > 0) return [];
      const account = { host: '127.0.0.1', security: 'none' as const, password: 'secret' };
      const first = { ...account, port: proxy.port, user: 'hilfe' };
      const second = { ...account, port: imap.port, user: 'info' };
      return [
        { ...mailbox, imap: first },
        { ...mailbox, address: OTHER, imap: second },
      ];
    }),
  }));
  // What is old is told by the database's clock.
  house.at(new Date());
  undo = [() => house.close(), () => proxy.close(), () => imap.close()];
});

afterEach(async () => {
  for (const step of undo) await step();
});

function start(): SentCopies {
  const copies = startSentCopies(house.context, {
    ...{ databaseUrl: house.url, tokens: createTokens(), timings: FAST },
  });
  undo.unshift(() => copies.stop());
  return copies;
}

let customers = 0;

/** An answer that has left, from one of the two mailboxes. @returns its Message-ID */
async function answer(mailbox = house.config.mailboxes[0]?.address ?? ''): Promise<string> {
  customers += 1;
  const customer = `kunde${customers}@kunde.example`;
  await house.arrive(mail({ from: customer, to: mailbox }), mailbox);
  await house.settle();
  const handover = house.left.findLast(({ row }) => row.kind === 'handover');
  if (!handover) throw new Error('no handover');
  const [from = ''] = handover.row.recipients;
  await house.arrive(replyTo(handover, { from, body: 'It left today.' }), mailbox);
  await house.settle();
  const [left] = house.to(customer);
  if (!left) throw new Error('no answer');
  return left.row.messageId;
}

const states = async (): Promise<string[]> => {
  const query = house.db.selectFrom('outbox').select('sentCopy').where('kind', '=', 'answer');
  return (await query.orderBy('id').execute()).map(row => row.sentCopy);
};

const filed = (user = 'hilfe'): string[] =>
  imap
    .messages(user, 'Sent')
    .map(({ raw }) => /^Message-ID: (.*)\r$/im.exec(raw.toString())?.[1] ?? '');

it('are filed once, marked as read, though several processes do it at once', async () => {
  const ids = [await answer(), await answer(), await answer(OTHER)];
  for (let process = 0; process < 4; process++) start();
  await eventually(async () => (await states()).every(state => state === 'done'));
  expect(filed().sort()).toEqual(ids.slice(0, 2).sort());
  expect(filed('info')).toEqual(ids.slice(2));
  expect(imap.messages('hilfe', 'Sent').map(({ flags }) => [...flags])).toEqual([
    ['\\Seen'],
    ['\\Seen'],
  ]);
});

it('are tried again by themselves when the server was away', async () => {
  await proxy.goDown();
  const id = await answer();
  start();
  await new Promise(resolve => setTimeout(resolve, 500));
  expect(await states()).toEqual(['waiting']);
  await proxy.comeBack();
  await eventually(async () => (await states())[0] === 'done');
  expect(filed()).toEqual([id]);
});

it('are not filed again when the server has them by itself, or from before a kill', async () => {
  const id = await answer();
  imap.deliver('hilfe', Buffer.from(`Message-ID: ${id}\r\n\r\nfiled by the provider\r\n`), 'Sent');
  start();
  await eventually(async () => (await states())[0] === 'done');
  expect(filed()).toEqual([id]);
});

describe('one that is refused', () => {
  /** The server is sent a broken APPEND for the first copies, and says BAD or closes. */
  const poison = (id: string, answerOf: (data: Buffer) => Buffer | null): void => {
    fromClient = data => (data.toString('latin1').includes(id) ? answerOf(data) : data);
  };

  it('keeps no later one waiting, and has a date of its own', async () => {
    const ids = [await answer(), await answer(), await answer()];
    // A search for it that nobody understands: the connection lives.
    const [first = ''] = ids;
    poison(first, data =>
      Buffer.from(data.toString('latin1').replace('SEARCH', 'SEERCH'), 'latin1'),
    );
    start();
    await eventually(async () => (await states()).slice(1).every(state => state === 'done'));
    expect(await states()).toEqual(['waiting', 'done', 'done']);
    expect(filed().sort()).toEqual(ids.slice(1).sort());
    const row = await house.db
      .selectFrom('outbox')
      .select(['copyAttempts', 'copyDueAt'])
      .where('messageId', '=', first)
      .executeTakeFirstOrThrow();
    expect(row.copyAttempts).toBe(1);
    expect(row.copyDueAt.getTime()).toBeGreaterThan(Date.now() + 50_000);
  });

  it('does not even if it breaks the connection', async () => {
    const ids = [await answer(), await answer()];
    poison(ids[0] ?? '', () => null);
    start();
    await eventually(async () => (await states())[1] === 'done');
    expect(filed()).toEqual(ids.slice(1));
  });

  it('is given up after three days', async () => {
    const id = await answer();
    poison(id, () => null);
    await house.db
      .updateTable('outbox')
      .set({ sentAt: new Date(Date.now() - 4 * 86_400_000) })
      .where('messageId', '=', id)
      .execute();
    start();
    await eventually(async () => (await states())[0] === 'failed');
  });
});

it('of one mailbox do not wait for those of another, however many', async () => {
  await answer();
  for (let n = 0; n < 25; n++) await copyRow(n);
  const id = await answer(OTHER);
  await proxy.goDown();
  start();
  await eventually(() => filed('info').includes(id));
  expect(filed('info')).toEqual([id]);
  await proxy.comeBack();
  await eventually(() => filed().length === 26);
});

/** One more mail of the first mailbox whose copy waits. */
async function copyRow(n: number): Promise<void> {
  const one = await house.db
    .selectFrom('outbox')
    .selectAll()
    .where('kind', '=', 'handover')
    .executeTakeFirstOrThrow();
  await house.db
    .insertInto('outbox')
    .values({
      ...{ kind: 'handover', key: `copy:${n}`, mailbox: one.mailbox, person: one.person },
      ...{ recipients: one.recipients, messageId: `<${n}@shop.example>` },
      ...{ letter: JSON.stringify(one.letter), giveUpAt: one.giveUpAt },
      ...{ status: 'sent', sentAt: new Date(), sentCopy: 'waiting' },
    })
    .execute();
}

it('ring returns at once and stop soon, though the server hangs', async () => {
  await answer();
  proxy.freeze(true);
  const copies = start();
  await new Promise(resolve => setTimeout(resolve, 200));
  const begun = Date.now();
  copies.ring();
  expect(Date.now() - begun).toBeLessThan(50);
  await copies.stop();
  expect(Date.now() - begun).toBeLessThan(2_500);
  expect(await states()).toEqual(['waiting']);
});
