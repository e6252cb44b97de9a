import { simpleParser } from 'mailparser';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseMime } from '../../src/demo/mime-tree.ts';
import { type SampleId, sampleMails } from '../../src/demo/samples.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const SUPPORT = 'hilfe@sonnenblume.example';
const IDS: SampleId[] = [
  'question',
  'refund',
  'damaged',
  'furious',
  'super',
  'out-of-office',
  'newsletter',
  'bounce',
];

type Parsed = Awaited<ReturnType<typeof simpleParser>>;
const parsed = new Map<SampleId, Parsed>();
const raws = new Map<SampleId, string>();

beforeAll(async () => {
  for (const { id, raw } of sampleMails(NOW, SUPPORT)) {
    raws.set(id, raw.toString('latin1'));
    parsed.set(id, await simpleParser(raw));
  }
});

function mail(id: SampleId): Parsed {
  const found = parsed.get(id);
  if (!found) throw new Error(`no sample ${id}`);
  return found;
}

describe('the sample mails', () => {
  it('are eight, with a date shortly before now, in order, and each with its own Message-ID', () => {
    expect([...parsed.keys()]).toEqual(IDS);
    const dates = IDS.map(id => mail(id).date?.getTime() ?? 0);
    expect(dates).toEqual([...dates].sort((a, b) => a - b));
    expect(dates.every(at => at < NOW.getTime() && at > NOW.getTime() - 3_600_000)).toBe(true);
    expect(new Set(IDS.map(id => mail(id).messageId)).size).toBe(8);
  });

  it('are the same for the same moment and have other ids at another', () => {
    expect(sampleMails(NOW, SUPPORT)).toEqual(sampleMails(NOW, SUPPORT));
    const later = sampleMails(new Date(NOW.getTime() + 1000), SUPPORT);
    expect(parseMime(later[0]?.raw ?? Buffer.alloc(0)).headers.get('message-id')).not.toEqual([
      mail('question').messageId,
    ]);
  });

  it.each(IDS)('%s is well-formed mail to the support address', id => {
    const raw = raws.get(id) ?? '';
    expect(raw).not.toMatch(/[^\r]\n/);
    const lines = raw.split('\r\n');
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(998);
    const headers = raw.slice(0, raw.indexOf('\r\n\r\n'));
    expect(headers).toMatch(/^[\t\r\n -~]*$/);
    expect(Math.max(...headers.split('\r\n').map(line => line.length))).toBeLessThanOrEqual(110);
    expect(mail(id).to).toMatchObject({ text: SUPPORT });
    expect(mail(id).text).not.toMatch(/\ufffd|Ã/);
    expect(mail(id).subject).not.toMatch(/\ufffd|Ã|=\?/);
  });

  it.each(['question', 'refund', 'super', 'newsletter'] as const)(
    '%s keeps its quoted-printable lines within 76 characters (RFC 2045)',
    id => {
      const raw = raws.get(id) ?? '';
      const body = raw.slice(raw.indexOf('\r\n\r\n')).split('\r\n');
      expect(Math.max(...body.map(line => line.length))).toBeLessThanOrEqual(76);
    },
  );

  it('the refund was ordered 92 days ago and comes from Outlook, in Latin-1', () => {
    expect(mail('refund').text).toContain('am 23. August 2026 habe ich');
    expect(raws.get('refund')).toContain('charset="iso-8859-1"');
    expect(mail('refund').html).toContain('class="MsoNormal"');
    expect(mail('refund').subject).toBe('Rückgabe Bewässerungscomputer, Bestellung 20417');
  });

  it('the broken pot has its photo, as an iPhone sends it', () => {
    const [photo] = mail('damaged').attachments;
    expect(photo).toMatchObject({ contentType: 'image/png', filename: 'IMG_4127.png' });
    expect(photo?.content.subarray(1, 4).toString()).toBe('PNG');
    expect(mail('damaged').text).toContain('Von meinem iPhone gesendet');
    expect(mail('damaged').subject).toBe('Topf kaputt angekommen 😢');
  });

  it('the machines say that they are machines', () => {
    expect(mail('out-of-office').headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail('newsletter').headers.get('precedence')).toBe('bulk');
    expect(mail('newsletter').headers.has('list')).toBe(true);
    expect(raws.get('bounce')).toMatch(/^Return-Path: <>\r\n/);
    expect(raws.get('bounce')).toContain('multipart/report; report-type=delivery-status');
    const report = parseMime(Buffer.from(raws.get('bounce') ?? '', 'latin1')).children;
    expect(report.map(part => `${part.type}/${part.subtype}`)).toEqual([
      'text/plain',
      'message/delivery-status',
      'text/rfc822-headers',
    ]);
    expect(report[1]?.body.toString()).toContain('Status: 5.1.1');
  });

  it('the humans carry no sign of a machine', () => {
    for (const id of IDS.slice(0, 5)) {
      const names = [...mail(id).headers.keys()];
      expect(names.filter(name => /^(auto-|x-auto|precedence|list)/.test(name))).toEqual([]);
      expect(mail(id).from?.value[0]?.name).not.toBe('');
    }
  });
});
