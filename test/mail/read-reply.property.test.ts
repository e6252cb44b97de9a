// Promise 4: nothing internal reaches a customer, however a client quotes and a human edits.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToText } from '../../src/mail/html-to-text.ts';
import { findLeaks } from '../../src/mail/leak.ts';
import type { Message } from '../../src/mail/message.ts';
import { type Reply, readReply } from '../../src/mail/read-reply.ts';
import type { SentHandover } from '../../src/mail/sent-handover.ts';
import { handoverSample, MESSAGE_ID, TOKEN } from '../support/handover-sample.ts';
import { asHtml, asText, quotedLines, style } from '../support/quoting-styles.ts';
import { type Body, CLIENTS, quotedOf } from '../support/reply-clients.ts';

const SENTENCES = [
  'Das tut mir sehr leid.',
  'Ihr Geld ist ab morgen unterwegs zu Ihnen.',
  'Die Bestellung 4711 schicken wir noch einmal.',
  'Sie sind sehr unzufrieden, und das zu Recht.',
  'Ja.',
  'Nein, leider nicht vor Freitag, dem 27.11.',
  'Rufen Sie mich gern an: +49 30 23125001',
  'We are sorry for the trouble, Ms Muster.',
  'The refund of 64.90 EUR left our bank today.',
  'Zu Ihrem Fall K-24813 melde ich mich am Montag, 23.11.',
  '- ein neuer Fuß',
  'Viele Grüße',
  'Kind regards',
  'Anna Berger',
  'Sonnenblume Versand',
];
const humanWords = fc
  .array(fc.oneof(fc.constantFrom(...SENTENCES), fc.constant('')), { minLength: 1, maxLength: 8 })
  .map(lines =>
    ['Liebe Frau Muster,', '', ...lines, 'Ihre Anna']
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  );

const CARD_WORDS =
  'kundin reklamiert wiederholt dieselbe lampe vorsicht erpressung vermutlich gutschein anbieten marge gering streng vertraulich händler prüfen rückruf abgelehnt budget erschöpft'.split(
    ' ',
  );
const cardLine = fc
  .array(fc.constantFrom(...CARD_WORDS), { minLength: 3, maxLength: 14 })
  .map(words => words.join(' '));
const customerLine = fc.oneof(
  fc.constantFrom(
    'Wann kommt mein Paket?',
    '> Ihre Bestellung ist unterwegs.',
    'Am 20.11.2026 um 9:00 schrieb Sonnenblume Versand:',
    'Von: Köln, An: Berlin',
    'Ja.',
    '-- ',
    '',
    'www.beispiel.example/?a=b&c=d',
  ),
  fc
    .array(
      fc.constantFrom(
        ...'die lampe ist leider kaputt und ich warte seit wochen auf geld'.split(' '),
      ),
      { minLength: 1, maxLength: 30 },
    )
    .map(words => words.join(' ')),
);

/** What differs from handover to handover, small enough to be read when a property fails. */
const facts = fc.record({
  ui: fc.constantFrom('de' as const, 'en' as const),
  suggestions: fc.array(cardLine, { maxLength: 4 }),
  note: cardLine,
  customer: fc.array(customerLine, { minLength: 1, maxLength: 12 }),
});

type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

function compose({ ui, suggestions, note, customer }: Facts) {
  return handoverSample(ui, given => ({
    ...given,
    suggestions,
    history: given.history.map(one =>
      one.direction === 'internal' ? { ...one, text: note } : one,
    ),
    mail: { ...given.mail, text: `Guten Tag,\n\n${customer.join('\n')}\n\nErika Muster` },
  }));
}

function toMessage({ text, html }: Body): Message {
  return {
    messageId: '<r1@sonnenblume.example>',
    inReplyTo: [MESSAGE_ID],
    references: [MESSAGE_ID],
    from: { name: 'Anna Berger', address: 'anna@sonnenblume.example' },
    replyTo: [],
    to: [],
    cc: [],
    recipients: [],
    subject: 'Re: Wo bleibt mein Geld?',
    date: null,
    headers: new Map(),
    text: text ?? htmlToText(html ?? ''),
    html,
    attachments: [],
  };
}

