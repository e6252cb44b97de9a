import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const CHROMIUM = '/usr/bin/chromium';
const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
];

export type Mode = 'light' | 'dark';

/** The page's DOM after its scripts have run. */
export async function domOf(html: string, mode: Mode): Promise<string> {
  return withPage(html, async (url, profile) => {
    const { stdout } = await run([...QUIET, ...scheme(mode), profile, '--dump-dom', url]);
    return stdout;
  });
}

/** A PNG of the page's first `width` x `height` pixels. */
export async function pngOf(html: string, mode: Mode, width: number, height: number) {
  return withPage(html, async (url, profile, folder) => {
    const file = join(folder, 'shot.png');
    const size = `--window-size=${width},${height}`;
    await run([...QUIET, ...scheme(mode), profile, size, `--screenshot=${file}`, url]);
    return readFile(file);
  });
}

function scheme(mode: Mode): string[] {
  return mode === 'dark' ? ['--force-dark-mode', '--blink-settings=preferredColorScheme=0'] : [];
}

function run(args: string[]) {
  return promisify(execFile)(CHROMIUM, args, { timeout: 60_000, maxBuffer: 50_000_000 });
}

async function withPage<T>(
  html: string,
  look: (url: string, profile: string, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'kulanz-screen-'));
  try {
    await writeFile(join(folder, 'page.html'), html);
    return await look(`file://${folder}/page.html`, `--user-data-dir=${folder}/profile`, folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
