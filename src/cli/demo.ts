// `kulanz demo`: the whole main job on embedded parts, with sample mail; nothing is installed or kept.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { queueDigest } from '../../workers/digest.ts';
import { type Kulanz, startKulanz, WORKERS } from '../../workers/main.ts';
import type { Config, UiLanguage } from '../config.ts';
import { agentReply } from '../demo/agent-reply.ts';
import { asReceived, isSettled, mailsIn } from '../demo/gather.ts';
import { type DemoImapServer, startImapServer } from '../demo/imap-server.ts';
import { sampleOrders } from '../demo/sample-orders.ts';
import { sampleMails } from '../demo/samples.ts';
import { ACCOUNTS, accountOf, CUSTOMERS, demoConfig, PASSWORD, SUPPORT } from '../demo/shop.ts';
import { type DemoSmtpServer, startSmtpServer } from '../demo/smtp-server.ts';
import { storyIn } from '../demo/story.ts';
import type { DemoMailOut } from '../demo/story-facts.ts';
import { wantsColour } from '../demo/terminal-text.ts';
import { createLogger } from '../io/log.ts';
import { smtpTransport } from '../io/smtp.ts';
import { readMessage } from '../mail/read-message.ts';
import { splitText } from '../mail/split-text.ts';
import { OrderLines } from '../store/order-lines.ts';
import { refreshTotals } from '../store/order-totals.ts';
import { storeOrders } from '../store/orders.ts';
import type { CliContext, RunCommand } from './context.ts';

/** A demo that takes longer than this has failed. Milliseconds. */
const LIMIT = 60_000;

interface Stage {
  readonly context: CliContext;
  readonly config: Config;
  readonly kulanz: Kulanz;
  readonly imap: DemoImapServer;
  readonly smtp: DemoSmtpServer;
  readonly json: boolean;
  readonly story: ReturnType<typeof storyIn>;
}

export const run: RunCommand = async (context, _args, options) => {
  const language: UiLanguage = /^de/i.test(context.env.LC_ALL ?? context.env.LANG ?? '')
    ? 'de'
    : 'en';
  const directory = await mkdtemp(join(tmpdir(), 'kulanz-demo-'));
  const undo: (() => Promise<unknown>)[] = [() => rm(directory, { recursive: true, force: true })];
  const ended = endOf(options.once === true);
  try {
    const imap = await startImapServer({ accounts: ACCOUNTS });
    undo.push(() => imap.close());
    const smtp = await startSmtpServer({ imap, route: accountOf });
    undo.push(() => smtp.close());
    const config = demoConfig(directory, language, { imap: imap.port, smtp: smtp.port });
    const story = storyIn({ language, colour: wantsColour(context.isTty, context.env) });
    const say = (words: string): void => {
      if (!options.json && words !== '') context.stdout(words);
    };
    say(
      story.opening({
        business: config.business.name,
        support: SUPPORT,
        people: config.people.map(({ name, address, role, topics }) => ({
          name,
          address,
          role,
          topics,
        })),
      }),
    );
    const kulanz = await startKulanz(config, {
      workers: new Set(WORKERS),
      poll: true,
      log: createLogger(context.env.LOG_LEVEL === 'debug' ? 'debug' : 'error'),
    });
    undo.push(() => kulanz.stop());
    const stage: Stage = { context, config, kulanz, imap, smtp, json: options.json, story };
    await play(stage, say);
    say(story.next({ running: options.once === true ? null : runningFacts(stage) }));
    await ended;
    return 0;
  } finally {
    for (const step of undo.toReversed()) await step();
  }
};

