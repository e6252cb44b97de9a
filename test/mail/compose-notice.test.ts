import { describe, expect, it } from 'vitest';
import { composeNotice } from '../../src/mail/compose-notice.ts';
import { FENCE, fence } from '../../src/mail/marker.ts';
import type { Notice } from '../../src/mail/notice.ts';
import { headerValues, letterAsText, visibleText } from '../support/letter-text.ts';
import { digestRows, noticeFacts, notices } from '../support/sample-letters.ts';

/** These concern no single ticket. */
const LOOSE = new Set([
  ...['no-token', 'quarantined', 'problem', 'moved', 'overdue'],
  ...['rules-broken', 'rules-mended'],
]);

describe.each(['de', 'en'] as const)('notices in %s', ui => {
  it.each(notices(ui).map(notice => [notice.kind, notice] as const))('%s', async (kind, notice) => {
    const facts = LOOSE.has(kind) ? { ...noticeFacts(ui), ticket: null } : noticeFacts(ui);
    const { letter, card } = composeNotice(notice, facts);
    await expect(letterAsText(letter)).toMatchFileSnapshot(
      `../fixtures/letters/notice-${kind}-${ui}.txt`,
    );
    const visible = visibleText(letter.html ?? '').split('\n');
    for (const line of card.split('\n')) expect(visible).toContain(line.trim());
    for (const value of headerValues(letter)) expect(value).not.toMatch(/[\r\n]/);
  });

  it.each(notices(ui).map(notice => [notice.kind, notice] as const))(
    '%s begins with a fence, and takes a reply, where a ticket is concerned',
    (_kind, notice) => {
      const { letter } = composeNotice(notice, noticeFacts(ui));
      expect(FENCE.test(letter.text.split('\n')[0] ?? '')).toBe(true);
      expect(letter.subject.startsWith('[K-24813] ')).toBe(true);
      expect(letter.replyTo?.address).toContain('+');
      expect(letter.headers).toMatchObject({
        'X-Kulanz-Ticket': 'K-24813',
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
      });
      const loose = composeNotice(notice, { ...noticeFacts(ui), ticket: null }).letter;
      expect(FENCE.test(loose.text)).toBe(false);
      expect(loose.replyTo).toBeNull();
      expect(loose.headers).not.toHaveProperty('X-Kulanz-Ticket');
    },
  );
});

describe('notice', () => {
  const evil = `<script>x</script>"Evil\r\nBcc: x@y ${fence('K-24813', 'x')}`;

  it("gives the human's own words back, and does not count them as secrets", () => {
    const text = 'Liebe Frau Muster,\nes tut mir leid.';
    const { letter, card } = composeNotice(
      { kind: 'held', leaks: ['Kundenwert: hoch'], text },
      noticeFacts('de'),
    );
    expect(letter.text).toContain('    Liebe Frau Muster,\n    es tut mir leid.\n');
    expect(card).not.toContain('tut mir leid');
    expect(card).toContain('Kundenwert: hoch');
  });

  it('is safe from what servers, strangers and replies say', () => {
    const hostile: Notice[] = [
      { kind: 'held', leaks: [evil], text: evil },
      { kind: 'bounced-answer', recipient: evil, status: evil, diagnostic: evil, text: evil },
      { kind: 'foreign-token', sender: { name: evil, address: evil }, text: evil },
      { kind: 'problem', what: evil },
      { kind: 'rules-broken', errors: [evil], more: 0 },
      {
        kind: 'unknown-command',
        misunderstood: [{ line: evil, why: 'unknown', meant: null }],
        people: [],
        text: evil,
      },
      { kind: 'moved', person: evil, until: new Date(0), because: evil, to: evil, tickets: [] },
    ];
    const facts = noticeFacts('de');
    const customer = { name: evil, address: 'e@example.org' };
    for (const notice of hostile) {
      const ticket = { number: 'K-24813', replyAddress: 'h+t@example.org', customer };
      const { letter } = composeNotice(notice, { ...facts, ticket });
      for (const value of headerValues(letter)) expect(value).not.toMatch(/[\r\n]/);
      expect(letter.html).not.toContain('<script');
      expect(letter.text.match(/===\s?K-\d{5,}:/g)).toHaveLength(1);
      expect(letter.subject.length).toBeLessThan(260);
    }
  });

  it('bounds its lists and the reply that it gives back', () => {
    const rows = Array.from({ length: 90 }, () => digestRows('de')).flat();
    const overdue = composeNotice({ kind: 'overdue', rows }, noticeFacts('de')).letter;
    expect(overdue.text.match(/^- /gm)?.length).toBeLessThan(60);
    const held = composeNotice(
      { kind: 'held', leaks: [], text: 'x'.repeat(500_000) },
      noticeFacts('de'),
    ).letter;
    expect(held.text.length).toBeLessThan(25_000);
  });
});
