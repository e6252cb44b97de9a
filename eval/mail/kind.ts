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
  return {
    corpus: one.corpus,
    id: one.id,
    class: one.class ?? '',
    kind,
    reason,
    right: (kind === 'human') === (one.class === 'human'),
  };
}

const BOUNCE_CORPORA = ['sisimai', 'sisimai_newlines', 'php_bounce_handler'];

/** A class of the corpora: the kinds that are right for it, and the share to reach. */
const CLASSES: Readonly<
  Record<string, { readonly kinds: readonly string[]; readonly wanted?: string }>
> = {
  human: { kinds: ['human'] },
  bounce: { kinds: ['bounce'], wanted: '>= 99.5' },
  auto_reply: { kinds: ['auto-reply'], wanted: '>= 99' },
  auto_generated: { kinds: ['auto-reply', 'bulk'], wanted: '>= 92' },
  fbl: { kinds: ['auto-reply', 'bulk', 'bounce', 'loop'], wanted: '>= 95' },
  loop: { kinds: ['loop'], wanted: '>= 100' },
  list: { kinds: ['bulk'] },
};

/** Machine or human, in all and by class, once as told apart and once as the very kind. */
export async function kindSection(folder: string): Promise<Section> {
  const all = await evaluateKinds(folder);
  const others = all.filter(one => !BOUNCE_CORPORA.includes(one.corpus));
  return {
    figures: [
      ...toldApart('all', all),
      ...toldApart('all without the bounce corpora', others, '>= 99.5', '>= 98'),
      ...byClass('all', all),
      ...byClass('all without the bounce corpora', others),
    ],
    failures: all
      .filter(one => !one.right || !isVeryKind(one))
      .map(one => `${one.corpus} ${one.id}: ${one.class} taken for ${one.kind} (${one.reason})`),
  };
}

function byClass(corpus: string, results: readonly KindResult[]): Figure[] {
  return Object.entries(CLASSES).flatMap(([name, { wanted }]) => {
    const ours = results.filter(one => one.class === name);
    const exact = ours.map(one => ({ right: isVeryKind(one) }));
    return [
      share(corpus, `${name} told from the other side`, ours, wanted),
      share(corpus, `${name} as the very kind`, exact),
    ];
  });
}

function isVeryKind(one: KindResult): boolean {
  return CLASSES[one.class]?.kinds.includes(one.kind) ?? false;
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
