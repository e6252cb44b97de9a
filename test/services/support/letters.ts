// Mails as people read and write them: handovers found, replies written, answers looked at.
import { randomBytes } from 'node:crypto';
import type Mail from 'nodemailer/lib/mailer/index.js';
import { expect } from 'vitest';
import { FENCE } from '../../../src/mail/marker.ts';
import { type Client, gmailWeb, type Quoted } from '../../support/reply-clients.ts';
import { BUSINESS, type Colleague, PHONE, POSTAL_ADDRESS, type Someone } from './journey-shop.ts';
import type { Received } from './postbox.ts';
import { until } from './until.ts';
import type { Sent, World } from './world.ts';

/** The ticket number that a mail to a human carries. */
export function numberOf(mail: Received): string {
  return mail.header('X-Kulanz-Ticket') ?? 'no number';
}

/** The handover of one of the customer's mails, in a colleague's mailbox. */
export function handover(
  world: World,
  who: Someone,
  customer: Someone,
  sent: Pick<Sent, 'subject'>,
  after?: Received,
): Promise<Received> {
  return world
    .box(who)
    .waitFor(
      `handover of "${sent.subject}" by ${customer.name}`,
      mail => mail.uid > (after?.uid ?? 0) && isHandover(mail, customer, sent),
    );
}

/** The same, whoever of the shop's people has got it. */
export function handoverToAnybody(
  world: World,
  customer: Someone,
  sent: Pick<Sent, 'subject'>,
): Promise<Received> {
  const boxes = Object.values(world.shop.people).map(person => world.box(person));
  return until(`handover of "${sent.subject}" to anybody`, 40_000, async () => {
    const mails = (await Promise.all(boxes.map(box => box.all()))).flat();
    return mails.find(mail => isHandover(mail, customer, sent));
  });
}

/** It comes from the customer, by way of the shop; notices and alerts come from the shop. */
function isHandover({ mail }: Received, customer: Someone, sent: Pick<Sent, 'subject'>): boolean {
  const subject = mail.subject ?? '';
  return (
    mail.from?.value[0]?.name === `${customer.name} via ${BUSINESS}` &&
    /^\[K-\d+\] /.test(subject) &&
    withoutNumbers(subject) === withoutNumbers(sent.subject)
  );
}

/** What Kulanz tells a colleague about a ticket, or about none. */
export function notice(
  world: World,
  who: Someone,
  subject: string,
  number: string | null,
): Promise<Received> {
  const whole = number === null ? subject : `[${number}] ${subject}`;
  return world.box(who).waitFor(`notice "${whole}"`, ({ mail }) => mail.subject === whole);
}

/** Answers a mail the way a mail client does: everything quoted, in text and HTML. */
export function reply(
  world: World,
  from: Someone,
  to: Received,
  words: string,
  client: Client = gmailWeb,
  more: Partial<Mail.Options> = {},
): Promise<Sent> {
  const sender = to.mail.replyTo?.value[0] ?? to.mail.from?.value[0];
  const { text, html } = client(words, quotedOf(to, from));
  const messageId = to.mail.messageId ?? '';
  return world.send(from, {
    to: sender?.address ?? '',
    subject: `Re: ${to.mail.subject ?? ''}`,
    inReplyTo: messageId,
    references: [...referencesOf(to), messageId],
    ...(text === null ? {} : { text }),
    ...(html === null ? {} : { html }),
    ...more,
  });
}

export function referencesOf({ mail }: Received): string[] {
  const { references = [] } = mail;
  return typeof references === 'string' ? [references] : references;
}

/** What a mail client would quote. */
export function quotedOf(to: Received, reader: Someone): Quoted {
  const html = typeof to.mail.html === 'string' ? to.mail.html : '';
  const sender = to.mail.from?.value[0];
  return {
    ui: 'de',
    name: sender?.name ?? '',
    address: sender?.address ?? '',
    to: `${reader.name} <${reader.address}>`,
    subject: to.mail.subject ?? '',
    text: (to.mail.text ?? '').trimEnd(),
    inner: /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1]?.trim() ?? html,
    messageId: to.mail.messageId ?? '',
  };
}

/** The next answer in a customer's mailbox, and nothing else beside it. */
export async function nextAnswer(world: World, customer: Someone): Promise<Received> {
  const known = world.heard.get(customer.address) ?? [];
  const box = world.box(customer);
  const mails = await until(
    `answer ${known.length + 1} to ${customer.address}`,
    40_000,
    async () => {
      const all = await box.all();
      return all.length > known.length && all;
    },
  );
  expect(mails, `mails to ${customer.name}`).toHaveLength(known.length + 1);
  const last = mails.at(-1);
  if (!last) throw new Error('no mail');
  world.heard.set(customer.address, [...known, last.mail.messageId ?? '']);
  return last;
}

export interface Expected {
  readonly customer: Someone;
  readonly agent: Colleague;
  /** What the human wrote, and nothing more. */
  readonly words: string;
  readonly number: string;
  /** The customer's mails so far, oldest first: all that the thread names. */
  readonly thread: readonly Sent[];
  /** Default: the customer alone. */
  readonly cc?: readonly Someone[];
  readonly language?: 'de' | 'en';
  /** A human let it leave with internal words in it. */
  readonly released?: boolean;
}

