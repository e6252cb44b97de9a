import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { PermanentError, TransientError } from '../../src/errors.ts';
import { readLargeMessage, readMessage } from '../../src/mail/read-message.ts';

/** A mail from its lines; `\n` becomes CRLF. */
function mail(head: string, body = 'Hallo'): Buffer {
  return Buffer.from(`${head}\n\n${body}`.replace(/\n/g, '\r\n'));
}

/** Bytes, one a character: for what is not UTF-8. */
const latin1 = (text: string) => Buffer.from(text.replace(/\n/g, '\r\n'), 'latin1');

const ALTERNATIVE = `From: Erika <erika@example.org>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Grüße als Text
--b
Content-Type: text/html; charset=utf-8

<p>Grüße als HTML</p>
--b--`;

describe('readMessage', () => {
  it('reads addresses, lower case, decoded, without repetition, groups flattened', async () => {
    const message = await readMessage(
      mail(`From: =?utf-8?q?J=C3=B6rg_M=C3=BCller?= <Joerg@Example.ORG>
To: Team: Anna <anna@shop.example>, "Weber, Jonas" <JONAS@shop.example>;
Cc: hilfe@shop.example, HILFE@shop.example
Reply-To: joerg.privat@example.org`),
    );
    expect(message.from).toEqual({ name: 'Jörg Müller', address: 'joerg@example.org' });
    expect(message.to).toEqual([
      { name: 'Anna', address: 'anna@shop.example' },
      { name: 'Weber, Jonas', address: 'jonas@shop.example' },
    ]);
    expect(message.cc).toEqual([{ name: '', address: 'hilfe@shop.example' }]);
    expect(message.replyTo).toEqual([{ name: '', address: 'joerg.privat@example.org' }]);
  });

  it.each([
    ['Müller, Hans <h@x.example>', { name: 'Müller, Hans', address: 'h@x.example' }],
    ['a@x.example, b@x.example', { name: '', address: 'a@x.example' }],
    ['"Evil <x@y.example>" <a@x.example>', { name: 'Evil <x@y.example>', address: 'a@x.example' }],
    ["'Erika' <e@x.example>", { name: 'Erika', address: 'e@x.example' }],
    ['MAILER-DAEMON', { name: '', address: 'mailer-daemon' }],
    [
      'Mail Delivery Subsystem <MAILER-DAEMON>',
      { name: 'Mail Delivery Subsystem', address: 'mailer-daemon' },
    ],
    [
      'MAILER-DAEMON (Mail Delivery System)',
      { name: 'Mail Delivery System', address: 'mailer-daemon' },
    ],
    ['"=?utf-8?q?J=C3=B6rg?=" <joerg>', { name: 'Jörg', address: 'joerg' }],
    [
      '"Big Red Shop" <big red shop@x.example>',
      { name: 'Big Red Shop', address: 'big red shop@x.example' },
    ],
    ['Erika Muster e@x.example', { name: 'Erika Muster', address: 'e@x.example' }],
    ['Erika', null],
    ['undisclosed-recipients:;', null],
  ])('takes From: %s', async (from, expected) => {
    expect((await readMessage(mail(`From: ${from}`))).from).toEqual(expected);
  });

  it('takes a valid address from elsewhere where From has none', async () => {
    const { from } = await readMessage(mail('From: Root <root>\nReply-To: admin@x.example'));
    expect(from).toEqual({ name: '', address: 'admin@x.example' });
  });

  it('takes the sender where From is missing', async () => {
    const message = await readMessage(mail('Sender: anna@shop.example\nSubject: x'));
    expect(message.from?.address).toBe('anna@shop.example');
  });

  it('collects every address that it was sent to', async () => {
    const { recipients } = await readMessage(
      mail(`To: a@x.example
Cc: B@x.example
Delivered-To: c+tok@x.example
X-Original-To: d@x.example
Envelope-To: e@x.example
X-Envelope-To: <f@x.example>
X-Delivered-To: g@x.example
Resent-To: h@x.example
Delivered-To: a@x.example`),
    );
    expect([...recipients].sort().join(' ')).toBe(
      'a@x.example b@x.example c+tok@x.example d@x.example e@x.example f@x.example g@x.example h@x.example',
    );
  });

  it('reads ids, date and raw unfolded headers', async () => {
    const message = await readMessage(
      mail(`Message-ID: <1@x.example>
In-Reply-To: Ihre Mail vom Montag <0@x.example>
References: <a@x.example>
 <0@x.example>
Date: Mon, 23 Nov 2026 10:00:00 +0100 (MEZ)
Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
X-Test: one
X-Test: =?utf-8?q?two?=`),
    );
    expect(message.messageId).toBe('<1@x.example>');
    expect(message.inReplyTo).toEqual(['<0@x.example>']);
    expect(message.references).toEqual(['<a@x.example>', '<0@x.example>']);
    expect(message.date?.toISOString()).toBe('2026-11-23T09:00:00.000Z');
    expect(message.subject).toBe('Grüße');
    expect(message.headers.get('subject')).toEqual(['=?utf-8?q?Gr=C3=BC=C3=9Fe?=']);
    expect(message.headers.get('x-test')).toEqual(['one', '=?utf-8?q?two?=']);
  });

  it('says null where a date is none, whatever the day is today', async () => {
    expect((await readMessage(mail('Date: neulich'))).date).toBeNull();
    expect((await readMessage(mail('Subject: x'))).date).toBeNull();
  });

  it('prefers the text part, keeps the HTML as it came', async () => {
    const message = await readMessage(mail(ALTERNATIVE, ''));
    expect(message.text.trim()).toBe('Grüße als Text');
    expect(message.html?.trim()).toBe('<p>Grüße als HTML</p>');
  });

  it('shows text and HTML that stand beside each other, both', async () => {
    const message = await readMessage(
      mail(ALTERNATIVE.replace('multipart/alternative', 'multipart/mixed'), ''),
    );
    expect(message.text).toContain('Grüße als Text');
    expect(message.text).toContain('Grüße als HTML');
  });

  it.each([
    ['lone CR', '\r'],
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('reads mails with %s line ends', async (_name, end) => {
    const raw = Buffer.from(ALTERNATIVE.replaceAll('\n', end));
    const message = await readMessage(raw);
    expect(message.from?.address).toBe('erika@example.org');
    expect(message.text.trim()).toBe('Grüße als Text');
  });

  it('leaves a lone CR within a line of a proper mail alone', async () => {
    const message = await readMessage(Buffer.from('From: a@x.example\r\n\r\none\rtwo\r\nthree'));
    expect(message.text).toBe('one\ntwo\nthree');
  });

  it.each([
    ['without a charset', latin1('From: a@x.example\nSubject: Grüße\n\nIch möchte zurückgeben.')],
    [
      'declared as UTF-8',
      latin1(
        'From: a@x.example\nSubject: Grüße\nContent-Type: text/plain; charset=utf-8\n\nIch möchte zurückgeben.',
      ),
    ],
    [
      'declared as ASCII and encoded',
      latin1(
        'From: a@x.example\nSubject: =?iso-8859-1?q?Gr=FC=DFe?=\nContent-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: quoted-printable\n\nIch m=F6chte zur=FCckgeben.',
      ),
    ],
  ])('reads windows-1252 %s', async (_name, raw) => {
    const message = await readMessage(raw);
    expect(message.text).toBe('Ich möchte zurückgeben.');
    expect(message.subject).toBe('Grüße');
  });

  it('skips an mbox line, empty lines and a byte order mark at the top', async () => {
    const raw = Buffer.from(
      '\ufeff\r\nFrom erika Mon Nov 23 10:00:00 2026\r\nFrom: a@x.example\r\n\r\nHi',
    );
    const message = await readMessage(raw);
    expect([message.from?.address, message.text]).toEqual(['a@x.example', 'Hi']);
  });

  it('keeps what no database takes out of text', async () => {
    const message = await readMessage(
      Buffer.from('From: a@x.example\nSubject: a\u0000b\n\none\u0000\u0007two'),
    );
    expect([message.subject, message.text]).toEqual(['ab', 'onetwo']);
  });

  it.each([Buffer.alloc(0), Buffer.from('\r\n \r\n'), Buffer.alloc(10)])(
    'refuses a mail in which there is nothing',
    async raw => {
      await expect(readMessage(raw)).rejects.toThrow(PermanentError);
      await expect(readLargeMessage(Readable.from([raw]))).rejects.toThrow(PermanentError);
    },
  );
});

describe('an alternative of which one half came', () => {
  const PLAIN = 'Content-Type: text/plain\n\nWo bleibt die Tasse?';
  const PAGE = 'Content-Type: text/html\n\n<p>Wo bleibt die Kanne?</p>';
  const lonely = (part: string) =>
    `Content-Type: multipart/alternative; boundary=i\n\n--i\n${part}\n--i--`;

  it.each([
    ['plain text below a page', PAGE, lonely(PLAIN)],
    ['a page below plain text', PLAIN, lonely(PAGE)],
    ['plain text above a page', lonely(PLAIN), PAGE],
  ])('is shown: %s', async (_, first, second) => {
    const { text } = await readMessage(
      mail(
        'From: a@x.example\nContent-Type: multipart/mixed; boundary=b',
        `--b\n${first}\n--b\n${second}\n--b--`,
      ),
    );
    expect(text).toContain('Wo bleibt die Tasse?');
    expect(text).toContain('Wo bleibt die Kanne?');
  });
});

describe('attachments', () => {
  const part = (headers: string, body: string) => `--b\n${headers}\n\n${body}\n`;
  const mixed = (...parts: string[]) =>
    mail(
      'From: a@x.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b',
      `${parts.join('')}--b--`,
    );
  const base64 = 'Content-Transfer-Encoding: base64';

  it('tells inline pictures from attachments', async () => {
    const { attachments } = await readMessage(
      mixed(
        part('Content-Type: text/html', '<img src="cid:photo@x"> <img src="cid:a%20b">'),
        part(`Content-Type: image/png; name=p.png\nContent-ID: <photo@x>\n${base64}`, 'AAAA'),
        part(`Content-Type: image/png\nContent-ID: <other@x>\n${base64}`, 'AAAA'),
        part(`Content-Type: image/gif\nContent-ID: <a b>\n${base64}`, 'AAAA'),
      ),
    );
    expect(
      attachments.map(file => [file.filename, file.inline, file.contentId, file.size]),
    ).toEqual([
      ['p.png', true, 'photo@x', 3],
      ['image.png', false, 'other@x', 3],
      ['image.gif', true, 'a b', 3],
    ]);
    expect(attachments[0]?.content).toEqual(Buffer.alloc(3));
  });

  it('reads a part whose type is missing', async () => {
    const { attachments } = await readMessage(
      mixed(
        part('Content-Type: text/plain', 'Hallo'),
        part(`Content-Type: ; name="foto.jpg"\nContent-Disposition: attachment\n${base64}`, 'AAAA'),
      ),
    );
    expect(attachments.map(file => [file.contentType, file.size])).toEqual([
      ['application/octet-stream', 3],
    ]);
  });

  it('names what has no name by its Content-ID, its description or its type, and numbers it', async () => {
    const { attachments } = await readMessage(
      mixed(
        part('Content-Type: text/plain', 'Hallo'),
        part(
          `Content-Type: image/png\nContent-ID: <image001.png@01DC5A2B.7F3E1A40>\n${base64}`,
          'AAAA',
        ),
        part(`Content-Type: image/png\nContent-ID: <part1.06090408@x.example>\n${base64}`, 'AAAA'),
        part(`Content-Type: image/png\n${base64}`, 'AAAA'),
        part('Content-Type: message/delivery-status\nContent-Description: Delivery report', 'a: b'),
        part(`Content-Type: application/pdf\nContent-Description: a/b.pdf\n${base64}`, 'AAAA'),
        part(`Content-Type: application/pdf; name=a.pdf\n${base64}`, 'AAAA'),
        part(`Content-Type: application/pdf; name=a.pdf\n${base64}`, 'AAAA'),
      ),
    );
    expect(attachments.map(({ filename }) => filename)).toEqual([
      'image001.png',
      'image.png',
      'image1.png',
      'Delivery report.txt',
      'a-b.pdf',
      'a.pdf',
      'a.pdf',
    ]);
  });

  it('takes what belongs to a page for a file, not for text', async () => {
    const related = (...parts: string[]) =>
      mail(
        'From: a@x.example\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b',
        `${parts.join('')}--b--`,
      );
    const page = part('Content-Type: text/html', '<p>Hallo</p>');
    const behind = await readMessage(related(page, part('Content-Type: text/html', 'Rahmen')));
    expect([behind.text.trim(), behind.attachments[0]?.filename]).toEqual([
      'Hallo',
      'document.html',
    ]);
    const before = await readMessage(related(part('Content-Type: text/plain', 'Hallo!'), page));
    expect([before.html?.trim().includes('<p>Hallo</p>'), before.attachments]).toEqual([true, []]);
  });

  it('keeps an attached mail whole, named by its subject', async () => {
    const inner = 'Subject: =?utf-8?q?Wo_bleibt_die_T=C3=BCr=3F/..?=\nFrom: e@x.example\n\nHallo';
    const { attachments, text } = await readMessage(
      mixed(
        part('Content-Type: text/plain', 'Zur Kenntnis'),
        part('Content-Type: message/rfc822\nContent-Disposition: inline', inner),
      ),
    );
    expect(text.trim()).toBe('Zur Kenntnis');
    expect(attachments[0]?.filename).toBe('Wo bleibt die Tür_-...eml');
    expect(attachments[0]?.content.toString()).toContain('Hallo');
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\e\\rechnung.pdf', 'rechnung.pdf'],
    ['rech\u202efdp.exe', 'rechfdp.exe'],
    ['a\u0001b<c>.txt', 'ab_c_.txt'],
    ['...', 'attachment.pdf'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(146)}.pdf`],
  ])('names %j safely', async (name, expected) => {
    const encoded = Buffer.from(name).toString('base64');
    const { attachments } = await readMessage(
      mixed(
        part(
          `Content-Type: application/pdf\nContent-Disposition: attachment; filename="=?utf-8?b?${encoded}?="\n${base64}`,
          'AAAA',
        ),
      ),
    );
    expect(attachments[0]?.filename).toBe(expected);
  });
});

describe('bounds', () => {
  const nested = (depth: number) => {
    const open = Array.from(
      { length: depth },
      (_, at) => `--b${at}\nContent-Type: multipart/mixed; boundary=b${at + 1}\n\n`,
    );
    return mail(
      'From: a@x.example\nContent-Type: multipart/mixed; boundary=b0',
      `${open.join('')}--b${depth}\nContent-Type: text/plain\n\ninnermost\n--b${depth}--`,
    );
  };
  const to10000 = Array.from({ length: 10_000 }, (_, at) => `"Person ${at}" <p${at}@x.example>`);

  it.each<[string, () => Buffer, string]>([
    ['nested 200 deep', () => nested(200), 'innermost'],
    ['nested 5,000 deep', () => nested(5000), ''],
    [
      'deep nesting with a million lines that look like boundaries',
      () => Buffer.concat([nested(900).subarray(0, -10), Buffer.from('--b\r\n'.repeat(400_000))]),
      '',
    ],
    ['10,000 recipients', () => mail(`From: a@x.example\nTo: ${to10000.join(',\n ')}`), 'Hallo'],
    [
      'a header of 1 MB',
      () => mail(`From: a@x.example\nX-A: ${'a'.repeat(1e6)}\nTo: b@x.example`),
      'Hallo',
    ],
    ['a header of 20 MB', () => mail(`From: a@x.example\nX-A: ${'a'.repeat(2e7)}`), ''],
    [
      '50,000 headers',
      () => mail(`From: a@x.example\n${'X-A: b\n'.repeat(50_000)}Subject: x`),
      'Hallo',
    ],
    [
      'HTML of 10 MB',
      () => mail('From: a@x.example\nContent-Type: text/html', '<p>Hallo</p>'.repeat(900_000)),
      'Hallo',
    ],
    [
      'nested HTML',
      () => mail('From: a@x.example\nContent-Type: text/html', `${'<div>'.repeat(1e6)}Hallo`),
      'Hallo',
    ],
    ['a line of 10 MB', () => mail('From: a@x.example', `Hallo${'a'.repeat(1e7)}`), 'Hallo'],
    ['open brackets in To', () => mail(`From: a@x.example\nTo: ${'(<"'.repeat(100_000)}`), 'Hallo'],
    [
      'encoded words in Subject',
      () => mail(`From: a@x.example\nSubject: ${'=?utf-8?q?'.repeat(50_000)}`),
      'Hallo',
    ],
  ])('reads %s in less than 2 s', async (_name, make, shown) => {
    const raw = make();
    const started = performance.now();
    const message = await readMessage(raw);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(message.from?.address).toBe('a@x.example');
    expect(message.text).toContain(shown);
    expect(message.to.length).toBeLessThanOrEqual(1000);
    expect(message.text.length).toBeLessThanOrEqual(1_000_000);
  });

  it('keeps the first 1,000 of 10,000 recipients', async () => {
    const { to } = await readMessage(mail(`From: a@x.example\nTo: ${to10000.join(', ')}`));
    expect(to).toHaveLength(1000);
    expect(to[999]?.address).toBe('p999@x.example');
  });
});

describe('readLargeMessage', () => {
  const head = `From: a@x.example
Subject: Fotos
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

Hier die Fotos.
--b
Content-Type: text/csv; name=klein.csv
Content-Disposition: attachment

a;b
--b
Content-Type: image/jpeg; name=gross.jpg
Content-Transfer-Encoding: base64

`;
  const line = `${'A'.repeat(76)}\n`;
  const chunk = Buffer.from(line.repeat(1000));
  const large = function* (megabytes: number) {
    yield Buffer.from(head);
    for (let at = 0; at < (megabytes * 1e6) / chunk.length; at += 1) yield chunk;
    yield Buffer.from('\n--b--\n');
  };

  it('reads the same as readMessage, but leaves large contents out', async () => {
    const whole = await readMessage(Buffer.concat([...large(3)]));
    const streamed = await readLargeMessage(Readable.from(large(3)));
    const withoutContent = (message: typeof whole) => ({
      ...message,
      attachments: message.attachments.map(({ content: _, ...file }) => file),
    });
    expect(withoutContent(streamed)).toEqual(withoutContent(whole));
    expect(streamed.attachments.map(file => file.content.length)).toEqual([3, 0]);
    expect(streamed.attachments[1]?.size).toBeGreaterThan(2_000_000);
  });

  it('reads lone CRs from a stream too', async () => {
    const raw = Buffer.concat([...large(3)]);
    for (let at = 0; at < raw.length; at += 1) if (raw[at] === 10) raw[at] = 13;
    const message = await readLargeMessage(
      Readable.from([raw.subarray(0, 1e6), raw.subarray(1e6)]),
    );
    expect(message.text.trim()).toBe('Hier die Fotos.');
    expect(message.attachments).toHaveLength(2);
  });

  it('does not hold what it leaves out of a mail of 100 MB', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage: () => void = runInNewContext('gc');
    const held = () => {
      collectGarbage();
      return process.memoryUsage().arrayBuffers / 1e6;
    };
    const before = held();
    let peak = before;
    const watched = function* () {
      let sent = 0;
      for (const bytes of large(100)) {
        sent += 1;
        if (sent % 100 === 0) peak = Math.max(peak, held());
        yield bytes;
      }
    };
    const message = await readLargeMessage(Readable.from(watched()));
    expect(message.attachments[1]?.size).toBeGreaterThan(70_000_000);
    // The content alone would be 73 MB.
    expect(peak - before).toBeLessThan(20);
  });

  it('rejects when the stream fails: the mail is not to blame', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from(head);
        throw new TransientError('connection lost');
      })(),
    );
    await expect(readLargeMessage(broken)).rejects.toThrow('connection lost');
  });
});
