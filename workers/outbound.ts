// What every mail to one of the configuration's people needs: a secret address to answer to, a
// Message-ID, and the earlier ones so that mail clients show one thread.
import type { MailboxConfig, Person } from '../src/config.ts';
import type { Threading } from '../src/mail/internal-letter.ts';
import { newMessageId } from '../src/mail/message-id.ts';
import { earlierMails, lineKey, tokensFor } from '../src/store/lines.ts';
import type { Trx } from '../src/store/tickets.ts';
import { replyAddress, tokenOf } from '../src/tickets/token.ts';
import type { WorkerContext } from './context.ts';

const TOKEN_BYTES = 26;
const ID_BYTES = 20;

/** The configured mailbox of a support address; the first one when that address has gone. */
export function mailboxOf(context: Pick<WorkerContext, 'config'>, address: string): MailboxConfig {
  const { mailboxes } = context.config;
  const found = mailboxes.find(mailbox => mailbox.address === address) ?? mailboxes[0];
  if (!found) throw new Error('configuration without a mailbox: validation must refuse it');
  return found;
}

export function personOf(context: Pick<WorkerContext, 'config'>, id: string): Person | undefined {
  return context.config.people.find(person => person.id === id);
}

/** A Message-ID that can't be guessed: answering it proves to have received it. */
export function freshMessageId(context: Pick<WorkerContext, 'random'>, mailbox: string): string {
  const domain = mailbox.slice(mailbox.lastIndexOf('@') + 1);
  return newMessageId(Buffer.from(context.random(ID_BYTES)).toString('hex'), domain);
}

/** A human and a ticket: the line between them. */
export interface Line {
  readonly ticketId: number;
  /** The support address. */
  readonly mailbox: string;
  readonly person: string;
}

/** How an internal mail about a ticket is answered, and which ones went before it. */
export interface LineFacts {
  readonly replyAddress: string;
  readonly threading: Threading;
}

/** The facts of several lines in two queries; tokens are made where they are missing. */
export async function linesOf(
  context: Pick<WorkerContext, 'random'>,
  trx: Trx,
  lines: readonly Line[],
): Promise<(line: Line) => LineFacts> {
  const tokens = await tokensFor(trx, lines, () => tokenOf(context.random(TOKEN_BYTES)));
  const earlier = await earlierMails(trx, lines);
  return line => {
    const key = lineKey(line.ticketId, line.person);
    const references = earlier.get(key) ?? [];
    return {
      replyAddress: replyAddress(line.mailbox, tokens.get(key) ?? ''),
      threading: { inReplyTo: references.at(-1) ?? null, references },
    };
  };
}
