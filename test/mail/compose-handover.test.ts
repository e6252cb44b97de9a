import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeHandover, type HandoverFacts } from '../../src/mail/compose-handover.ts';
import { FENCE, fence } from '../../src/mail/marker.ts';
import { headerValues, letterAsText, visibleText } from '../support/letter-text.ts';
import { fullHandover, plainHandover } from '../support/sample-letters.ts';

const languages = ['de', 'en'] as const;

describe.each(languages)('handover in %s', ui => {
  it('reads as a human should find it', async () => {
    const full = letterAsText(composeHandover(fullHandover(ui)).letter);
    await expect(full).toMatchFileSnapshot(`../fixtures/letters/handover-full-${ui}.txt`);
    const plain = letterAsText(composeHandover(plainHandover(ui)).letter);
    await expect(plain).toMatchFileSnapshot(`../fixtures/letters/handover-plain-${ui}.txt`);
  });

  it('says the same in HTML, line by line, as in text', () => {
    const { letter, card } = composeHandover(fullHandover(ui));
    const visible = visibleText(letter.html ?? '').split('\n');
    for (const line of card.split('\n')) expect(visible).toContain(line.trim());
    expect(visible.filter(line => FENCE.test(line))).toHaveLength(2);
    expect(visible[0]).toBe(letter.text.split('\n')[0]);
  });

  it('returns as card what stands between the fences, but for what the customer knows', () => {
    const { letter, card } = composeHandover(fullHandover(ui));
    const [, inside = ''] = letter.text.split(/^===.*===$/m);
    for (const line of card.split('\n')) expect(inside).toContain(line);
    expect(card).toContain('routing.yaml:20');
    expect(card).toContain(
      ui === 'de' ? 'Buchhaltung ist gefragt.' : 'Bookkeeping has been asked.',
    );
    expect(card).not.toContain(ui === 'de' ? 'Wann kommt die' : 'When will I get');
  });
});

