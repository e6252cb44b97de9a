// `npm run eval -- mail [SECTION...] [--json] [--failures]`: how well mail is read, measured on mail with
// expected results. The corpora are not part of this project: KULANZ_CORPORA names their folder.
import { parseArgs } from 'node:util';
import { corporaFolder } from './corpora.ts';
import type { Figure, Section } from './figure.ts';
import { bounceSection } from './mail/bounce.ts';
import { forwardSection } from './mail/forward.ts';
import { kindSection } from './mail/kind.ts';
import { languageSection } from './mail/language.ts';
import { mimeSection } from './mail/mime.ts';
import { replyTextSection } from './mail/reply-text.ts';
import { threadSection } from './mail/thread.ts';

const MAIL: Readonly<Record<string, (folder: string) => Promise<Section>>> = {
  'reply-text': replyTextSection,
  kind: kindSection,
  forward: forwardSection,
  language: languageSection,
  thread: threadSection,
  bounce: bounceSection,
  mime: mimeSection,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, failures: { type: 'boolean' } },
});
const [what, ...wanted] = positionals;
if (what !== 'mail') throw new Error('usage: npm run eval -- mail [SECTION...] [--json]');

const folder = corporaFolder();
for (const name of wanted.length > 0 ? wanted : Object.keys(MAIL)) {
  const section = MAIL[name];
  if (!section) throw new Error(`no section ${name}; there are ${Object.keys(MAIL).join(', ')}`);
  const { figures, failures } = await section(folder);
  for (const figure of figures)
    console.log(values.json ? JSON.stringify({ section: name, ...figure }) : line(name, figure));
  if (values.failures) for (const failure of failures) console.error(`\n##### ${name} ${failure}`);
}

function line(section: string, { corpus, what, value, unit, of, wanted, by }: Figure): string {
  const rest = [of === undefined ? '' : `of ${of}`, wanted ? `(wanted ${wanted})` : '', by ?? ''];
  return [`${section}: ${corpus}: ${what}:`, value, unit, ...rest].join(' ').trimEnd();
}
