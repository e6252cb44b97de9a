// What the Dockerfile copies into the image is all that the program finds there: put together in a folder,
// the program must run on it.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { ROOT } from './support/source-code.ts';

const IMAGE = mkdtempSync(join(tmpdir(), 'kulanz-image-'));
afterAll(() => rmSync(IMAGE, { recursive: true, force: true }));

/** Sources of the last stage's COPY lines, from the repository and from the stage before. */
function copied(): string[] {
  const lastStage =
    readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
      .split(/^FROM /m)
      .at(-1) ?? '';
  return [...lastStage.matchAll(/^COPY (?:--from=build )?(.+) \S+$/gm)].flatMap(
    ([, sources = '']) => sources.split(' ').map(source => source.replace(/^\/app\//, '')),
  );
}

it('a mail is judged by what is in the image', { timeout: 60_000 }, async () => {
  const sources = copied();
  expect(sources).toContain('rules');
  for (const source of sources) {
    // The compiled program is the same whatever folder it was compiled in; the tests compile their own.
    if (source === 'node_modules') symlinkSync(join(ROOT, source), join(IMAGE, source));
    else if (source !== 'dist')
      cpSync(join(ROOT, source), join(IMAGE, source), { recursive: true });
  }
  await promisify(execFile)(
    process.execPath,
    [
      join(ROOT, 'node_modules/typescript/bin/tsc'),
      '-p',
      'tsconfig.build.json',
      '--incremental',
      'false',
      '--outDir',
      join(IMAGE, 'dist'),
    ],
    { cwd: ROOT },
  );
  const mail = join(IMAGE, 'mail.eml');
  writeFileSync(mail, 'From: e@example.org\nSubject: Danke\n\nSuper Service, alles bestens!\n');
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(IMAGE, 'dist/src/cli/main.js'),
    ...['explain', '--json', mail],
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ sentiment: { level: 'happy' } });
});
