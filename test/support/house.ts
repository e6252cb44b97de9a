// A whole Kulanz in one process, step by step, on a database of its own: mails go in, `settle` runs the
// stages until nothing waits, and what left by SMTP is there to be looked at. The clock is the test's.
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { Config } from '../../src/config.ts';
import { demoConfig, SUPPORT } from '../../src/demo/shop.ts';
import { buildMail } from '../../src/io/mail-builder.ts';
import { loadModels } from '../../src/io/model-files.ts';
import { loadRules } from '../../src/io/rules-file.ts';
import type { Delivery } from '../../src/io/sender.ts';
import type { Message } from '../../src/mail/message.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import type { Stage } from '../../src/queues.ts';
import { storeBatch } from '../../src/store/arrivals.ts';
import type { Db } from '../../src/store/db.ts';
import { syncPeople } from '../../src/store/people.ts';
import type { Outbox } from '../../src/store/schema.ts';
import { startWatermark } from '../../src/store/watermark.ts';
import { calendarOf } from '../../src/tickets/due.ts';
import { tick } from '../../workers/clock.ts';
import type { WorkerContext } from '../../workers/context.ts';
import { deliver } from '../../workers/deliver.ts';
import { ingest } from '../../workers/ingest.ts';
import { createLessons } from '../../workers/lessons.ts';
import { triage } from '../../workers/triage.ts';
import { testDatabase } from './db.ts';

export { SUPPORT };

/** A mail that left. */
export interface Left {
  readonly row: Outbox;
  /** Who is to get it this time. */
  readonly to: readonly string[];
  readonly raw: string;
  readonly message: Message;
}

export interface House {
  readonly db: Db;
  readonly url: string;
  readonly context: WorkerContext;
  readonly config: Config;
  /** Everything that left, oldest first. */
  readonly left: Left[];
  /** What `ring` was called with. */
  readonly rung: { stage: Stage; id: number }[];
  /** Puts a mail into the support mailbox; `settle` works on it. */
  arrive(raw: string | Buffer, mailbox?: string): Promise<void>;
  /** Runs ingest, triage and deliver until nothing waits. */
  settle(): Promise<void>;
  /** Lets the clock tick once. */
  tick(): Promise<void>;
  /** Sets the time. */
  at(time: string | Date): void;
  /** What the next mails meet at the mail server; undefined: accepted. */
  verdict: ((row: Outbox) => Delivery | undefined) | undefined;
  /** What left for an address, oldest first. */
  to(address: string): Left[];
  close(): Promise<void>;
}

/** Monday, 23 November 2026, 10:00 in Berlin: the shop is open. */
export const MONDAY = '2026-11-23T09:00:00.000Z';

export async function openHouse(
  change: (config: Config) => Config = config => config,
): Promise<House> {
  const database = await testDatabase();
  const { db } = database;
  const config = change(demoConfig('/nonexistent', 'en', { imap: 1, smtp: 1 }));
  await syncPeople(db, config.people, config.business.language, new Date(MONDAY));
  for (const { address } of config.mailboxes)
    await startWatermark(db, { mailbox: address, folder: 'INBOX', uidValidity: 1 }, 1, new Date(0));
  let now = new Date(MONDAY);
  let uid = 0;
  const rung: House['rung'] = [];
  const { rules, goodwill } = loadRules(null, config);
  const models = loadModels();
  const context: WorkerContext = {
    config,
    db,
    rules,
    goodwill,
    models,
    lessons: createLessons(models, config.business.timezone, pino({ level: 'silent' })),
    calendar: calendarOf(config.business),
    log: pino({ level: 'silent' }),
    outages: { say: () => undefined, over: () => undefined },
    instance: 1,
    ring: async (stage, id) => void rung.push({ stage, id }),
    now: () => now,
    random: randomBytes,
  };
  const left: Left[] = [];
  const house: House = {
    db,
    url: database.url,
    context,
    config,
    left,
    rung,
    verdict: undefined,
    async arrive(raw, mailbox = SUPPORT) {
      uid += 1;
      const source = typeof raw === 'string' ? Buffer.from(raw.replace(/\r?\n/g, '\r\n')) : raw;
      const key = { mailbox, folder: 'INBOX', uidValidity: 1 };
      await storeBatch(db, key, [{ uid, size: source.length, receivedAt: now, source }], uid);
    },
    async settle() {
      for (let round = 0; round < 20; round++) {
        const before = rung.length;
        await ingest(context);
        await triage(context);
        await deliver(context, {
          async send(row, to) {
            const refused = house.verdict?.(row);
            if (refused) return refused;
            const raw = await buildMail(db, row.letter, {
              messageId: row.messageId,
              date: row.createdAt,
            });
            left.push({ row, to, raw: raw.toString('latin1'), message: await readMessage(raw) });
            return { kind: 'sent', rejected: [] };
          },
          answersLeft: () => undefined,
        });
        if (rung.length === before) return;
      }
      throw new Error('the house does not settle: something breeds');
    },
    tick: () => tick(context),
    at(time) {
      now = new Date(time);
    },
    to: address => left.filter(({ row }) => row.recipients.includes(address)),
    close: () => database.close(),
  };
  return house;
}

/** A plain mail. `headers` come on top; a Message-ID is made unless given. */
export function mail(
  parts: { from: string; subject?: string; body?: string; to?: string; messageId?: string },
  headers: Readonly<Record<string, string>> = {},
): string {
  const id = parts.messageId ?? `<${randomBytes(8).toString('hex')}@mail.example>`;
  const lines = Object.entries({
    From: parts.from,
    To: parts.to ?? SUPPORT,
    Subject: parts.subject ?? 'Frage',
    Date: 'Mon, 23 Nov 2026 10:00:00 +0100',
    'Message-ID': id,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  return `${lines.join('\n')}\n\n${parts.body ?? 'Guten Tag, wann kommt meine Lampe?'}\n`;
}

/** How a person's mail client answers what they got, quoting it below. */
export function replyTo(
  received: Left,
  parts: { from: string; body: string; quote?: boolean },
  headers: Readonly<Record<string, string>> = {},
): string {
  const { message } = received;
  const to = message.replyTo[0]?.address ?? message.from?.address ?? SUPPORT;
  const quoted = message.text
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n');
  const name = message.from?.name ?? '';
  const body =
    parts.quote === false
      ? parts.body
      : `${parts.body}\n\nOn Mon, Nov 23, 2026 at 10:00 AM ${name} <${to}> wrote:\n\n${quoted}`;
  return mail(
    {
      from: parts.from,
      to,
      subject: `Re: ${message.subject.replaceAll(/[^\x20-\x7e]/g, '?')}`,
      body,
    },
    { 'In-Reply-To': message.messageId ?? '', References: message.messageId ?? '', ...headers },
  );
}
