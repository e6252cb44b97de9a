// What every mail to one of the configuration's people needs: a secret address to answer to, a
// Message-ID, and the earlier ones so that mail clients show one thread.
import type { MailboxConfig, Person } from '../src/config.ts';
import { newMessageId } from '../src/mail/message-id.ts';
import type { Threading } from '../src/mail/internal-letter.ts';
import { type Trx, tokenFor } from '../src/store/tickets.ts';
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

/** The address by which a human answers a ticket. */
export async function replyAddressFor(
  context: WorkerContext,
  trx: Trx,
  ticket: { id: number; mailbox: string },
  person: string,
): Promise<string> {
  const token = await tokenFor(trx, ticket.id, person, () => tokenOf(context.random(TOKEN_BYTES)));
  return replyAddress(ticket.mailbox, token);
}

/** Earlier internal mails about a ticket to the same human, oldest first. */
export async function threadingFor(trx: Trx, ticketId: number, person: string): Promise<Threading> {
  const rows = await trx
    .selectFrom('outbox')
    .select('messageId')
    .where('ticketId', '=', ticketId)
    .where('person', '=', person)
    .where('kind', '<>', 'answer')
    .orderBy('id', 'desc')
    .limit(10)
    .execute();
  const references = rows.map(row => row.messageId).toReversed();
  return { inReplyTo: references.at(-1) ?? null, references };
}
