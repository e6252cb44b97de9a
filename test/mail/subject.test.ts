import { describe, expect, it } from 'vitest';
import { answerSubject, handoverSubject, plainSubject } from '../../src/mail/subject.ts';

describe('handoverSubject', () => {
  it('puts the number before what the customer wrote', () => {
    expect(handoverSubject('K-24813', 'Frage', '(ohne)')).toBe('[K-24813] Frage');
  });

  it("names the number once when the customer's client kept it", () => {
    expect(handoverSubject('K-24813', 'Re: Frage [K-24813]', '(ohne)')).toBe('[K-24813] Re: Frage');
  });

  it('shows the number of another ticket: a human should see it', () => {
    expect(handoverSubject('K-24813', 'Re: [K-11116]', '(ohne)')).toBe('[K-24813] Re: [K-11116]');
  });

  it('is never empty, and never two lines', () => {
    expect(handoverSubject('K-24813', ' \r\n ', '(ohne)')).toBe('[K-24813] (ohne)');
    expect(handoverSubject('K-24813', 'a\r\nBcc: x@y', '')).toBe('[K-24813] a Bcc: x@y');
  });
});

describe('answerSubject', () => {
  it.each([
    ['Frage', 'Re: Frage [K-24813]'],
    ['Re: Frage [K-24813]', 'Re: Frage [K-24813]'],
    ['AW: Re: AW: Frage', 'Re: Frage [K-24813]'],
    ['AW[2]: Antw: RE : Frage', 'Re: Frage [K-24813]'],
    ['[K-24813] Re: [K-24813] Frage', 'Re: Frage [K-24813]'],
    ['Frage [K-11116]', 'Re: Frage [K-24813]'],
    ['WG: Rechnung', 'Re: WG: Rechnung [K-24813]'],
    ['Reparatur: Uhr', 'Re: Reparatur: Uhr [K-24813]'],
    ['', 'Re: Ihre Nachricht [K-24813]'],
  ])('%j becomes %j', (subject, expected) => {
    expect(answerSubject('K-24813', subject, 'Ihre Nachricht')).toBe(expected);
  });

  it('is bounded', () => {
    expect(answerSubject('K-24813', 'x'.repeat(100_000), '').length).toBeLessThan(220);
    expect(plainSubject('Re: '.repeat(50_000)).length).toBeLessThan(5);
  });
});
