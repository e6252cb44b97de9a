// Generated mail for the benches: the same for the same seed, 8 KB on average, as shops get it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Mulberry32: small, fast, good enough to spread words. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORDS =
  `die Lampe kam gestern an und flackert leider seit dem ersten Abend ich habe Bestellung Nummer und
  möchte wissen wann das Geld zurück kommt vielen Dank im Voraus mit freundlichen Grüßen the parcel has not
  arrived yet could you please tell me where it is I ordered two weeks ago and paid at once thank you for your
  help kind regards Größe passt nicht Umtausch Garten Topf gesprungen Foto anbei E-Book lässt sich nicht öffnen`
    .split(/\s+/)
    .filter(word => word !== '');

const CUSTOMERS = 2_000;

/** Mail number `index`: text and HTML, some with a picture, one in seven a reply to an earlier one. */
export function benchMail(index: number, seed = 1): string {
  const random = randomOf(seed * 1_000_003 + index);
  const pick = (count: number): string =>
    Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
  const customer = Math.floor(random() * CUSTOMERS);
  const paragraphs = Array.from({ length: 4 + Math.floor(random() * 7) }, () =>
    pick(20 + Math.floor(random() * 60)),
  );
  const html = paragraphs
    .map(words => `<p style="font-family:Arial,sans-serif;font-size:11pt;margin:0cm">${words}</p>`)
    .join('\r\n');
  const earlier = index - 1 - Math.floor(random() * 200);
  const reply = random() < 1 / 7 && earlier >= 0;
  const boundary = `=_${index}_${seed}`;
  const picture =
    random() < 0.24 ? Buffer.from(pick(1_500)).toString('base64').slice(0, 12_000) : '';
  const lines = [
    'Return-Path: <kunde@kunde.example>',
    'Received: from mx.kunde.example by mx.shop.example; Mon, 23 Nov 2026 10:00:00 +0100',
    `From: Kunde ${customer} <kunde${customer}@kunde.example>`,
    'To: hilfe@shop.example',
    `Subject: ${pick(5)} ${index}`,
    `Message-ID: <bench.${seed}.${index}@kunde.example>`,
    ...(reply ? [`In-Reply-To: <bench.${seed}.${earlier}@kunde.example>`] : []),
    'Date: Mon, 23 Nov 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    `Content-Type: multipart/alternative; boundary="${boundary}a"`,
    '',
    `--${boundary}a`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...paragraphs,
    `--${boundary}a`,
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    `<html><body>${html}</body></html>`,
    `--${boundary}a--`,
  ];
  if (picture !== '')
    lines.push(
      `--${boundary}`,
      'Content-Type: image/png; name="foto.png"',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename="foto.png"',
      '',
      picture.replace(/.{76}/g, '$&\r\n'),
    );
  return `${[...lines, `--${boundary}--`, ''].join('\r\n')}`;
}

/** Fills a Maildir as an MDA would; returns the bytes written. */
export function fillMaildir(maildir: string, from: number, count: number, seed = 1): number {
  for (const folder of ['new', 'cur', 'tmp']) mkdirSync(join(maildir, folder), { recursive: true });
  let bytes = 0;
  for (let index = from; index < from + count; index++) {
    const mail = benchMail(index, seed);
    bytes += Buffer.byteLength(mail);
    const name = `${1_700_000_000 + index}.M${index}P1.bench`;
    writeFileSync(join(maildir, 'new', name), mail);
  }
  return bytes;
}
