import { describe, expect, it } from 'vitest';
import {
  answerSubject,
  handoverSubject,
  plainSubject,
  subjectPrefix,
  withoutPrefix,
} from '../../src/mail/subject.ts';

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
    ['WG: Rechnung', 'Re: Rechnung [K-24813]'],
    ['Re[2]: Re^3: AW (4): Frage', 'Re: Frage [K-24813]'],
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

describe('plainSubject', () => {
  it.each([
    ...[
      'Re',
      'RE',
      'Fw',
      'FWD',
      'AW',
      'Antw.',
      'WG',
      'Réf',
      'RÉP',
      'TR',
      'RV',
      'Rif',
      'R',
      'I',
      'RES',
      'ENC',
    ],
    ...[
      'Antwoord',
      'Doorst',
      'Odp',
      'PD',
      'Přep',
      'Odg',
      'SV',
      'VS',
      'VB',
      'Vast',
      'VL',
      'Ats',
      'Atb',
      'Vá',
    ],
    ...[
      'Redir.',
      'YNT',
      'İLT',
      'ilt',
      'Отв',
      'Пересл',
      'Відп',
      'ΑΠ',
      'ΠΡΘ',
      'תשובה',
      'הועבר',
      'رد',
    ],
    ...[
      'إعادة توجيه',
      '回复',
      '答复',
      '转发',
      '轉寄',
      '返信',
      '転送',
      '회신',
      '전달',
      'Trả lời',
      'Bls',
    ],
  ])('%s', prefix => {
    for (const colon of [': ', ':', ' : ', '：'])
      expect(plainSubject(`${prefix}${colon}Lampe`)).toBe('Lampe');
    expect(plainSubject(`${prefix}: Re: ${prefix}[2]: Lampe`)).toBe('Lampe');
  });

  it.each(['Reparatur: Uhr', 'Antworten: bitte', 'Ihr: Paket', 'Foto: 1', 'Regal', 'Iris: Frage'])(
    'keeps %s',
    subject => expect(plainSubject(subject)).toBe(subject),
  );
});

describe('subjectPrefix', () => {
  it.each([
    ['Frage', false, false],
    ['AW: WG: Frage', true, false],
    ['WG: AW: Frage', false, true],
    ['VS: Frage', true, true],
    ['[K-24813] Fwd: Frage', false, true],
  ])('%s', (subject, reply, forward) => {
    expect(subjectPrefix(subject)).toEqual({ reply, forward });
  });

  it('takes off one prefix', () => {
    expect(withoutPrefix('WG: AW: Frage')).toBe('AW: Frage');
  });
});
