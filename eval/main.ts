// `npm run eval -- mail [SECTION...] [--json] [--failures]`: how well mail is read, measured on mail with
// expected results. The corpora are not part of this project: KULANZ_CORPORA names their folder.
import { parseArgs } from 'node:util';
import { corporaFolder } from './corpora.ts';
import type { Section } from './figure.ts';
import { bounceSection } from './mail/bounce.ts';
import { forwardSection } from './mail/forward.ts';
import { kindSection } from './mail/kind.ts';
import { kindBaselineSection } from './mail/kind-baseline.ts';
import { languageSection } from './mail/language.ts';
import { mimeSection } from './mail/mime.ts';
import { replyTextSection } from './mail/reply-text.ts';
import { speedSection } from './mail/speed.ts';
import { threadSection } from './mail/thread.ts';
import { isMissed, tableOf } from './table.ts';

const MAIL: Readonly<Record<string, (folder: string) => Promise<Section>>> = {
  'reply-text': replyTextSection,
  kind: kindSection,
  forward: forwardSection,
  language: languageSection,
  thread: threadSection,
  bounce: bounceSection,
  mime: mimeSection,
  'kind-baseline': kindBaselineSection,
  speed: speedSection,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, failures: { type: 'boolean' } },
});

/** Resolves to the exit code: 1 nothing to measure, 2 wrong usage. A missed figure is no failure. */
async function run(): Promise<number> {
  const [what, ...wanted] = positionals;
  const unknown = wanted.find(name => !MAIL[name]);
  if (what !== 'mail' || unknown !== undefined) {
    console.error(
      `usage: npm run eval -- mail [SECTION...] [--json] [--failures]\nsections: ${Object.keys(MAIL).join(', ')}`,
    );
    return 2;
  }
  const folder = corporaFolder();
  for (const [name, section] of Object.entries(MAIL)) {
    if (wanted.length === 0 || wanted.includes(name)) print(name, await section(folder));
  }
  return 0;
}

function print(name: string, { figures, failures }: Section): void {
  const lines = values.json
    ? figures.map(figure =>
        JSON.stringify({ section: name, ...figure, ...(isMissed(figure) ? { missed: true } : {}) }),
      )
    : tableOf(name, figures);
  for (const line of lines) console.log(line);
  if (values.failures) for (const failure of failures) console.error(`\n##### ${name} ${failure}`);
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (process.env.LOG_LEVEL === 'debug') console.error(error);
  process.exitCode = 1;
}
