import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBounce } from '../../src/mail/bounce.ts';
import { statusOf } from '../../src/mail/bounce-status.ts';
import { namedRecipients, ownWords, serverWords, statusesIn } from '../../src/mail/bounce-text.ts';
import { classifyKind } from '../../src/mail/kind.ts';
import { permanenceOf, type Told } from '../../src/mail/permanence.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { mailFixtures } from '../support/mail-fixtures.ts';

const told = (words: Partial<Told>): Told => ({
  status: '',
  action: 'failed',
  said: '',
  report: '',
  ...words,
});

describe('hard: the address is dead', () => {
  it.each([
    ['5.1.1', ''],
    ['5.1.2', ''],
    ['5.1.6', ''],
    ['5.1.10', ''],
    ['5.4.310', ''],
    ['5.3.2', '521 5.3.2 System not accepting network messages'],
    ['5.0.0', '550 <erika@example.org>: User unknown'],
    ['', 'Der Empfänger ist unbekannt'],
    ['5.0.0', 'Host or domain name not found'],
    ['', 'The domain does not accept mail: null MX'],
    ['5.2.1', '550 5.2.1 User unknown (in reply to RCPT TO command)'],
    ['4.1.1', '450 4.1.1 Recipient address rejected: User unknown'],
  ])('%s %s', (status, said) => {
    expect(permanenceOf(told({ status, said }))).toBe('hard');
  });
});

describe('soft: it may take mail again, or nobody can be sure', () => {
  it.each([
    ['4.2.2', '452 4.2.2 Mailbox full'],
    ['5.2.2', '552 5.2.2 over quota'],
    ['5.1.1', '550 5.1.1 mailbox is full'],
    ['5.7.26', "550 5.7.26 rejected by the domain's DMARC policy"],
    ['5.1.8', '553 5.1.8 Domain of sender address does not exist'],
    ['5.0.0', '550 Unknown user erika@mobil.example'],
    ['5.0.0', '550 User unknown (in reply to end of DATA command)'],
    ['', '550 Requested action not taken: mailbox unavailable'],
    ['5.0.0', '550 mail rejected as spam: no such user'],
    ['5.0.0', '550 Recipient address rejected: mail loop'],
    ['2.0.0', ''],
    ['', ''],
  ])('%s %s', (status, said) => {
    expect(permanenceOf(told({ status, said }))).toBe('soft');
  });

  it('"unknown" after a delay is not given up yet', () => {
    const said = '450 4.1.1 User unknown';
    expect(permanenceOf(told({ status: '4.1.1', action: 'delayed', said }))).toBe('soft');
  });
});

describe('the status that says most', () => {
  it.each([
    ['5.0.0', '550 5.1.1 User unknown', '5.1.1'],
    ['4.4.7', '451 4.7.1 Greylisted', '4.7.1'],
    ['5.1.1', '552 5.2.2 over quota', '5.2.2'],
    ['5.1.1', '550 5.0.0 no', '5.1.1'],
    ['5.7.1', '', '5.7.1'],
    ['2.1.5', '250 2.1.5 Ok', '2.1.5'],
    ['', '550 no such user', '5.0.0'],
    ['', '421 busy', '4.0.0'],
    ['', 'host 192.0.2.15 5.1.2.3 version 15.20.25', ''],
    ['', '', ''],
  ])('%s beside "%s": %s', (field, diagnostic, status) => {
    expect(statusOf(field, diagnostic, '')).toBe(status);
  });

  it('asks the text only where field and server are silent', () => {
    expect(statusOf('5.0.0', '255', '554 5.3.0 unknown mailer error')).toBe('5.3.0');
    expect(statusOf('5.1.1', '', 'see 5.7.1')).toBe('5.1.1');
  });
});

