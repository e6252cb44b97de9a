import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/explain.ts';
import { explainMail } from '../../src/cli/explain-mail.ts';
import { settingsFor } from '../../src/cli/explain-settings.ts';
import { UsageError } from '../../src/errors.ts';

let folder = '';

const FURIOUS = `From: Erika Muster <Erika@example.org>
To: hilfe@shop.example
Subject: Letzte Warnung
Date: Mon, 23 Nov 2026 10:00:00 +0000
Message-ID: <x@y>
Content-Type: text/plain; charset=utf-8

Seit sechs Wochen warte ich auf mein Geld, niemand antwortet. Eine Frechheit!
Am Freitag schalte ich meinen Anwalt ein und schreibe bei Google eine Bewertung.

Am 1.11.2026 um 10:00 schrieb Shop <hilfe@shop.example>:
> Wir melden uns.
`;
const QUESTION = `From: ben@example.org
Subject: Washing
Message-ID: <q@y>

Can the quilt go in the washing machine? Thanks, Ben
`;
const AWAY = `From: c@example.org
Subject: Out of office
Auto-Submitted: auto-replied

I am on holiday.
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kulanz-explain-'));
  mkdirSync(join(folder, 'all'));
  writeFileSync(join(folder, 'all', 'a.eml'), FURIOUS);
  writeFileSync(join(folder, 'all', 'b.eml'), '');
  writeFileSync(join(folder, 'all', 'c.eml'), AWAY);
  writeFileSync(
    join(folder, 'two.mbox'),
    `From ben@example.org Mon Nov 23 10:00:00 2026\n${QUESTION}\nFrom c@example.org Mon Nov 23 10:00:00 2026\n${AWAY}`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function explain(
  args: string[],
  options: { json?: boolean; config?: string; configGiven?: boolean } = {},
  locale = 'en_GB.UTF-8',
): Promise<{ code: number; out: string[]; err: string[] }> {
  const [out, err]: [string[], string[]] = [[], []];
  const context = {
    stdout: (line: string) => out.push(line),
    stderr: (line: string) => err.push(line),
    env: { LANG: locale },
    cwd: folder,
    isTty: false,
  };
  return { code: await run(context, args, options), out, err };
}

function json(lines: readonly string[]): Record<string, unknown>[] {
  return lines.map(line => JSON.parse(line));
}

const KEYS =
  'file messageId from to cc subject date language kind kindReason text newText signature attachments forwardedFrom bounce sentiment topics threats would';

describe('kulanz explain --json', () => {
  it('one line a mail with the contract’s keys, in their order', async () => {
    const { code, out, err } = await explain(['all/a.eml'], { json: true });
    expect([code, out.length, err]).toEqual([0, 1, []]);
    const [line] = json(out);
    expect(Object.keys(line ?? {}).join(' ')).toBe(KEYS);
    expect(line).toMatchObject({
      file: 'all/a.eml',
      messageId: '<x@y>',
      from: { name: 'Erika Muster', address: 'erika@example.org' },
      to: [{ name: '', address: 'hilfe@shop.example' }],
      cc: [],
      subject: 'Letzte Warnung',
      date: '2026-11-23T10:00:00.000Z',
      language: 'de',
      kind: 'human',
      kindReason: '',
      signature: '',
      attachments: [],
      forwardedFrom: null,
      bounce: null,
      sentiment: { label: 'negative', level: 'extremely-unhappy' },
      threats: ['public', 'legal'],
      would: { assignee: 'owner', alertOwner: true },
    });
    expect(String(line?.newText)).not.toContain('Wir melden uns');
    expect(line?.would).toHaveProperty(
      'rule',
      expect.stringMatching(/^routing\.yaml:\d+ extremely unhappy$/),
    );
    expect(Object.keys(line?.would as object)).toEqual([
      ...['assignee', 'rule', 'alertOwner', 'why'],
      'decision',
    ]);
  });

  it('a forwarded mail: whose it was, what it said, and what stands above it', async () => {
    const forward =
      'From: Anna <anna@example.org>\nTo: hilfe@shop.example\nSubject: WG: Lampe\n\nBitte schnell.\n\n' +
      'Von: Erika Muster <erika@example.org>\nGesendet: Freitag, 20. November 2026 18:04\n' +
      'An: anna@example.org\nBetreff: Lampe\n\nDer Schirm hat einen Riss.\n';
    writeFileSync(join(folder, 'forward.eml'), forward);
    const [line] = json((await explain(['forward.eml'], { json: true })).out);
    expect(line?.forwardedFrom).toEqual({
      from: { name: 'Erika Muster', address: 'erika@example.org' },
      subject: 'Lampe',
      date: '2026-11-20T18:04:00.000Z',
      text: 'Der Schirm hat einen Riss.',
      to: [{ name: '', address: 'anna@example.org' }],
      cc: [],
      message: 'Bitte schnell.',
    });
    const { out } = await explain(['forward.eml']);
    expect(out.join('\n')).toContain('Original     Erika Muster <erika@example.org>: Lampe');
  });

  it('what is still unclear, where to call, and which gift: without a record nothing is made up', async () => {
    const body = 'Leider kam die Vase kaputt an, ich bin enttäuscht.';
    const head =
      'From: e@example.org\nTo: hilfe@shop.example\nContent-Type: text/plain; charset=utf-8\n';
    writeFileSync(join(folder, 'vase.eml'), `${head}Subject: Vase\n\n${body}\n`);
    writeFileSync(
      join(folder, 'ebook.eml'),
      `${head}Subject: E-Book\n\nMein E-Book lässt sich nicht öffnen.\n\nViele Grüße\nErika Sommer\nTel. 030 / 23 12 50 77\n`,
    );
    const [vase, ebook] = json((await explain(['vase.eml', 'ebook.eml'], { json: true })).out);
    expect(vase?.would).toMatchObject({
      decision: {
        facts: { guarantee: 'unknown', order: 'unknown' },
        unclear: ['the order: no number', 'the damage: no photo'],
        hints: [
          expect.stringMatching(/^Personal apology, small gift: voucher, .*goodwill\.yaml:\d+\)$/),
        ],
      },
    });
    expect(JSON.stringify(ebook?.would)).toContain("the customer's number: 030 / 23 12 50 77");
    const { out } = await explain(['vase.eml'], {}, 'de_DE.UTF-8');
    expect(out.join('\n')).toContain('Noch offen   die Bestellung: keine Nummer');
    expect(out.join('\n')).toContain('kleines Geschenk: Gutschein');
  });

  it("of a forward of one of ours the customer's mail is judged, of a customer's the customer's own words", async () => {
    const raw = (from: string) =>
      Buffer.from(
        `From: ${from}\nTo: hilfe@shop.example\nSubject: WG: Lampe\n\nDanke, alles bestens, sehr schön!\n\n` +
          'Von: Erika Muster <erika@kunde.example>\nGesendet: Freitag, 20. November 2026 18:04\n' +
          'An: jonas@shop.example\nBetreff: Lampe\n\nDas ist eine Frechheit, ich bin stinksauer! Ich will mein Geld zurück!\n',
      );
    const settings = await settingsFor({ cwd: folder, env: {} }, {});
    const level = async (from: string) => {
      const explanation = await explainMail({ file: 'x', raw: raw(from) }, settings);
      return 'error' in explanation ? null : explanation.insight.sentiment.level;
    };
    expect(await level('owner@localhost')).toMatch(/unhappy/);
    expect(await level('Anna <anna@example.org>')).not.toMatch(/unhappy/);
  });

  it('one bad file never stops the rest; the exit code says so', async () => {
    const { code, out, err } = await explain(['all'], { json: true });
    expect(code).toBe(1);
    const lines = json(out);
    expect(lines.map(line => [line.file, 'error' in line])).toEqual([
      ['all/a.eml', false],
      ['all/b.eml', true],
      ['all/c.eml', false],
    ]);
    expect(Object.keys(lines[1] ?? {}).join(' ')).toBe(`${KEYS} error`);
    expect(err.join()).toContain('all/b.eml');
  });

  it('of hundreds of mails each has its line, in order, whatever its neighbours are', async () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    const kinds = [FURIOUS, '', AWAY, '%PDF-1.7 no mail', QUESTION];
    const names = Array.from({ length: 200 }, (_, at) => `${String(at).padStart(3, '0')}.eml`);
    for (const [at, name] of names.entries()) {
      const no = at % kinds.length === 3;
      writeFileSync(join(many, no ? name.replace('eml', 'pdf') : name), kinds[at % 5] ?? '');
    }
    const { out, err } = await explain(['many'], { json: true });
    const lines = json(out);
    expect(lines.map(({ file }) => file)).toEqual(
      names.filter((_, at) => at % 5 !== 3).map(name => `many/${name}`),
    );
    const alone = json((await explain(['all/a.eml'], { json: true })).out)[0];
    for (const [at, line] of lines.entries()) {
      if (at % 4 === 0) expect({ ...line, file: '' }).toEqual({ ...alone, file: '' });
      expect('error' in line).toBe(at % 4 === 1);
    }
    expect(err.at(-1)).toContain('40 files left out');
  });

  it('what a machine wrote is neither judged nor handed over', async () => {
    const { out } = await explain(['all/c.eml'], { json: true });
    expect(json(out)[0]).toMatchObject({
      kind: 'auto-reply',
      sentiment: { level: 'neutral' },
      would: { assignee: null, alertOwner: false },
    });
  });

  it('reads every mail of an mbox, in order', async () => {
    const { code, out } = await explain(['two.mbox', 'all/a.eml'], { json: true });
    expect(code).toBe(0);
    expect(json(out).map(({ subject }) => subject)).toEqual([
      'Washing',
      'Out of office',
      'Letzte Warnung',
    ]);
  });
});

describe('kulanz explain, for people', () => {
  it('shows the rule, its line, and why the ones before did not apply', async () => {
    const text = (await explain(['two.mbox'])).out.join('\n');
    expect(text).toMatch(/Rule +routing\.yaml:\d+ everybody else: owner answers all mails/);
    expect(text).toMatch(
      /routing\.yaml:\d+ extremely unhappy: asks level: extremely-unhappy, here: neutral/,
    );
    expect(text).toMatch(/Goes to +nobody: kept, not handed over/);
  });

  it('tells what the rules were asked about, as text and as JSON', async () => {
    const { out } = await explain(['two.mbox']);
    const text = out.join('\n');
    expect(text).toMatch(/Facts +kind: human · language: en · .*level: neutral/);
    expect(text).toContain('guarantee: unknown · order: unknown · orders: unknown');
    const [line] = json((await explain(['all/a.eml'], { json: true })).out);
    expect(line?.would).toMatchObject({
      decision: {
        facts: { level: 'extremely-unhappy', domain: 'example.org', orders: null, tickets: 0 },
        rule: { name: 'extremely unhappy', when: ['level: extremely-unhappy'] },
        notBefore: [],
        priority: 'urgent',
        labels: [],
      },
    });
    const [question] = json((await explain(['two.mbox'], { json: true })).out);
    const first = {
      where: expect.stringMatching(/^routing\.yaml:\d+$/),
      name: 'extremely unhappy',
      asks: 'level: extremely-unhappy',
      fact: 'level',
      is: 'neutral',
    };
    expect(question?.would).toMatchObject({
      decision: { notBefore: expect.arrayContaining([first]) },
    });
  });

  it('speaks German to Germans, with reasons in the customer’s words', async () => {
    const text = (await explain(['all/a.eml'], {}, 'de_DE.UTF-8')).out.join('\n');
    expect(text).toContain('droht mit rechtlichen Schritten: „schalte ich meinen Anwalt');
    expect(text).toMatch(/Sofort +wird dem Inhaber gleich gemeldet/);
  });

  it('lets no escape sequence of a mail reach the terminal', async () => {
    writeFileSync(
      join(folder, 'evil.eml'),
      'From: a@b.example\nSubject: \u001b]0;x\u0007\u001b[2J\u202egone\n\n\u001b[31mred\u009b2J\n',
    );
    const text = (await explain(['evil.eml'])).out.join('');
    expect(text).toContain('red');
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('who is behind a mail', () => {
  it('is the customer of a contact form, as ingest sees it', async () => {
    writeFileSync(
      join(folder, 'form.eml'),
      'From: Shop <no-reply@shop.example>\nReply-To: Ben <ben@example.org>\nSubject: Form\n\nWhere is it?\n',
    );
    const { out } = await explain(['form.eml'], { json: true });
    expect(json(out)[0]).toMatchObject({ from: { name: 'Ben', address: 'ben@example.org' } });
  });
});

describe('a mail in a language whose mood nobody judges', () => {
  it('is not called neutral', async () => {
    writeFileSync(
      join(folder, 'fr.eml'),
      'From: m@example.org\nSubject: Ma commande\n\nBonjour, je n’ai toujours pas reçu ma commande, merci de me répondre.\n',
    );
    const text = (await explain(['fr.eml'], {}, 'de_DE.UTF-8')).out.join('\n');
    expect(text).toMatch(/Stimmung +auf Französisch geschrieben: .*nicht beurteilt/);
    expect(text).not.toContain('sachlich');
  });
});

describe('what is no mail', () => {
  it('is left out of a folder, and that is said', async () => {
    mkdirSync(join(folder, 'mixed'));
    writeFileSync(join(folder, 'mixed', 'a.eml'), QUESTION);
    writeFileSync(join(folder, 'mixed', 'photo.jpg'), 'no mail');
    const { code, out, err } = await explain(['mixed'], { json: true });
    expect([code, out.length]).toEqual([0, 1]);
    expect(err).toEqual([
      expect.stringContaining('1 file left out that holds no mail: mixed/photo.jpg'),
    ]);
  });

  it('is an error where it was asked for by name', async () => {
    writeFileSync(join(folder, 'scan.pdf'), '%PDF-1.7');
    const { code, out } = await explain(['scan.pdf', 'all/a.eml'], { json: true });
    expect(code).toBe(1);
    expect(json(out).map(({ error }) => error)).toEqual(['no mail but a PDF', undefined]);
  });
});

it('stops when nobody reads on', async () => {
  const out: string[] = [];
  const context = {
    ...{ stdout: (line: string) => out.push(line), stderr: () => {}, env: {}, cwd: folder },
    ...{ isTty: false, outputClosed: () => out.length > 0 },
  };
  expect(await run(context, ['all', 'two.mbox'], { json: true })).toBe(0);
  expect(out).toHaveLength(1);
});

describe('wrong usage', () => {
  it('no path: 2', async () => {
    expect(await explain([])).toMatchObject({
      code: 2,
      err: [expect.stringContaining('kulanz explain some-mail.eml')],
    });
  });

  it('a path that is not there: 1, and the others are still read', async () => {
    const { code, out, err } = await explain(['nowhere.eml', 'all/a.eml'], { json: true });
    expect([code, out.length]).toEqual([1, 1]);
    expect(err.join()).toContain('nowhere.eml: no such file or directory');
  });

  it('a directory without mail: 1', async () => {
    mkdirSync(join(folder, 'none'));
    expect((await explain(['none'])).code).toBe(1);
  });

  it('a configuration that was named and is not there is wrong usage; the default may be absent', async () => {
    await expect(
      explain(['all/a.eml'], { config: join(folder, 'no.yaml'), configGiven: true }),
    ).rejects.toThrow(UsageError);
    expect(
      (await explain(['all/a.eml'], { config: join(folder, 'no.yaml'), configGiven: false })).code,
    ).toBe(0);
  });
});
