import { describe, expect, it } from 'vitest';
import { composeDigest, digestText } from '../../src/mail/compose-digest.ts';
import { headerValues, letterAsText, visibleText } from '../support/letter-text.ts';
import { digestFacts, digestRows } from '../support/sample-letters.ts';

describe.each(['de', 'en'] as const)('digest in %s', ui => {
  it('reads as the owner should find it', async () => {
    const letter = letterAsText(composeDigest(digestFacts(ui)).letter);
    await expect(letter).toMatchFileSnapshot(`../fixtures/letters/digest-${ui}.txt`);
    const quiet = { openTotal: 0, answeredSinceLast: 3, newSinceLast: 3 };
    const empty = { ...digestFacts(ui), rows: [], problems: [], counts: quiet };
    await expect(letterAsText(composeDigest(empty).letter)).toMatchFileSnapshot(
      `../fixtures/letters/digest-empty-${ui}.txt`,
    );
  });

  it('says in HTML all that it says in text', () => {
    const { letter } = composeDigest(digestFacts(ui));
    const visible = visibleText(letter.html ?? '').replace(/\n/g, ' ');
    for (const line of letter.text.split('\n')) expect(visible).toContain(line.trim());
  });
});

describe('digest', () => {
  it('numbers the worst first, and counts who is urgent in the subject', () => {
    const text = digestText(digestFacts('en'));
    const names = [...text.matchAll(/^(\d)\. (\S+)/gm)].map(match => match.slice(1, 3).join(' '));
    expect(names).toEqual(['1 Erika', '2 Karl-Heinz', '3 Sophie', '4 Paul', '5 Ali']);
    const { letter } = composeDigest(digestFacts('en'));
    expect(letter.subject).toBe('Who is waiting: 4 customers, 2 of them urgent');
  });

  it('shows fifty and tells where the rest is', () => {
    const [row] = digestRows('de');
    const rows = Array.from({ length: 62 }, (_, index) => ({
      ...(row ?? digestRows('de')[0]),
      number: `K-${20_000 + index}`,
    })) as ReturnType<typeof digestRows>;
    const facts = digestFacts('de');
    const text = digestText({ ...facts, rows, counts: { ...facts.counts, openTotal: 62 } });
    expect(text).toContain('\n50. ');
    expect(text).not.toContain('\n51. ');
    expect(text).toContain('und 12 weitere: kulanz tickets --open');
  });

  it('is no mail to reply to, and says that a machine wrote it', () => {
    const { letter } = composeDigest(digestFacts('de'));
    expect(letter.replyTo).toBeNull();
    expect(letter.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' });
    expect(letter.headers).not.toHaveProperty('X-Kulanz-Ticket');
  });

  it('is safe from what customers write', () => {
    const facts = digestFacts('de');
    const evil = '<script>x</script>\r\nBcc: x@y';
    const rows = facts.rows.map(row => ({ ...row, customer: evil, subject: evil, why: evil }));
    const { letter } = composeDigest({ ...facts, rows, problems: [evil] });
    expect(letter.html).not.toContain('<script');
    expect(letter.text).not.toMatch(/^Bcc/m);
    for (const value of headerValues(letter)) expect(value).not.toMatch(/[\r\n]/);
  });

  const told = (ui: 'de' | 'en', urgent: readonly boolean[]): string => {
    const [row] = digestRows(ui);
    if (!row) throw new Error('no sample');
    const rows = urgent.map(overdue => ({ ...row, overdue }));
    const counts = { ...digestFacts(ui).counts, openTotal: rows.length };
    const { letter } = composeDigest({ ...digestFacts(ui), rows, counts });
    return `${letter.subject} | ${letter.text.split('\n')[2]}`;
  };

  it.each([
    [[], 'Niemand wartet auf Antwort | Niemand wartet auf Antwort.'],
    [[false], 'Wer wartet: ein Kunde | Ein Kunde wartet auf Antwort. Offen: 1 Fall.'],
    [
      [true],
      'Wer wartet: ein Kunde, dringend | Ein Kunde wartet auf Antwort, dringend. Offen: 1 Fall.',
    ],
    [
      [true, false],
      'Wer wartet: 2 Kunden, einer davon dringend | 2 Kunden warten auf Antwort, einer davon dringend. Offen: 2 Fälle.',
    ],
    [
      [true, true],
      'Wer wartet: 2 Kunden, beide dringend | 2 Kunden warten auf Antwort, beide dringend. Offen: 2 Fälle.',
    ],
  ])('speaks German, %j', (urgent, words) => {
    expect(told('de', urgent)).toBe(words);
  });

  it.each([
    [[], 'Nobody is waiting for an answer | Nobody is waiting for an answer.'],
    [
      [true],
      'Who is waiting: one customer, urgent | One customer is waiting for an answer, urgent. Open: 1 case.',
    ],
    [
      [true, false, false],
      'Who is waiting: 3 customers, one of them urgent | 3 customers are waiting for an answer, one of them urgent. Open: 3 cases.',
    ],
    [
      [true, true, true],
      'Who is waiting: 3 customers, all urgent | 3 customers are waiting for an answer, all urgent. Open: 3 cases.',
    ],
  ])('speaks English, %j', (urgent, words) => {
    expect(told('en', urgent)).toBe(words);
  });

  it('counts as urgent only who waits', () => {
    const [row] = digestRows('en');
    if (!row) throw new Error('no sample');
    const rows = [row, { ...row, waitingSince: null, overdue: true }];
    const { letter } = composeDigest({ ...digestFacts('en'), rows });
    expect(letter.subject).toBe('Who is waiting: one customer');
  });

  it('a case that its human put off before an answer comes back', () => {
    const [row] = digestRows('en');
    if (!row) throw new Error('no sample');
    const text = digestText({ ...digestFacts('en'), rows: [{ ...row, nextAction: 'remind' }] });
    expect(text).toContain('comes back Tue');
    expect(text).not.toContain('answer by');
  });

  it('says how many problems it does not name', () => {
    const facts = digestFacts('de');
    expect(digestText({ ...facts, problemsLeft: 180 })).toContain('- und 180 weitere');
    expect(digestText({ ...facts, problemsLeft: 1 })).toContain('- und eines mehr');
    expect(digestText(facts)).not.toContain('nächste Übersicht');
  });
});
