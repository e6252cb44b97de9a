// Who is behind a mail, as ingest and `kulanz explain` see it.
import { isAmong, isSendable } from './addresses.ts';
import { formAuthor } from './contact-form.ts';
import type { Forward } from './forward.ts';
import { classifyKind } from './kind.ts';
import { takesNoReply } from './machine-senders.ts';
import type { Address, KindVerdict, Message } from './message.ts';

export interface Sender {
  /**
   * The human behind the mail: From, or Reply-To where From takes no mail or is one of ours. A mail
   * system's address may be none that mail can be sent to.
   */
  readonly sender: Address | null;
  /** The addresses of Reply-To that are none of ours. */
  readonly outside: readonly Address[];
}

/**
 * `ours`: the support addresses and the people of the configuration. A form on the shop's own site
 * sends in the name of the shop, of the merchant, or of its program.
 */
export function readSender(message: Message, ours: readonly string[]): Sender {
  const outside = message.replyTo.filter(({ address }) => !isAmong(address, ours));
  const from = message.from && isSendable(message.from) ? message.from : null;
  const named = from ?? message.replyTo[0] ?? message.from;
  return { sender: formAuthor(message, ours) ?? named, outside };
}

/** Human or machine; `own` are the support addresses. */
export function verdictOn(message: Message, sender: Address, own: readonly string[]): KindVerdict {
  const verdict = classifyKind(message, { addresses: own });
  if (verdict.kind !== 'human' || !isAmong(sender.address, own)) return verdict;
  return { kind: 'loop', reason: 'nobody to answer but ourselves' };
}

/** Whose mail one of ours passed on: somebody outside who can be answered, else null. */
export function forwardedCustomer(
  forward: Forward | null,
  ours: readonly string[],
): Address | null {
  if (!forward || !isSendable(forward.from)) return null;
  const { address } = forward.from;
  return takesNoReply(address) || isAmong(address, ours) ? null : forward.from;
}
