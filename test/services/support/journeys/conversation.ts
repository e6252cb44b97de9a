// The main job: a customer's mail reaches a named human, the human's reply reaches the customer.
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { isTicketNumber } from '../../../../src/tickets/number.ts';
import { appleMail, gmailWeb, iphoneMail, outlookDesktop } from '../../../support/reply-clients.ts';
import { BUSINESS } from '../journey-shop.ts';
import {
  cardLines,
  expectAnswer,
  handover,
  nextAnswer,
  numberOf,
  quotedOf,
  reply,
} from '../letters.ts';
import type { Received } from '../postbox.ts';
import { happened, showTicket, ticketThat } from '../tickets.ts';
import type { World } from '../world.ts';

const QUESTION = `Guten Tag,

die Stehlampe aus Bestellung 4711 ist leider zu groß für unser Wohnzimmer. Ich habe sie gestern
zurückgeschickt und bitte um Erstattung des Kaufpreises. Der Beleg liegt bei.

Freundliche Grüße
Erika Muster`;

const GMAIL_WORDS = `Liebe Frau Muster,

das Paket ist heute bei uns angekommen. Die 129 Euro sind am Mittwoch auf Ihrem Konto. 🌻

Herzliche Grüße
Anna Berger`;

const THANKS = `Vielen Dank, das ging ja schnell! Darf ich den Schirm behalten?

Erika Muster`;

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

const OUTLOOK_WORDS = `Liebe Frau Muster,

den Schirm behalten Sie bitte. Viel Freude damit!

Anna Berger`;

export function conversation(get: () => World): void {
  it('a customer hears nothing until a human answers, then exactly that human', async () => {
    const world = get();
    const { anna } = world.shop.people;
    const erika = world.customer('Erika Muster');
    const receipt = randomBytes(40_000);
    const first = await world.send(erika, {
      to: world.shop.support,
      subject: 'Rückgabe Stehlampe, bitte um Erstattung',
      text: QUESTION,
      html: `<p>${QUESTION.replaceAll('\n\n', '</p><p>').replaceAll('\n', ' ')}</p>`,
      attachments: [
        { filename: 'Beleg Müller.pdf', content: receipt, contentType: 'application/pdf' },
      ],
    });
    const given = await handover(world, anna, erika, first);
    expectHandover(world, given, QUESTION);
    expect(Date.now() - first.at).toBeLessThan(20_000);
    const [file] = given.mail.attachments;
    expect(file?.filename).toBe('Beleg Müller.pdf');
    expect(file?.content.equals(receipt)).toBe(true);
    // The handover came after everything that a machine could have said to the customer.
    expect(await world.box(erika).all()).toEqual([]);

    const number = numberOf(given);
    const label = randomBytes(9_000);
    const { html } = gmailWeb(GMAIL_WORDS, quotedOf(given, anna));
    await reply(world, anna, given, GMAIL_WORDS, gmailWeb, {
      html: html?.replace('</div><br>', '<img src="cid:lampe@gmail" alt="Lampe"></div><br>') ?? '',
      attachments: [
        { filename: 'lampe.png', content: PIXEL, contentType: 'image/png', cid: 'lampe@gmail' },
        { filename: 'gutschrift.pdf', content: label, contentType: 'application/pdf' },
      ],
    });
    const expected = { customer: erika, agent: anna, number };
    const answered = await expectAnswer(world, {
      ...expected,
      words: GMAIL_WORDS,
      thread: [first],
    });
    const [picture, pdf, ...others] = answered.mail.attachments;
    expect(others).toEqual([]);
    expect(picture?.content.equals(PIXEL)).toBe(true);
    expect(answered.mail.html).toContain(`src="cid:${picture?.cid}"`);
    expect(pdf?.filename).toBe('gutschrift.pdf');
    expect(pdf?.content.equals(label)).toBe(true);
    expect(answered.mail.html).toContain('Die 129 Euro sind am Mittwoch auf Ihrem Konto. 🌻');

    const second = await reply(world, erika, answered, THANKS, iphoneMail);
    const again = await handover(world, anna, erika, second, given);
    expect(numberOf(again)).toBe(number);
    expect(again.mail.text).toContain('Darf ich den Schirm behalten?');
    // Anna's mail client shows one thread.
    expect(again.mail.inReplyTo).toBe(given.mail.messageId);

    await reply(world, anna, again, `#close\n${OUTLOOK_WORDS}`, outlookDesktop);
    await expectAnswer(world, { ...expected, words: OUTLOOK_WORDS, thread: [first, second] });
    await ticketThat(world, number, 'closed', ticket => ticket.state === 'closed');
    await expectShown(world, number);
  });

  it('a closed case is opened again by its customer and stays with its human', async () => {
    const world = get();
    const { anna } = world.shop.people;
    const paul = world.customer('Paul Klein');
    const first = await world.send(paul, {
      to: world.shop.support,
      subject: 'Frage zur Erstattung',
      text: 'Hallo, wann kommt die Erstattung für Bestellung 815?\n\nPaul Klein',
    });
    const given = await handover(world, anna, paul, first);
    const number = numberOf(given);
    await reply(world, anna, given, '#erledigt');
    await ticketThat(world, number, 'closed', ticket => ticket.state === 'closed');
    const second = await world.send(paul, {
      to: world.shop.support,
      subject: 'Noch etwas zur Erstattung',
      text: 'Ich habe noch eine Frage: Kommt sie auf mein neues Konto?',
      inReplyTo: first.messageId,
      references: first.messageId,
    });
    const again = await handover(world, anna, paul, second, given);
    expect(numberOf(again)).toBe(number);
    const ticket = await showTicket(world, number);
    expect(ticket).toMatchObject({ state: 'open', assignee: { id: 'anna' } });
    expect(happened(ticket)).toEqual(expect.arrayContaining(['closed', 'reopened']));
    // Neither the command nor the closing was told to the customer.
    expect(await world.box(paul).all()).toEqual([]);
  });

  it('whoever is in copy stays in copy and may answer, in their own language', async () => {
    const world = get();
    const { anna } = world.shop.people;
    const priya = world.customer('Priya Nair');
    const sean = world.customer('Sean Nair');
    const first = await world.send(priya, {
      to: world.shop.support,
      cc: sean,
      subject: 'Refund for the second order',
      text: 'Hello,\n\nwe ordered the sunflowers twice by mistake and would like a refund for the second order, please.\n\nPriya',
    });
    const given = await handover(world, anna, priya, first);
    const number = numberOf(given);
    expect(given.mail.text).toContain('Sean Nair');
    await world.box(sean).waitFor('her mail', ({ mail }) => mail.messageId === first.messageId);
    world.heard.set(sean.address, [first.messageId]);
    const words = 'Dear Priya,\n\nof course, the money is on its way.\n\nAnna';
    await reply(world, anna, given, words, appleMail);
    const language = 'en';
    const expected = { customer: priya, agent: anna, number, cc: [sean], language } as const;
    await expectAnswer(world, { ...expected, words, thread: [first] });
    const copy = await nextAnswer(world, sean);
    expect(copy.mail.text).toContain(words);

    const second = await reply(world, sean, copy, 'Thanks a million!\n\nSean', gmailWeb);
    const again = await handover(world, anna, sean, second, given);
    expect(numberOf(again)).toBe(number);
  });
}