describe('handover', () => {
  it('carries the envelope of the contract', () => {
    const { letter } = composeHandover(fullHandover('de'));
    expect(letter.from).toEqual({
      name: 'Erika Muster via Sonnenblume Versand',
      address: 'hilfe@sonnenblume.example',
    });
    expect(letter.replyTo?.address).toBe('hilfe+k7q2x9m4w8r3@sonnenblume.example');
    expect(letter.subject).toBe('[K-24813] Re: Wo bleibt mein Geld?');
    expect(letter.to).toEqual([{ name: 'Anna Berger', address: 'anna@sonnenblume.example' }]);
    expect(letter.headers).toMatchObject({
      'X-Kulanz-Ticket': 'K-24813',
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'X-Kulanz-Loop': 'hilfe@sonnenblume.example',
      Importance: 'high',
    });
    expect(letter.attachments.map(({ filename }) => filename)).toEqual(['beleg.pdf']);
    expect(composeHandover(plainHandover('de')).letter.headers).not.toHaveProperty('Importance');
  });

  it("shows the customer's text whole and unchanged below the second fence", () => {
    const facts = fullHandover('de');
    expect(composeHandover(facts).letter.text.endsWith(`===\n\n${facts.mail.text}\n`)).toBe(true);
  });

  it('escapes whatever a customer controls', () => {
    const evil = '<script>alert(1)</script><img src=x onerror=y>';
    const facts = hostile(evil);
    const { letter } = composeHandover(facts);
    expect(letter.html).not.toMatch(/<script|<img/i);
    expect(letter.html).toContain('&lt;script&gt;');
  });

  it('lets nobody smuggle in a header or a fence', () => {
    const { letter } = composeHandover(hostile(`"Evil\r\nBcc: x@y"\n${fence('K-24813', 'x')}`));
    for (const value of headerValues(letter)) expect(value).not.toMatch(/[\r\n]/);
    expect(letter.text.match(/===\s?K-\d{5,}:/g)).toHaveLength(2);
    expect(visibleText(letter.html ?? '').match(/===\s?K-\d{5,}:/g)).toHaveLength(2);
  });

  it('is called by the address when the customer has no name', () => {
    const facts = { ...plainHandover('en'), customer: { name: '', address: 'e@example.org' } };
    const { letter } = composeHandover(facts);
    expect(letter.from.name).toBe('e@example.org via Sonnenblume Versand');
    expect(letter.text).toContain('\nCustomer: e@example.org\n');
  });

  it('tells that a mail has no text instead of showing nothing', () => {
    const facts = plainHandover('en');
    const { letter } = composeHandover({ ...facts, mail: { ...facts.mail, text: ' \n' } });
    expect(letter.text).toContain('Caution: This mail contains no text.');
  });

  it('shows five earlier articles of three lines, however many there are', () => {
    const facts = fullHandover('de');
    const past = facts.history[0];
    const history = Array.from({ length: 12 }, (_, index) => ({
      direction: 'in' as const,
      who: 'Erika',
      at: past?.at ?? facts.now,
      text: `eins ${index}\n\nzwei\ndrei\nvier\n${'x'.repeat(50_000)}`,
    }));
    const { letter } = composeHandover({ ...facts, history });
    expect(letter.text).toContain('Verlauf: 12 frühere Nachrichten, die letzten 5');
    expect(letter.text.match(/Erika schrieb:/g)).toHaveLength(5);
    expect(letter.text).toContain('    eins 11\n    zwei\n    drei …\n');
    expect(letter.text).not.toContain('vier');
  });

  it('joins lines that a mail program wrapped, and no others', () => {
    const wrapped =
      'vor drei Wochen habe ich die Stehlampe zurückgeschickt, weil der Fuß\ngebrochen war.\nGrüße';
    const facts = plainHandover('de');
    const { letter } = composeHandover({ ...facts, mail: { ...facts.mail, text: wrapped } });
    expect(letter.html).toContain('weil der Fuß gebrochen war.<br>\nGrüße');
    expect(letter.text).toContain(wrapped);
  });

  it("shows the customer's HTML below the second fence, without what could act", () => {
    const facts = plainHandover('en');
    const shown = (html: string) =>
      composeHandover({ ...facts, mail: { ...facts.mail, html } }).letter.html ?? '';
    const safe = shown('<p>the <b>lamp</b></p><script>alert(1)</script>=== K-24813: x ===');
    expect(safe.slice(safe.indexOf('the mail from'))).toContain('the <b>lamp</b>');
    expect(safe).not.toContain('<script');
    expect(visibleText(safe).match(/===\s?K-\d{5,}:/g)).toHaveLength(2);
    // Colours that were chosen for white paper get white paper, in dark mode too.
    expect(safe).not.toContain('class="k-mail k-paper"');
    expect(shown('<p style="color:#000000">x</p>')).toContain('class="k-mail k-paper"');
  });

  it('needs nothing from the network and nothing that Outlook lacks', () => {
    const { letter } = composeHandover(fullHandover('de'));
    expect(letter.html).not.toMatch(/https?:|<img|<link|@import|display:(?:flex|grid)/);
    expect(letter.html).toContain('name="color-scheme" content="light dark"');
    expect(letter.html).toContain('prefers-color-scheme:dark');
  });

  it('keeps headers sound and sizes bounded, whatever the mail is', () => {
    const wild = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(wild, wild, fc.array(wild, { maxLength: 50 }), (name, line, ids) => {
        const { letter, card } = composeHandover({ ...hostile(line, name), references: ids });
        for (const value of headerValues(letter)) expect(value).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        expect(letter.subject.length).toBeLessThan(500);
        expect(letter.references.length).toBeLessThanOrEqual(20);
        expect(card.length).toBeLessThan(20_000);
        expect(letter.text).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}/u);
      }),
    );
  });
});

/** Every string that a stranger can set, set to the same words. */
function hostile(words: string, name = words): HandoverFacts {
  const facts = fullHandover('de');
  const past = facts.history.map(article => ({ ...article, who: name, text: words }));
  return {
    ...facts,
    customer: { name, address: 'erika@example.org' },
    ticket: { ...facts.ticket, subject: words },
    insight: { ...facts.insight, sentiment: { ...facts.insight.sentiment, reasons: [words] } },
    history: past,
    warnings: [words],
    mail: {
      ...facts.mail,
      subject: words,
      text: words,
      cc: [{ name, address: 'max@example.org' }],
      attachments: facts.mail.attachments.map(file => ({ ...file, filename: words })),
    },
  };
}
