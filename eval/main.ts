// `npm run eval -- mail|insight [SECTION...] [--json] [--failures]`: how well mail is read, measured on mail
// with expected results, and how well its words are judged, measured on labelled texts. Neither are part of this
// project: KULANZ_CORPORA and KULANZ_DATA name their folders.
import { asked } from './asked.ts';
import { corporaFolder } from './corpora.ts';
import type { Section } from './figure.ts';
import { bankingSection } from './insight/banking.ts';
import { extremeSection } from './insight/extreme.ts';
import { sentimentSection } from './insight/sentiment.ts';
import { insightSpeedSection } from './insight/speed.ts';
import { evalFolder } from './insight/texts.ts';
import { threatsSection } from './insight/threats.ts';
import { topicsSection } from './insight/topics.ts';
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

type Sections = Readonly<Record<string, (folder: string) => Promise<Section>>>;

const MAIL: Sections = {
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

const INSIGHT: Sections = {
  sentiment: sentimentSection,
  extreme: extremeSection,
  threats: threatsSection,
  topics: topicsSection,
  banking: bankingSection,
  speed: insightSpeedSection,
};

/** What can be evaluated, and where its texts are. */
const EVALUATIONS: Readonly<
  Record<string, { readonly sections: Sections; readonly folder: () => string }>
> = {
  mail: { sections: MAIL, folder: corporaFolder },
  insight: { sections: INSIGHT, folder: evalFolder },
};

const { values, positionals } = asked(
  { json: { type: 'boolean' }, failures: { type: 'boolean' } },
  usage(),
);

/** Resolves to the exit code: 1 nothing to measure, 2 wrong usage. A missed figure is no failure. */
async function run(): Promise<number> {
  const [what = '', ...wanted] = positionals;
  const evaluation = EVALUATIONS[what];
  if (!evaluation || wanted.some(name => !evaluation.sections[name])) {
    console.error(usage());
    return 2;
  }
  const folder = evaluation.folder();
  for (const [name, section] of Object.entries(evaluation.sections)) {
    if (wanted.length === 0 || wanted.includes(name)) print(name, await section(folder));
  }
  return 0;
}

function usage(): string {
  const kinds = Object.entries(EVALUATIONS).map(
    ([what, { sections }]) => `sections of ${what}: ${Object.keys(sections).join(', ')}`,
  );
  return ['usage: npm run eval -- mail|insight [SECTION...] [--json] [--failures]', ...kinds].join(
    '\n',
  );
}

function print(name: string, { figures, failures, notes = [] }: Section): void {
  const lines = values.json
    ? figures.map(figure =>
        JSON.stringify({ section: name, ...figure, ...(isMissed(figure) ? { missed: true } : {}) }),
      )
    : [...tableOf(name, figures), ...notes.flatMap(note => [note, ''])];
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