/** Everything that the contract (3) says of a handover. */
function expectHandover(world: World, given: Received, words: string): void {
  const { mail } = given;
  const number = numberOf(given);
  expect(isTicketNumber(number)).toBe(true);
  expect(mail.subject).toBe(`[${number}] Rückgabe Stehlampe, bitte um Erstattung`);
  expect(mail.from?.value).toEqual([
    { name: `Erika Muster via ${BUSINESS}`, address: world.shop.support },
  ]);
  const [local = '', domain] = (mail.replyTo?.value[0]?.address ?? '').split('@');
  expect(local).toMatch(new RegExp(`^hilfe-${world.shop.id}\\+k\\.[a-z2-7]{26}$`));
  expect(domain).toBe('shop.example');
  expect(given.header('Auto-Submitted')).toBe('auto-generated');
  const [top = '', ...card] = cardLines(mail.text ?? '');
  expect(top).toBe(`=== ${number}: nur für Sie, nicht für den Kunden ===`);
  const facts = card.join('\n');
  expect(facts).toContain('Kunde: Erika Muster');
  expect(facts).toContain('Thema: Erstattung');
  expect(facts).toMatch(/Zuständig: .*routing\.yaml:\d+ /);
  expect(facts).toContain(`=== ${number}: Nachricht von Erika Muster ===`);
  expect(mail.text?.trimEnd().endsWith(words)).toBe(true);
  expect(mail.html).toContain('bitte um Erstattung des Kaufpreises');
}

/** `kulanz show` tells the whole story, for people and for programs. */
async function expectShown(world: World, number: string): Promise<void> {
  const ticket = await showTicket(world, number);
  expect(ticket.articles.map(({ direction, text }) => [direction, text.trim()])).toEqual([
    ['in', QUESTION],
    ['out', GMAIL_WORDS],
    ['in', THANKS],
    ['out', OUTLOOK_WORDS],
  ]);
  expect(happened(ticket)).toEqual(
    expect.arrayContaining(['opened', 'judged', 'assigned', 'handed-over', 'answered', 'closed']),
  );
  const { code, stdout } = await world.kulanz('show', number);
  expect(code).toBe(0);
  for (const words of [
    number,
    'Anna Berger',
    'Erstattung',
    'routing.yaml',
    'Die 129 Euro',
    'geschlossen',
  ])
    expect(stdout).toContain(words);
}