/** The customer gets exactly the human's words, in their own thread, from a person with a phone. */
export async function expectAnswer(world: World, expected: Expected): Promise<Received> {
  const { customer, agent, words, number, thread } = expected;
  const found = await nextAnswer(world, customer);
  const { mail } = found;
  const [first] = thread;
  const last = thread.at(-1);
  expect(mail.from?.value).toEqual([
    { name: `${agent.name}, ${BUSINESS}`, address: world.shop.support },
  ]);
  expect(addressesOf(mail.to)).toEqual([customer.address]);
  expect(addressesOf(mail.cc)).toEqual((expected.cc ?? []).map(({ address }) => address));
  expect(mail.subject).toBe(`Re: ${withoutNumbers(first?.subject ?? '')} [${number}]`);
  expect(mail.inReplyTo).toBe(last?.messageId);
  expect(referencesOf(found)).toEqual(thread.map(({ messageId }) => messageId));
  const contact = contactOf(agent, expected.language ?? 'de');
  expect(mail.text?.trimEnd()).toBe(`${words}\n\n-- \n${contact}`);
  if (mail.html) for (const line of contact.split('\n')) expect(mail.html).toContain(line);
  for (const header of MACHINE_HEADERS) expect(found.header(header), header).toBeNull();
  if (expected.released) world.released.add(mail.messageId ?? '');
  await expectNothingInternal(world, found);
  await expectFiled(world, found);
  return found;
}

function withoutNumbers(subject: string): string {
  return subject.replace(/\[K-\d+\]/g, '').trim();
}

function contactOf(agent: Colleague, language: 'de' | 'en'): string {
  const phone = { de: 'Telefon', en: 'Phone' }[language];
  return [agent.name, BUSINESS, `${phone}: ${agent.phone ?? PHONE}`, POSTAL_ADDRESS].join('\n');
}

const MACHINE_HEADERS = [
  'Auto-Submitted',
  'X-Auto-Response-Suppress',
  'X-Kulanz-Ticket',
  'X-Kulanz-Loop',
  'Precedence',
  'Reply-To',
];

/** A copy lies in the Sent folder of the support mailbox. */
async function expectFiled(world: World, found: Received): Promise<void> {
  const sent = world.box(world.shop.support, 'Gesendet');
  const copy = await sent.waitFor(
    `copy of the answer ${found.mail.messageId}`,
    ({ mail }) => mail.messageId === found.mail.messageId,
  );
  expect(copy.mail.text).toBe(found.mail.text);
  expect(copy.mail.attachments.map(({ checksum }) => checksum)).toEqual(
    found.mail.attachments.map(({ checksum }) => checksum),
  );
}

/** Promise 4, on the mail as it really came: raw, as text, as HTML. */
export async function expectNothingInternal(world: World, found: Received): Promise<void> {
  const { mail, raw } = found;
  const looks = [raw.toString('latin1'), mail.text ?? '', textOf(mail.html || '')].join('\n');
  const secrets = await secretsOf(world, world.released.has(mail.messageId ?? ''));
  const leaked = secrets.filter(secret => squash(looks).includes(squash(secret)));
  expect(leaked, `internal words in a mail to ${addressesOf(mail.to).join(', ')}`).toEqual([]);
}

function addressesOf(list: Received['mail']['to']): string[] {
  return [list ?? []].flat().flatMap(part => part.value.map(({ address }) => address ?? ''));
}

/** Whatever Kulanz has told the shop's people so far, and how they can be reached. */
async function secretsOf(world: World, released: boolean): Promise<string[]> {
  const people = Object.values(world.shop.people);
  const mails = (await Promise.all(people.map(person => world.box(person).all()))).flat();
  return [
    'X-Kulanz',
    'kulanz',
    ...people.map(({ address }) => address),
    ...mails.flatMap(({ mail }) => [
      mail.messageId ?? '',
      ...(mail.replyTo?.value.map(({ address }) => address ?? '') ?? []),
    ]),
    ...(released ? [] : mails.flatMap(mail => cardLines(mail.mail.text ?? ''))),
  ].filter(secret => secret !== '');
}

/** The lines between the fences of a handover that only the shop may know, notes included. */
export function cardLines(text: string): string[] {
  const lines = text.split('\n');
  const fences = lines.flatMap((line, at) => (FENCE.test(line) ? [at] : []));
  const [from = 0, to = from] = fences;
  let note = false;
  return lines.slice(from, to + 1).filter(line => {
    // What customer and shop wrote to each other is told again, indented: both know it.
    const told = line.startsWith('    ');
    if (!told) note = line.includes('Notiz von');
    return line.trim().length > 14 && (!told || note);
  });
}

function squash(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** An out-of-office reply, as Exchange sends it: to the envelope sender, from nobody. */
export function outOfOffice(
  world: World,
  from: Someone,
  to: Received,
  text: string,
): Promise<Sent> {
  const returnPath = /<([^>]*)>/.exec(to.header('Return-Path') ?? '')?.[1] ?? '';
  return world.send(from, {
    envelope: { from: '', to: returnPath },
    to: returnPath,
    subject: `Automatische Antwort: ${to.mail.subject ?? ''}`,
    inReplyTo: to.mail.messageId ?? '',
    references: to.mail.messageId ?? '',
    messageId: `<${randomBytes(12).toString('hex')}@exchange.shop.example>`,
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
    text,
  });
}
