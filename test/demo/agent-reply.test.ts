import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { agentReply } from '../../src/demo/agent-reply.ts';

const NOW = new Date('2026-11-23T11:00:00Z');

const HANDOVER = Buffer.from(
  [
    'From: =?UTF-8?Q?J=C3=BCrgen?= via Sonnenblume <hilfe@sonnenblume.example>',
    'To: anna@sonnenblume.example',
    'Reply-To: <hilfe+k10017.tok3n@sonnenblume.example>',
    'Subject: =?UTF-8?Q?[K-10017]_R=C3=BCckgabe?=',
    'Date: Mon, 23 Nov 2026 10:04:00 +0000',
    'Message-ID: <handover-1@sonnenblume.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=m',
    '',
    '--m',
    'Content-Type: multipart/alternative; boundary=a',
    '',
    '--a',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(
      '=== K-10017: nur für Sie ===\n\n  eingerückt\n> zitiert\nRückgabe '.concat(
        'lang '.repeat(40),
      ),
    ).toString('base64'),
    '--a',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<html><head><style>p{}</style></head><body style=3D"margin:0"><p>Die R=C3=BCck=',
    'gabe =',
    'kommt</p></body></html>',
    '--a--',
    '--m--',
    '',
  ].join('\r\n'),
);

describe("an agent's reply to a handover", () => {
  it('goes to Reply-To, in the thread, with Re:', async () => {
    const reply = await simpleParser(agentReply(HANDOVER, NOW));
    expect(reply.to).toMatchObject({ text: 'hilfe+k10017.tok3n@sonnenblume.example' });
    expect(reply.inReplyTo).toBe('<handover-1@sonnenblume.example>');
    expect(reply.references).toBe('<handover-1@sonnenblume.example>');
    expect(reply.subject).toBe('Re: [K-10017] Rückgabe');
    expect(reply.from?.text).toBe('"Anna Berger" <anna@sonnenblume.example>');
    expect(reply.date).toEqual(NOW);
    expect(reply.messageId).toMatch(/^<CA\+\w+@mail\.sonnenblume\.example>$/);
  });

  it('quotes the whole handover below her words, as Gmail does', async () => {
    const { text = '' } = await simpleParser(agentReply(HANDOVER, NOW));
    const [words = '', quote = ''] = text.split('\n\nAm Mo., 23. Nov. 2026 um 11:04 Uhr schrieb ');
    expect(words).toContain('die zwei Tage spielen bei uns keine Rolle');
    expect(words).not.toContain('K-10017');
    expect(quote).toMatch(
      /^Jürgen via Sonnenblume\s<hilfe@sonnenblume\.example>:\n\n> === K-10017/,
    );
    expect(quote).toContain('>\n>   eingerückt\n>> zitiert\n> Rückgabe');
    expect(quote.trimEnd().split('\n').slice(3)).toSatisfy((lines: string[]) =>
      lines.every(line => line.startsWith('>') && line.length <= 80),
    );
  });

  it('quotes in HTML too, without the style sheet', async () => {
    const { html } = await simpleParser(agentReply(HANDOVER, NOW));
    expect(html).toContain('<div class="gmail_quote gmail_quote_container">');
    expect(html).toContain('padding-left:1ex"><p>Die Rückgabe kommt</p></blockquote>');
    expect(html).not.toContain('<style');
  });

  it('takes other words and another agent, and a handover without HTML or ids', async () => {
    const bare = Buffer.from('From: a@b.example\r\nSubject: x\r\n\r\nHallo <b>');
    const tom = { name: 'Tom Lindner', address: 'tom@sonnenblume.example' };
    const reply = await simpleParser(agentReply(bare, NOW, 'Gern, Tom', tom));
    expect(reply.text).toMatch(/^Gern, Tom\n\nAm /);
    expect(reply.html).toContain('Hallo &lt;b&gt;');
    expect(reply.to).toMatchObject({ text: 'a@b.example' });
  });
});
