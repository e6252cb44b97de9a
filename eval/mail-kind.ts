import { readBounce } from '../src/mail/bounce.ts';
import { classifyKind } from '../src/mail/kind.ts';
import { readMessage } from '../src/mail/read-message.ts';
import { type CorpusCase, readCase, readCases } from './corpora.ts';

export interface KindResult {
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
export async function evaluateKinds(folder: string): Promise<KindResult[]> {
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
