import { describe, expect, it } from 'vitest';
import { refusesSender, rejectionsOf, verdictOf } from '../../src/mail/smtp-verdict.ts';

function smtpError(fields: object): Error {
  return Object.assign(new Error("Can't send mail"), fields);
}

describe('the verdict on an error of sending', () => {
  it.each([
    ['the mailbox is full for now', 452, 'RCPT TO', 'retry'],
    ['greylisting', 451, 'RCPT TO', 'retry'],
    ['a busy server', 421, 'CONN', 'retry'],
    ['an unknown user', 550, 'RCPT TO', 'refused'],
    ['spam, says the server', 554, 'DATA', 'refused'],
    ['too large', 552, 'MAIL FROM', 'refused'],
    ['our sender is refused', 553, 'MAIL FROM', 'refused'],
    ['a wrong password', 535, 'AUTH PLAIN', 'retry'],
    ['login needed', 530, 'MAIL FROM', 'retry'],
    ['no service for this host', 554, 'CONN', 'retry'],
    ['a server that does not know EHLO', 502, 'EHLO', 'retry'],
  ])('%s: %d after %s is %s', (_what, responseCode, command, kind) => {
    const response = `${responseCode} some words`;
    const verdict = verdictOf(smtpError({ responseCode, command, response }));
    expect(verdict).toMatchObject({ kind, code: responseCode });
    expect(verdict.words).toContain(response);
  });

  it.each(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'ESTREAM', 'EPROTOCOL'])(
    '%s without a reply is tried again',
    code => {
      expect(verdictOf(smtpError({ code, command: 'CONN' }))).toMatchObject({
        kind: 'retry',
        code: null,
      });
    },
  );

  it('knows a mail that can never go: none of its addresses is one', () => {
    expect(verdictOf(smtpError({ code: 'EENVELOPE', command: 'API' })).kind).toBe('refused');
    expect(verdictOf(smtpError({ code: 'EMESSAGE', command: 'MAIL FROM' })).kind).toBe('refused');
  });

  it('says that it is the login', () => {
    const error = smtpError({
      code: 'EAUTH',
      responseCode: 535,
      response: '535 no',
      command: 'AUTH',
    });
    expect(verdictOf(error).words).toBe('the login was refused: 535 no');
  });

  it.each([undefined, null, 'text', 42, {}, new Error('')])(
    'takes %s for a passing fault',
    thrown => {
      expect(verdictOf(thrown).kind).toBe('retry');
    },
  );

  it('keeps the words to one line without NUL', () => {
    const response = `550 a\u0000b\r\n550 c ${'x'.repeat(5000)}`;
    const { words } = verdictOf(smtpError({ responseCode: 550, command: 'RCPT TO', response }));
    expect(words).toMatch(/^550 ab 550 c x+$/);
    expect(words.length).toBeLessThanOrEqual(500);
  });
});

describe('whose fault it is', () => {
  it.each<[string, object]>([
    ['nobody answered', { code: 'ECONNECTION', command: 'CONN' }],
    ['the line was cut', { code: 'ETIMEDOUT', command: 'DATA' }],
    ['a wrong password', { responseCode: 535, command: 'AUTH PLAIN' }],
    ['turned away at the door', { responseCode: 554, command: 'CONN' }],
    ['no more connections', { responseCode: 421, command: 'RCPT TO' }],
    ['our sender must wait', { responseCode: 451, command: 'MAIL FROM' }],
  ])('%s: ours, and to be tried again', (_, fields) => {
    const error = smtpError(fields);
    expect(verdictOf(error)).toMatchObject({ kind: 'retry', ours: true });
    expect(refusesSender(error)).toBe(false);
  });

  it.each([
    [550, 'MAIL FROM', '550 5.7.1 sender denied'],
    [553, 'RCPT TO', '553 5.7.1 <a+b@x.example>: Sender address rejected: not owned by user a'],
    [550, 'DATA', '550 5.7.60 SMTP; Client does not have permissions to send as this sender'],
    [554, 'DATA', '554 5.2.252 SendAsDenied; a@x.example not allowed to send as b@x.example'],
    [550, 'RCPT TO', '550 5.1.8 bad system address'],
  ])('our sender address: %d after %s', (responseCode, command, response) => {
    const error = smtpError({ responseCode, command, response });
    expect(verdictOf(error)).toMatchObject({ kind: 'refused', ours: true });
    expect(refusesSender(error)).toBe(true);
  });

  it.each([
    [552, 'MAIL FROM', '552 5.3.4 too large'],
    [550, 'RCPT TO', '550 5.1.1 Recipient address rejected: User unknown'],
    [554, 'DATA', '554 5.7.1 rejected as spam'],
    [452, 'RCPT TO', '452 4.2.2 mailbox full'],
  ])("the mail's, or its reader's: %d after %s", (responseCode, command, response) => {
    const error = smtpError({ responseCode, command, response });
    expect(verdictOf(error).ours).toBeUndefined();
    expect(refusesSender(error)).toBe(false);
  });
});

describe('recipients that were left out', () => {
  it('each has its verdict', () => {
    const rejectedErrors = [
      smtpError({
        recipient: 'A@x.example',
        responseCode: 550,
        response: '550 no',
        command: 'RCPT TO',
      }),
      smtpError({
        recipient: 'b@x.example',
        responseCode: 451,
        response: '451 later',
        command: 'RCPT TO',
      }),
    ];
    expect(rejectionsOf({ rejectedErrors }).map(r => [r.recipient, r.verdict.kind])).toEqual([
      ['a@x.example', 'refused'],
      ['b@x.example', 'retry'],
    ]);
  });

  it.each([undefined, null, {}, { rejectedErrors: null }])('none in %s', info => {
    expect(rejectionsOf(info)).toEqual([]);
  });
});
