import { KIND_RULES, type Own } from './kind-rules.ts';
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

/** It came by way of a discussion list (RFC 2919, 2369), where humans write to each other. */
export function isListMail({ headers }: Message): boolean {
  return ['list-id', 'list-post', 'mailing-list'].some(header => headers.has(header));
}
