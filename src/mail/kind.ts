import { BY_WORDS, KIND_RULES, type Own } from './kind-rules.ts';
import type { KindVerdict, Message } from './message.ts';

const HUMAN: KindVerdict = { kind: 'human', reason: '' };

/**
 * Who is talking: a human, or which machine, and the rule that decided. `own` are the support
 * addresses with their aliases, and the domain that only Message-IDs made by Kulanz have.
 */
export function classifyKind(message: Message, own: Own): KindVerdict {
  for (const { kind, applies } of KIND_RULES) {
    const reason = applies(message, own);
    if (reason !== '') return { kind, reason };
  }
  return HUMAN;
}

/** A list's headers (RFC 2919, 2369), or a gateway's Precedence: humans write by way of both. */
export function isOnlyMarked({ headers }: Message, { kind, reason }: KindVerdict): boolean {
  if (kind !== 'bulk') return false;
  const listed = ['list-id', 'list-post', 'mailing-list'].some(header => headers.has(header));
  return listed || /^(?:x-)?precedence:/.test(reason);
}

/** No header says so, its words do: likely, and not proved. */
export function isByWords({ reason }: KindVerdict): boolean {
  return reason.startsWith(BY_WORDS);
}
