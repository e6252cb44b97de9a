// Makes the pictures of the READMEs: `npm run pictures`. Starts the demo, fetches mails from its
// mailboxes as a mail client would, and lets Chromium show them as a phone does.
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ImapFlow } from 'imapflow';
import { simpleParser } from 'mailparser';
import { PASSWORD } from '../src/demo/shop.ts';
import { escapeHtml } from '../src/mail/escape-html.ts';
import { domOf, pngOf } from '../test/support/chromium.ts';

const WIDTH = 390;
const TALLEST = 1600;
const LONGEST_DEMO = 90_000;

interface Picture {
  readonly file: string;
  /** Whose mailbox. */
  readonly user: string;
  /** The mail is the last one whose subject has these words. */
  readonly subject: RegExp;
}

const PICTURES: Readonly<Record<'de' | 'en', readonly Picture[]>> = {
  en: [
    { file: 'handover.png', user: 'chef', subject: /^\[K-.*favour to ask/ },
    { file: 'digest.png', user: 'chef', subject: /^Who is waiting/ },
  ],
  de: [
    { file: 'handover-de.png', user: 'anna', subject: /^\[K-.*Bewässerungscomputer/ },
    { file: 'digest-de.png', user: 'chef', subject: /^Wer wartet/ },
  ],
};

/** The demo of this checkout, until it has told everything and waits for mail clients. */
async function withDemo<T>(language: string, look: (port: number) => Promise<T>): Promise<T> {
  const program = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));
  const demo = spawn(process.execPath, [program, 'demo'], {
    env: { ...process.env, LC_ALL: `${language}_${language.toUpperCase()}.UTF-8`, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    return await look(await portOf(demo.stdout));
  } finally {
    demo.kill('SIGINT');
  }
}

async function portOf(output: NodeJS.ReadableStream): Promise<number> {
  const late = setTimeout(() => output.emit('error', new Error('the demo is late')), LONGEST_DEMO);
  let text = '';
  for await (const chunk of output) {
    text += String(chunk);
    const port = /IMAP\s+127\.0\.0\.1,\D*(\d+)/.exec(text)?.[1];
    // The words about the mailboxes follow the last mail.
    if (port === undefined || !/(?:Ctrl|Strg)\+C/.test(text)) continue;
    clearTimeout(late);
    return Number(port);
  }
  throw new Error('the demo ended early');
}

async function htmlOf(port: number, { user, subject }: Picture): Promise<string> {
  const client = new ImapFlow({
    ...{ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, logger: false },
    auth: { user, pass: PASSWORD },
  });
  await client.connect();
  try {
    await client.mailboxOpen('INBOX');
    const mails = await client.fetchAll('1:*', { source: true });
    const parsed = await Promise.all(mails.map(({ source }) => simpleParser(source ?? '')));
    const found = parsed.findLast(mail => subject.test(mail.subject ?? ''));
    if (!found?.html) throw new Error(`${user} has no mail ${subject}`);
    return found.html;
  } finally {
    client.close();
  }
}

function phone(html: string, height: number, script = ''): string {
  const frame = `<iframe srcdoc="${escapeHtml(html)}" width="${WIDTH}" height="${height}" style="border:0;display:block"></iframe>`;
  return `<!DOCTYPE html><meta charset="utf-8"><body style="margin:0">${frame}${script}</body>`;
}

const MEASURE = `<script>window.onload = () => {
  document.body.textContent = 'tall:' + document.querySelector('iframe').contentDocument.documentElement.scrollHeight;
};</script>`;

async function show(html: string, file: string): Promise<void> {
  const dom = await domOf(phone(html, 10, MEASURE), 'light');
  const tall = Number(/tall:(\d+)/.exec(dom)?.[1] ?? TALLEST);
  const height = Math.min(tall, TALLEST);
  const png = await pngOf(phone(html, height), 'light', WIDTH, height);
  await writeFile(new URL(file, import.meta.url), png);
  console.log(`docs/${file}: ${WIDTH} x ${height}, ${Math.ceil(png.length / 1000)} kB`);
}

for (const [language, pictures] of Object.entries(PICTURES)) {
  await withDemo(language, async port => {
    for (const picture of pictures) await show(await htmlOf(port, picture), picture.file);
  });
}
