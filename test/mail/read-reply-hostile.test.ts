import { describe, expect, test } from 'vitest';
import { findLeaks } from '../../src/mail/leak.ts';
import type { Attachment, Message } from '../../src/mail/message.ts';
import { readReply } from '../../src/mail/read-reply.ts';
import { handoverSample } from '../support/handover-sample.ts';

const { sent } = handoverSample('de');

function message(
  text: string,
  html: string | null = null,
  attachments: Attachment[] = [],
): Message {
  return {
    ...{ messageId: null, inReplyTo: [], references: [], from: null, replyTo: [], to: [], cc: [] },
    ...{ recipients: [], subject: 'Re', date: null, headers: new Map(), text, html, attachments },
  };
}

function timed(work: () => void): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

/** Generous for a slow machine; what is quadratic takes minutes. */
const LIMIT = 15_000;

describe('hostile replies take no time and throw nothing', () => {
  const card = sent.card.split('\n')[5] ?? '';
  test.each([
    ['deep quotation', '>'.repeat(200_000)],
    ['many quoted lines', '> a\n'.repeat(100_000)],
    [
      'many introductions',
      'Am 23.11.2026 um 10:15 schrieb hilfe@sonnenblume.example:\n'.repeat(20_000),
    ],
    ['many header blocks', 'Von: a\nGesendet: b\nAn: c\nBetreff: d\n\n'.repeat(10_000)],
    ['many fences', '=== K-24813: x\n'.repeat(50_000)],
    ['one long line', 'wort '.repeat(500_000)],
    ['many card lines', `> ${card}\n`.repeat(20_000)],
    ['many words of the card', `${'auf die erste hat '.repeat(100_000)}`],
    ['white space', `${' '.repeat(500_000)}\n${'\t>'.repeat(100_000)}`],
    ['rules', '____________\n'.repeat(50_000)],
  ])('%s', (_, text) => {
    const took = timed(() => {
      const reply = readReply(message(text), sent);
      findLeaks({ text: reply.text, html: null, attachments: [] }, sent);
    });
    expect(took).toBeLessThan(LIMIT);
  });

  test.each([
    ['deep elements', `${'<div>'.repeat(100_000)}=== K-24813: x${'</div>'.repeat(100_000)}`],
    ['deep quotations', `${'<blockquote>'.repeat(50_000)}${card}`],
    ['many siblings', `<div>${'<p>a</p>'.repeat(100_000)}</div>`],
    ['many preformatted lines', `<pre>${'> a\n'.repeat(100_000)}</pre>`],
    ['many preformatted texts', `<pre>${'a\nb<b></b>'.repeat(50_000)}</pre>`],
    ['nothing closed', '<div><blockquote><a href="'.repeat(20_000)],
    ['entities', '&#x41;'.repeat(300_000)],
    ['attributes', `<p ${'a="b" '.repeat(100_000)}>x</p>`],
    ['a comment without end', `<p>x</p><!-- ${'-'.repeat(1_000_000)}`],
  ])('%s in HTML', (_, html) => {
    const took = timed(() => {
      const reply = readReply(message('Hallo', html), sent);
      findLeaks({ text: reply.text, html: reply.html ?? html, attachments: [] }, sent);
    });
    expect(took).toBeLessThan(LIMIT);
  });

  test('HTML beyond all measure is left out, the text stays', () => {
    const reply = readReply(message('Hallo', `<p>Hallo</p>${'x'.repeat(10_000_000)}`), sent);
    expect(reply.text).toBe('Hallo');
    expect(reply.html).toBeNull();
  });
});

describe('text and HTML that disagree', () => {
  test('only the text leaves', () => {
    const reply = readReply(
      message('Ihr Geld ist unterwegs.', '<p>Etwas ganz anderes steht hier</p>'),
      sent,
    );
    expect(reply).toMatchObject({ text: 'Ihr Geld ist unterwegs.', html: null });
  });

  test('HTML without words is left out', () => {
    expect(readReply(message('Hallo', '<div><br></div>'), sent).html).toBeNull();
  });

  test('a text part without words is made from the HTML', () => {
    const reply = readReply(message('', '<p>#close</p><p>Ihr Geld ist unterwegs.</p>'), sent);
    expect(reply).toMatchObject({ text: 'Ihr Geld ist unterwegs.', commands: [{ name: 'close' }] });
  });
});

describe('a quotation that shows other words than were sent', () => {
  const fenceLine = '=== K-24813: nur für Sie, nicht für den Kunden ===';

  test('is cut where it is marked as quoted, and that is told', () => {
    const text = `Hallo\n\n> ${fenceLine}\n> Übersetzung der Karte\n`;
    const html = `<p>Hallo</p><blockquote><p>${fenceLine}</p><p>Übersetzung der Karte</p></blockquote>`;
    const reply = readReply(message(text, html), sent);
    expect(reply).toMatchObject({ text: 'Hallo', doubtful: ['Übersetzung der Karte'] });
    expect(reply.html).toBe('<p>Hallo</p>');
  });

  test('is kept where nothing marks it: a human may have written it', () => {
    const reply = readReply(message(`Hallo\n\n${fenceLine}\n${sent.card}\nMein Nachsatz.\n`), sent);
    expect(reply.text).toBe('Hallo\n\nMein Nachsatz.');
  });
});

describe('attachments', () => {
  const file = (filename: string, contentType: string, contentId: string | null = null) => ({
    ...{ filename, contentType, contentId, size: 1, content: Buffer.from('x') },
    inline: contentId !== null,
  });

  test('signatures of the mail itself do not go along: they name the human', () => {
    const files = [
      file('smime.p7s', 'application/pkcs7-signature'),
      file('a.pdf', 'application/pdf'),
    ];
    expect(readReply(message('Hallo', null, files), sent).keep).toEqual([1]);
  });

  test('without HTML all pictures go along', () => {
    const files = [file('a.jpg', 'image/jpeg', 'a@1')];
    expect(readReply(message('Hallo', null, files), sent).keep).toEqual([0]);
  });

  test("a command with the signature's logo sends nothing, a picture without words does", () => {
    const files = [file('logo.png', 'image/png', 'logo@1')];
    const logo = '<p>Viele Grüße<br>Anna</p><img src="cid:logo@1">';
    const command = readReply(
      message('#close\n\nViele Grüße\nAnna', `<p>#close</p>${logo}`, files),
      sent,
    );
    expect(command).toMatchObject({ empty: true, commands: [{ name: 'close' }] });
    const photo = readReply(message('', '<img src="cid:logo@1">', files), sent);
    expect(photo).toMatchObject({ empty: false, keep: [0] });
  });
});