/** Resolves at once for `--once`, else when somebody presses Ctrl-C. */
function endOf(once: boolean): Promise<void> {
  if (once) return Promise.resolve();
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

async function play(stage: Stage, say: (words: string) => void): Promise<void> {
  const { config, kulanz, imap, story } = stage;
  await bringOrders(kulanz);
  const samples = sampleMails(new Date(), SUPPORT);
  say(story.arrivals(samples.length, SUPPORT));
  for (const { raw } of samples) {
    const { date } = await readMessage(raw);
    imap.deliver('hilfe', raw, 'INBOX', date ?? new Date());
  }
  await settled(stage, samples.length);
  const mails = await mailsIn(kulanz.db, config);
  mails.forEach((mail, index) => {
    say(story.mailIn(mail, index + 1));
    tellJson(stage, 'in', { ...mail });
  });
  await tellSent(stage, 'handover');
  await playReply(stage, say);
  await playOwner(stage, say);
}

/** As `kulanz customers import` does. */
async function bringOrders({ db }: Kulanz): Promise<void> {
  const now = new Date();
  const lines = new OrderLines();
  lines.add(sampleOrders(now));
  await storeOrders(db, 'plain', lines);
  await refreshTotals(db, now);
}

/** Anna answers the refund from her own mailbox, and the customer gets her words. */
async function playReply(stage: Stage, say: (words: string) => void): Promise<void> {
  const { imap, smtp, kulanz, config, story } = stage;
  const handover = await findMail(imap, 'anna', raw => /pohlmann/i.test(raw));
  const raw = agentReply(handover, new Date());
  const reply = await readMessage(raw);
  const transport = smtpTransport({
    host: '127.0.0.1',
    port: smtp.port,
    security: 'none',
    user: 'anna',
    password: PASSWORD,
  });
  try {
    await transport.sendMail({
      envelope: { from: 'anna@sonnenblume.example', to: reply.to.map(({ address }) => address) },
      raw,
    });
  } finally {
    transport.close();
  }
  await until(() => imap.messages(CUSTOMERS).length > 0, 'the answer');
  await settled(stage, 0);
  const received = await lastOf(imap, CUSTOMERS);
  if (!received) throw new Error('the customer got no answer');
  const split = splitText(reply.text);
  const ticket = await kulanz.db
    .selectFrom('outbox')
    .innerJoin('ticket', 'ticket.id', 'outbox.ticketId')
    .select('ticket.number')
    .where('outbox.kind', '=', 'answer')
    .executeTakeFirstOrThrow();
  say(
    story.reply({
      agent: config.people.find(person => person.id === 'anna')?.name ?? 'Anna',
      customer: received.to.replace(/\s*<.*$/, ''),
      number: ticket.number,
      words: split.newText,
      quotedLines: split.quoted.split('\n').length,
      received,
    }),
  );
  await tellSent(stage, 'answer');
}

/** The owner's alerts and digest. */
async function playOwner(stage: Stage, say: (words: string) => void): Promise<void> {
  const { imap, kulanz, story, config } = stage;
  const owner = config.people.find(person => person.role === 'owner')?.name ?? '';
  const before = imap.messages('chef').length;
  const alerts = await mailsOf(stage, 'alert');
  say(story.alerts(owner, alerts));
  await tellSent(stage, 'alert');
  const id = await kulanz.db
    .transaction()
    .execute(trx => queueDigest(kulanz.context, trx, 'demo', new Date(Date.now() - 86_400_000)));
  if (id !== null) await kulanz.context.ring('deliver', id);
  await until(() => imap.messages('chef').length > before, 'the digest');
  const digest = await lastOf(imap, 'chef');
  if (digest) say(story.digest(owner, digest));
  await settled(stage, 0);
  await tellSent(stage, 'digest');
  const inboxes = await Promise.all(
    [CUSTOMERS, 'anna', 'tom', 'chef'].map(user => lastOf(imap, user)),
  );
  if (stage.context && !stage.json) say(story.inboxes(inboxes.filter(mail => mail !== null)));
}

function tellJson(stage: Stage, type: string, facts: Record<string, unknown>): void {
  if (stage.json) stage.context.stdout(JSON.stringify({ type, ...facts }));
}

/** One JSON line for each mail of this kind that left. */
async function tellSent(
  stage: Stage,
  kind: 'handover' | 'answer' | 'alert' | 'digest',
): Promise<void> {
  if (!stage.json) return;
  const rows = await stage.kulanz.db
    .selectFrom('outbox')
    .leftJoin('ticket', 'ticket.id', 'outbox.ticketId')
    .select([
      'outbox.messageId',
      'outbox.recipients',
      'outbox.letter',
      'outbox.status',
      'ticket.number',
    ])
    .where('outbox.kind', '=', kind)
    .orderBy('outbox.id')
    .execute();
  for (const row of rows)
    tellJson(stage, kind, {
      number: row.number,
      to: row.recipients,
      subject: row.letter.subject,
      messageId: row.messageId,
      status: row.status,
      text: row.letter.text,
    });
}

async function mailsOf(stage: Stage, kind: 'alert'): Promise<DemoMailOut[]> {
  const rows = await stage.kulanz.db
    .selectFrom('outbox')
    .select('messageId')
    .where('kind', '=', kind)
    .orderBy('id')
    .execute();
  const mails = stage.imap
    .messages('chef')
    .map(({ raw }) => ({ raw, words: raw.toString('latin1') }));
  const found = rows.flatMap(
    ({ messageId }) => mails.find(({ words }) => words.includes(messageId)) ?? [],
  );
  return Promise.all(found.map(({ raw }) => asReceived(raw)));
}

async function findMail(
  imap: DemoImapServer,
  user: string,
  fits: (raw: string) => boolean,
): Promise<Buffer> {
  const mail = imap.messages(user).find(({ raw }) => fits(raw.toString('latin1')));
  if (!mail) throw new Error(`${user} got no such handover`);
  return mail.raw;
}

async function lastOf(imap: DemoImapServer, user: string): Promise<DemoMailOut | null> {
  const last = imap.messages(user).at(-1);
  return last ? asReceived(last.raw) : null;
}

/** All arrived mails are worked on, and nothing waits. */
async function settled({ kulanz }: Pick<Stage, 'kulanz'>, mails: number): Promise<void> {
  await until(async () => {
    const row = await kulanz.db
      .selectFrom('inbound')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return row.count >= mails && (await isSettled(kulanz.db));
  }, 'the mails to be worked on');
}

async function until(done: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + LIMIT;
  while (!(await done())) {
    if (Date.now() > end)
      throw new Error(`waited ${LIMIT / 1000} s for ${what}; LOG_LEVEL=debug tells more`);
    await pause(30);
  }
}

function runningFacts({ config, imap, smtp }: Stage) {
  const host = '127.0.0.1';
  const customers = config.business.language === 'de' ? 'alle Kunden' : 'all customers';
  const logins = ACCOUNTS.map(({ user, password }) => {
    const who = config.people.find(person => accountOf(person.address) === user)?.name;
    return { who: who ?? (user === CUSTOMERS ? customers : SUPPORT), user, password };
  });
  return {
    imap: { host, port: imap.port },
    smtp: { host, port: smtp.port },
    logins,
    support: SUPPORT,
  };
}