describe('the free text of a report', () => {
  it('ends where the returned mail begins', () => {
    const text =
      'Not delivered.\n\n------ This is a copy of the message ------\n\nTo: b@example.org';
    expect(ownWords(text).trim()).toBe('Not delivered.');
    expect(ownWords('Weg.\n\nOriginalnachricht:\nVon: a@example.org').trim()).toBe('Weg.');
  });

  it('is all there is when the returned mail stands first', () => {
    expect(ownWords('Received: from a\nTo: b@example.org')).toContain('b@example.org');
  });

  it('lists recipients at the beginning of lines', () => {
    const text = 'Not reached:\n\n<erika@example.org>: 550 no\n  * otto@example.org';
    expect(namedRecipients(text)).toEqual(['erika@example.org', 'otto@example.org']);
  });

  it('names whom to ask for help, who is no recipient', () => {
    const text =
      'For further assistance, please contact\n<help@example.net>\n\n<erika@example.org>: 550 no';
    expect(namedRecipients(text)).toEqual(['erika@example.org']);
    const next = 'Any questions? Contact your administrator.\nerika@example.org\n';
    expect(namedRecipients(next)).toEqual(['erika@example.org']);
  });

  it('quotes a server over folded lines', () => {
    expect(
      serverWords('<a@example.org>: host mx said: 550\n    5.1.1 User\n    unknown\n\nBye'),
    ).toBe('550 5.1.1 User unknown');
  });

  it('takes no address of a host and no version for a status', () => {
    expect(statusesIn('mx[4.1.2.3] 5.9.1 qmail 5.1.1 x')).toEqual(['5.1.1']);
  });
});

const bounces = mailFixtures().flatMap(({ raw, expected }) =>
  expected.kind === 'bounce' ? [raw] : [],
);
const LONGEST_MS = 250;

/** Reads it whole; a busy machine may be slow once, a slow rule is slow twice. */
async function readInTime(raw: Buffer): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const begun = performance.now();
    const message = await readMessage(raw);
    classifyKind(message, { addresses: ['hilfe@shop.example'] });
    const bounce = readBounce(message);
    const took = performance.now() - begun;
    if (bounce) expect(bounce.recipient).toMatch(/^(?:[^\s@<>]+@[^\s@<>]+)?$/);
    if (took <= LONGEST_MS) return;
    if (attempt === 3) expect(took).toBeLessThanOrEqual(LONGEST_MS);
  }
}

const anyBounce = fc.constantFrom(...bounces);
const position = fc.double({ min: 0, max: 1, noNaN: true });
const cut = (raw: Buffer, at: number) => Math.floor(raw.length * at);

describe('hostile reports are read in time', () => {
  it('truncated and spliced ones', async () => {
    await fc.assert(
      fc.asyncProperty(anyBounce, anyBounce, position, position, (a, b, at, from) =>
        readInTime(
          Buffer.concat([
            Buffer.from('From: x@example.org\n'),
            a.subarray(0, cut(a, at)),
            b.subarray(cut(b, from)),
          ]),
        ),
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['addresses', 'a@b.'],
    ['brackets', '<'],
    ['local parts', "a!#$%&'*+/=?^_`{|}~."],
    ['codes', '550 '],
    ['statuses', '5.1.1.'],
    ['labels', 'Final-Recipient: '],
    ['status blocks', 'Action: failed\nFinal-Recipient: rfc822; a@b.example\n\n'],
    ['copies', '------ original message '],
    ['blank lines', '\n \t'],
    ['attributions', 'schrieb: '],
    ['absences', 'ich bin 1.1. '],
    ['words', 'user unknown mailbox account '],
    ['delivered to', 'delivered to recipient address '],
    ['helpers', 'contact '],
    ['reached', 'erreicht'],
    ['feedback', 'Feedback-Type: abuse\n'],
    ['marks', '>'],
    ['quoted marks', '> > '],
    ['lines of marks', '>>>>>>>>>>>>\n'],
    ['blanks', ' '],
    ['folds', '\n  '],
    ['Japanese', '\u001b$B'],
  ])('200 KB of %s', async (_, piece) => {
    const head =
      'From: MAILER-DAEMON@example.org\nReturn-Path: <>\nSubject: Undelivered Mail\n' +
      'x-amz-sns-message-id: 1\n\n';
    const body = piece.repeat(200_000 / piece.length);
    await readInTime(Buffer.from(head + body));
    await readInTime(Buffer.from(`${head}{${body}`));
    await readInTime(Buffer.from(`${head}Final-Recipient: rfc822; a@b.example\n${body}`));
  });
});
