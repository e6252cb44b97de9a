// Every mail as a phone and a desktop show it, in light and dark: nothing is cut off at the side, and
// everything can be read. Set KULANZ_SCREENS to a folder to look at the pictures.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { composeAlert } from '../../src/mail/compose-alert.ts';
import { composeAnswer } from '../../src/mail/compose-answer.ts';
import { composeDigest } from '../../src/mail/compose-digest.ts';
import { composeHandover } from '../../src/mail/compose-handover.ts';
import { composeNotice } from '../../src/mail/compose-notice.ts';
import { escapeHtml } from '../../src/mail/escape-html.ts';
import { domOf, type Mode, pngOf } from '../support/chromium.ts';
import {
  alertFacts,
  answerFacts,
  digestFacts,
  fullHandover,
  noticeFacts,
  notices,
  plainHandover,
} from '../support/sample-letters.ts';

interface Screen {
  readonly name: string;
  readonly html: string;
}

interface Seen {
  readonly name: string;
  readonly scrollWidth: number;
  readonly background: string;
  readonly contrasts: readonly { readonly text: string; readonly ratio: number }[];
}

const PHONE = 390;
const MODES: readonly Mode[] = ['light', 'dark'];
/** What a customer can write to push a layout apart. */
const ENDLESS = `https://example.org/${'sehr-lang'.repeat(40)}`;
const WIDE = `<table width="1400"><tr><td>${'Spalte '.repeat(60)}</td></tr></table><p>Hallo ${ENDLESS}</p>`;

function everyMail(): Screen[] {
  return (['de', 'en'] as const).flatMap(ui => {
    const full = fullHandover(ui);
    const endless = { ...full.mail, subject: ENDLESS, text: ENDLESS };
    const letters = {
      handover: composeHandover(full).letter,
      'handover-plain': composeHandover(plainHandover(ui)).letter,
      'handover-endless': composeHandover({
        ...full,
        customer: { name: 'x'.repeat(90), address: `${'y'.repeat(60)}@example.org` },
        mail: endless,
      }).letter,
      'handover-html': composeHandover({ ...full, mail: { ...full.mail, html: WIDE } }).letter,
      alert: composeAlert(alertFacts(ui)).letter,
      digest: composeDigest(digestFacts(ui)).letter,
      answer: composeAnswer({ ...answerFacts(ui), html: '<div>Guten Tag</div>' }),
      ...Object.fromEntries(
        notices(ui).map(notice => [
          `notice-${notice.kind}`,
          composeNotice(notice, noticeFacts(ui)).letter,
        ]),
      ),
    };
    return Object.entries(letters).map(([name, letter]) => ({
      name: `${name}-${ui}`,
      html: letter.html ?? '',
    }));
  });
}

function frames(screens: readonly Screen[], script = ''): string {
  const all = screens.map(
    ({ name, html }) =>
      `<iframe title="${name}" srcdoc="${escapeHtml(html)}" width="${PHONE}" height="1200" style="border:0"></iframe>`,
  );
  return `<!DOCTYPE html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><body style="margin:0">${all.join('')}${script}</body>`;
}

async function seenIn(mode: Mode): Promise<Seen[]> {
  const script = await readFile(new URL('../fixtures/screens/look.js', import.meta.url), 'utf8');
  const dom = await domOf(frames(everyMail(), `<script>${script}</script>`), mode);
  const json = /<pre>([\s\S]*)<\/pre>/.exec(dom)?.[1] ?? '[]';
  const text = json
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&nbsp;/g, ' ');
  return JSON.parse(text.replace(/&amp;/g, '&')) as Seen[];
}

describe.each(MODES)('every mail in %s', mode => {
  it('fits a phone and can be read', async () => {
    const seen = await seenIn(mode);
    expect(seen).toHaveLength(everyMail().length);
    const digest = seen.find(({ name }) => name === 'digest-de');
    expect(digest?.background).toBe(mode === 'dark' ? 'rgb(23, 24, 26)' : 'rgb(255, 255, 255)');
    for (const { name, scrollWidth, contrasts } of seen) {
      expect(scrollWidth, name).toBeLessThanOrEqual(PHONE);
      expect(contrasts.length, name).toBeGreaterThan(0);
      for (const { text, ratio } of contrasts) {
        if (text !== '') expect(ratio, `${name}: ${text}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it.each([
    ['phone', PHONE],
    ['desktop', 1000],
  ] as const)('gives a picture on a %s', async (device, width) => {
    const wanted = ['handover-de', 'alert-de', 'digest-de', 'notice-held-de', 'answer-de'];
    for (const { name, html } of everyMail().filter(screen => wanted.includes(screen.name))) {
      // Chromium's window is never narrower than 500 pixels: a phone is a frame in it.
      const shown = width === PHONE ? frames([{ name, html }]) : html;
      const png = await pngOf(shown, mode, width, 1200);
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(png.readUInt32BE(16)).toBe(width);
      expect(png.length, name).toBeGreaterThan(8_000);
      await keep(`${name}-${device}-${mode}.png`, png);
    }
  });
});

async function keep(name: string, png: Buffer): Promise<void> {
  const folder = process.env.KULANZ_SCREENS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), png);
}