/** What a reader, or one who looks at the source, could find; written apart from the check it tests. */
function exposed(reply: Reply, sent: SentHandover): string[] {
  const source = `${reply.text}\n${reply.html ?? ''}`;
  const seen = htmlToText((reply.html ?? '').replace(/<\/?span>/g, ''));
  const words = (text: string) =>
    ` ${text
      .toLowerCase()
      .replace(/\u00ad|\u200b/g, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  const bodies = [words(reply.text), words(seen)];
  const theirs = words(sent.customerText);
  const lines = sent.card
    .split('\n')
    .filter(line => !/^(?:Kunde|Customer):/.test(line))
    .map(words)
    .filter(line => line.split(' ').filter(word => /^\p{L}{2,}$/u.test(word)).length >= 8)
    .filter(line => !theirs.includes(line));
  return [
    ...[TOKEN, MESSAGE_ID.slice(1, -1), '=== K-24813'].filter(secret => source.includes(secret)),
    ...lines.filter(line => bodies.some(body => body.includes(line))),
  ];
}

function leaksOf(reply: Reply, sent: SentHandover) {
  return findLeaks({ text: reply.text, html: reply.html, attachments: [] }, sent);
}

describe('nothing internal reaches a customer', { timeout: 120_000 }, () => {
  test('every client as it is: all that the human wrote, nothing else, and nothing is held', () => {
    const clients = fc.constantFrom(...Object.keys(CLIENTS));
    fc.assert(
      fc.property(clients, facts, humanWords, (name, given, words) => {
        const handover = compose(given);
        const body = CLIENTS[name]?.(words, quotedOf(handover)) ?? { text: words, html: null };
        const reply = readReply(toMessage(body), handover.sent);
        const rest = reply.text.startsWith(words) ? reply.text.slice(words.length).trim() : null;
        expect(rest).toMatch(/^(?:-- \n)?[^\n]{0,80}$/);
        expect(exposed(reply, handover.sent)).toEqual([]);
        expect(leaksOf(reply, handover.sent)).toEqual([]);
        if (body.html !== null) expect(reply.html).not.toBeNull();
        for (const line of words.split('\n'))
          expect(htmlToText(reply.html ?? words)).toContain(line);
      }),
      { numRuns: 80 },
    );
  });

  test('a case with several handovers: whichever is quoted is recognised', () => {
    const clients = fc.constantFrom(...Object.keys(CLIENTS));
    fc.assert(
      fc.property(clients, facts, facts, humanWords, (name, one, another, words) => {
        const [earlier, later] = [compose({ ...one, ui: another.ui }), compose(another)];
        const sent: SentHandover = {
          ...later.sent,
          card: `${earlier.sent.card}\n${later.sent.card}`,
          sentText: `${earlier.sent.sentText}\n${later.sent.sentText}\n`,
          sentHtml: `${earlier.sent.sentHtml}\n${later.sent.sentHtml}\n`,
        };
        const body = CLIENTS[name]?.(words, quotedOf(later)) ?? { text: words, html: null };
        const reply = readReply(toMessage(body), sent);
        const rest = reply.text.startsWith(words) ? reply.text.slice(words.length).trim() : null;
        expect(rest).toMatch(/^(?:-- \n)?[^\n]{0,80}$/);
        expect(leaksOf(reply, sent)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  test('any quoting style: the words survive, and nothing is held', () => {
    fc.assert(
      fc.property(style, facts, humanWords, (given, about, words) => {
        const handover = compose(about);
        const quoted = quotedOf(handover);
        const text = asText(given, quoted, words, quotedLines(given, quoted));
        const html = given.place === 'inline' ? null : asHtml(given, quoted, words, quoted.inner);
        const reply = readReply(toMessage({ text, html }), handover.sent);
        expect(exposed(reply, handover.sent)).toEqual([]);
        expect(leaksOf(reply, handover.sent)).toEqual([]);
        for (const line of words.split('\n')) expect(reply.text).toContain(line);
        if (given.place !== 'inline') expect(reply.text).toBe(words);
      }),
      { numRuns: 80 },
    );
  });

  test('edited quotations: nothing internal is left, or it is held', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      how: fc.constantFrom('drop', 'unmark', 'cut', 'upper', 'hide', 'answer', 'move'),
    });
    const edits = fc.array(edit, { maxLength: 25 });
    fc.assert(
      fc.property(
        style,
        facts,
        humanWords,
        edits,
        fc.boolean(),
        (given, about, words, all, keepIntro) => {
          const handover = compose(about);
          const quoted = quotedOf(handover);
          const lines = all.reduce(applyEdit, quotedLines(given, quoted));
          const text = keepIntro
            ? asText(given, quoted, words, lines)
            : `${words}\n\n${lines.join('\n')}\n`;
          const reply = readReply(toMessage({ text, html: null }), handover.sent);
          if (exposed(reply, handover.sent).length > 0) {
            expect(leaksOf(reply, handover.sent)).not.toEqual([]);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('whatever is pasted from the card is held', () => {
    const disguise = fc.constantFrom(
      'plain',
      'bold',
      'entities',
      'comment',
      'attribute',
      'hidden',
      'split',
    );
    fc.assert(
      fc.property(facts, humanWords, fc.nat(), disguise, (given, words, pick, how) => {
        const handover = compose(given);
        const secrets = handover.sent.card
          .split('\n')
          .filter(
            line => line.split(/\s+/).filter(word => /^\p{L}{3,}[,.;]?$/u.test(word)).length >= 6,
          );
        const secret = secrets[pick % secrets.length] ?? '';
        if (secret.startsWith('Kunde:') || secret.startsWith('Customer:')) return;
        const html = `<p>${words.replaceAll('\n', '<br>')}</p>${disguised(secret, how)}`;
        const found = findLeaks({ text: words, html, attachments: [] }, handover.sent);
        expect(found.map(leak => leak.where)).toContain('html');
      }),
      { numRuns: 80 },
    );
  });
});

interface Edit {
  readonly at: number;
  readonly how: string;
}

function applyEdit(lines: string[], { at, how }: Edit): string[] {
  const index = Math.min(Math.floor(at * lines.length), lines.length - 1);
  const line = lines[index];
  if (line === undefined) return lines;
  const bare = line.replace(/^[\s>|EM]+/, '');
  if (how === 'drop') return lines.filter((_, other) => other !== index);
  if (how === 'move') return [...lines.slice(index), ...lines.slice(0, index)];
  const changed: Readonly<Record<string, string>> = {
    unmark: bare,
    cut: line.slice(0, Math.ceil(line.length / 2)),
    upper: line.toUpperCase(),
    hide: line.replace(/\p{L}{4}/gu, '$&\u200b'),
    answer: `${line}\n\nDas prüfe ich noch.\n`,
  };
  return lines.map((other, place) => (place === index ? (changed[how] ?? other) : other));
}

function disguised(secret: string, how: string): string {
  const text = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  if (how === 'bold')
    return `<p>${text.replace(/\p{L}+/gu, word => `<b>${word.slice(0, 1)}</b>${word.slice(1)}`)}</p>`;
  if (how === 'entities') return Array.from(secret, char => `&#${char.codePointAt(0)};`).join('');
  if (how === 'comment') return `<!-- ${text} -->`;
  if (how === 'attribute') return `<img alt="${text.replaceAll('"', '&quot;')}" src="cid:a">`;
  if (how === 'hidden') return `<div style="display:none">${text}</div>`;
  if (how === 'split') return `<pre>${text.split(' ').join('\n&gt; ')}</pre>`;
  return `<p>${text}</p>`;
}
