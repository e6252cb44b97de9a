import { readBounce } from '../../src/mail/bounce.ts';
import { classifyKind } from '../../src/mail/kind.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { type CorpusCase, readCase, readCases } from '../corpora.ts';
import { type Figure, type Section, share } from '../figure.ts';

interface KindResult {
  readonly corpus: string;
  readonly id: string;
  readonly class: string;
  readonly kind: string;
  readonly reason: string;
  /** Machine told from human rightly. */
  readonly right: boolean;
  /** Null: nothing to compare with. */
  readonly statusRight: boolean | null;
}

/** Runs every case that says whether a machine or a human wrote a mail. */
async function evaluateKinds(folder: string): Promise<KindResult[]> {
  const results: KindResult[] = [];
  for (const one of readCases(folder)) {
    if (one.class === undefined || one.file === undefined) continue;
    results.push(await evaluate(one, readCase(folder, one)));
  }
  return results;
}

async function evaluate(one: CorpusCase, bytes: Buffer): Promise<KindResult> {
  const message = await readMessage(bytes);
  const own = { addresses: [], ...(one.own_fqdn ? { messageIdDomain: one.own_fqdn } : {}) };
  const { kind, reason } = classifyKind(message, own);
  // x.0.9xx are sisimai's own numbers for mails that hold no status.
  const told = (one.sisimai ?? []).map(({ dsn }) => dsn);
  const statuses = told.filter(dsn => dsn !== '' && !/\.0\.9\d\d$/.test(dsn));
  const status = readBounce(message)?.status ?? '';
  return {
    corpus: one.corpus,
    id: one.id,
    class: one.class ?? '',
    kind,
    reason,
    right: (kind === 'human') === (one.class === 'human'),
    statusRight: statuses.length === 0 ? null : statuses.includes(status),
  };
}

const BOUNCE_CORPORA = ['sisimai', 'sisimai_newlines', 'php_bounce_handler'];

/** Machine or human, in all and by class; the status of bounces. */
export async function kindSection(folder: string): Promise<Section> {
  const all = await evaluateKinds(folder);
  const others = all.filter(one => !BOUNCE_CORPORA.includes(one.corpus));
  const classes = [...new Set(all.map(one => one.class))];
  const statuses = all.flatMap(({ statusRight }) =>
    statusRight === null ? [] : [{ right: statusRight }],
  );
  return {
    figures: [
      ...toldApart('all', all),
      ...toldApart('all without the bounce corpora', others, '>= 99.5', '>= 98'),
      ...classes.map(name =>
        share(
          'all',
          `${name} told from the other side`,
          all.filter(one => one.class === name),
        ),
      ),
      share('all', 'bounce status', statuses, '>= 95'),
    ],
    failures: all
      .filter(one => !one.right)
      .map(one => `${one.corpus} ${one.id}: ${one.class} taken for ${one.kind} (${one.reason})`),
  };
}

function toldApart(
  corpus: string,
  results: readonly KindResult[],
  wantedPrecision?: string,
  wantedRecall?: string,
): Figure[] {
  const machines = results.filter(one => one.class !== 'human');
  const called = results.filter(one => one.kind !== 'human');
  return [
    share(corpus, 'machine or human, precision', called, wantedPrecision),
    share(corpus, 'machine or human, recall', machines, wantedRecall),
  ];
}
