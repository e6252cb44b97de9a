// What five header rules in the spirit of RFC 3834 tell of human and machine, on the cases of `kind`.
import { headerOf } from '../../src/mail/headers.ts';
import type { Message } from '../../src/mail/message.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { type CorpusCase, readCase, readCases } from '../corpora.ts';
import { type Figure, type Section, share } from '../figure.ts';

const BY = 'five header rules';

const RULES: readonly ((message: Message) => boolean)[] = [
  ({ headers }) => /^\s*<\s*>/.test(headers.get('return-path')?.[0] ?? ''),
  ({ headers }) => !/^\s*(?:no\b|$)/i.test(headerOf(headers, 'auto-submitted')),
  ({ headers }) => /^\s*(?:bulk|junk|list|auto_reply)\b/i.test(headerOf(headers, 'precedence')),
  ({ headers }) => [...headers.keys()].some(name => /^list-/.test(name)),
  ({ from }) => /^(?:mailer-daemon|postmaster)@/.test(from?.address ?? ''),
];

interface Told {
  readonly one: CorpusCase;
  readonly machine: boolean;
  readonly called: boolean;
}

export async function kindBaselineSection(folder: string): Promise<Section> {
  const all: Told[] = [];
  for (const one of readCases(folder)) {
    if (one.class === undefined || one.file === undefined) continue;
    const message = await readMessage(readCase(folder, one));
    const called = RULES.some(rule => rule(message));
    all.push({ one, machine: one.class !== 'human', called });
  }
  const others = all.filter(({ one }) => !/^(?:sisimai|php_bounce_handler)/.test(one.corpus));
  return {
    figures: [...figuresOf('all', all), ...figuresOf('all without the bounce corpora', others)],
    failures: all
      .filter(({ machine, called }) => machine !== called)
      .map(({ one, called }) => `${one.corpus} ${one.id}: ${one.class}, called ${called}`),
  };
}

function figuresOf(corpus: string, all: readonly Told[]): Figure[] {
  const called = all.filter(one => one.called).map(({ machine }) => ({ right: machine }));
  const machines = all.filter(one => one.machine).map(one => ({ right: one.called }));
  return [
    { ...share(corpus, 'machine or human, precision', called), by: BY },
    { ...share(corpus, 'machine or human, recall', machines), by: BY },
  ];
}
