import { describe, expect, it } from 'vitest';
import { composeAlert } from '../../src/mail/compose-alert.ts';
import { headerValues, letterAsText, visibleText } from '../support/letter-text.ts';
import { alertFacts, JONAS } from '../support/sample-letters.ts';

const SUPER = { score: 0.9, super: true, reasons: ['31 Bestellungen'] };

describe.each(['de', 'en'] as const)('alert in %s', ui => {
  it('reads at a glance', async () => {
    const letter = letterAsText(composeAlert(alertFacts(ui)).letter);
    await expect(letter).toMatchFileSnapshot(`../fixtures/letters/alert-${ui}.txt`);
  });

  it('says the same in HTML as in text', () => {
    const { letter, card } = composeAlert(alertFacts(ui));
    const visible = visibleText(letter.html ?? '').split('\n');
    for (const line of card.split('\n')) expect(visible).toContain(line.trim());
  });
});

describe('alert', () => {
  const facts = alertFacts('de');
  const calm = {
    ...facts.insight,
    sentiment: { score: 0, label: 'neutral', level: 'neutral', reasons: ['ruhig'] },
  } as const;

  it('goes to the owner, marked important, and a reply reaches the customer', () => {
    const { letter } = composeAlert(facts);
    expect(letter.to).toEqual([{ name: 'Jonas Weber', address: 'chef@sonnenblume.example' }]);
    expect(letter.headers).toMatchObject({ Importance: 'high', 'X-Kulanz-Ticket': 'K-24813' });
    expect(letter.replyTo?.address).toBe(facts.replyAddress);
  });

  it('names the reason in its subject', () => {
    const subject = (over: object) => composeAlert({ ...facts, ...over }).letter.subject;
    expect(subject({})).toBe('Sehr unzufriedener Kunde: Erika Muster [K-24813]');
    expect(subject({ value: SUPER })).toBe(
      'Sehr unzufriedener Super-Kunde: Erika Muster [K-24813]',
    );
    expect(subject({ value: SUPER, insight: calm })).toBe('Super-Kunde: Erika Muster [K-24813]');
    expect(subject({ insight: calm })).toBe('Bitte ansehen: Erika Muster [K-24813]');
  });

  it('says with whom the case is, or that it is with the owner', () => {
    expect(composeAlert(facts).letter.text).toContain('Zuständig: Anna Berger, Antwort bis');
    const own = composeAlert({ ...facts, assignee: JONAS }).letter.text;
    expect(own).toContain('Zuständig: Sie selbst, Antwort bis');
    expect(own).not.toContain('#an');
    expect(composeAlert(facts).letter.text).toContain('mit #an jonas kommt sie zu Ihnen');
  });

  it("shows the beginning of a long mail, and keeps the customer's subject out of the secrets", () => {
    const long = { ...facts.mail, text: 'Wort '.repeat(100_000) };
    const { letter, card } = composeAlert({ ...facts, mail: long });
    expect(letter.text.length).toBeLessThan(2600);
    expect(letter.text).toMatch(/Wort …\n$/);
    expect(card).not.toContain('Betreff');
  });

  it('is safe from what a customer is called', () => {
    const name = '<script>x</script>"Evil\r\nBcc: x@y';
    const customer = { name, address: 'e@example.org' };
    const { letter } = composeAlert({ ...facts, customer });
    for (const value of headerValues(letter)) expect(value).not.toMatch(/[\r\n]/);
    expect(letter.html).not.toContain('<script');
  });
});
