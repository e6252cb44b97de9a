// A customer's mail that somebody of ours passed on from their own address: the customer's ticket.
//
// The address proves nothing, and nothing rests on it. The ticket is one that any stranger could open by
// writing to us; its human sees who is said to have passed it on, and that it isn't proved. Nothing
// reaches the customer before a human with a token answers: `guard_outbox` asks for that article, and
// the participants are the customer alone, whoever else the forwarded mail names.
import type { Forward } from '../src/mail/forward.ts';
import { splitText } from '../src/mail/split-text.ts';
import { storable } from '../src/store/text.ts';
import { recordEvents, type Trx } from '../src/store/tickets.ts';
import { ticketNumbersIn } from '../src/tickets/number.ts';
import { eventWords } from '../src/tickets/words.ts';
import type { WorkerContext } from './context.ts';
import { fileCustomerMails } from './file-customer.ts';
import type { FiledCustomer, Rings } from './filed.ts';
import { personOf } from './outbound.ts';
import type { Reading } from './reading.ts';

/** Of a note so much stands on the card; the whole is in the ticket. */
const SHOWN = 250;

export async function fileForward(
  context: WorkerContext,
  trx: Trx,
  reading: Reading,
  forward: Forward,
  personId: string,
  rings: Rings,
): Promise<void> {
  const filed: FiledCustomer = {
    reading: asCustomers(reading, forward),
    route: { to: 'new', follows: null, foreign: null },
  };
  await fileCustomerMails(context, trx, [filed], rings);
  const { ticketId } = await trx
    .selectFrom('article')
    .select('ticketId')
    .where('inboundId', '=', reading.inbound.id)
    .executeTakeFirstOrThrow();
  await noteForwarder(context, trx, { reading, forward, personId, ticketId });
}

/**
 * As if the customer had written to us. Of the forwarder's own mail nothing stays: neither its
 * Message-ID, which an answer would name, nor those that it refers to, nor its other recipients.
 */
function asCustomers(reading: Reading, forward: Forward): Reading {
  const { from, subject, text, messageId } = forward;
  return {
    ...reading,
    message: {
      ...reading.message,
      messageId,
      inReplyTo: [],
      references: [],
      from,
      replyTo: [],
      to: [],
      cc: [],
      subject,
      text,
      html: null,
    },
    split: splitText(text),
    sender: from,
    answerTo: [from],
    messageId,
    mentions: [],
    numbers: ticketNumbersIn(subject),
    tokens: [],
  };
}

interface Note {
  readonly reading: Reading;
  readonly forward: Forward;
  readonly personId: string;
  readonly ticketId: number;
}

/** Who passed it on and what they wrote above it: for the humans, on the card and in the ticket. */
async function noteForwarder(
  context: WorkerContext,
  trx: Trx,
  { reading, forward, personId, ticketId }: Note,
): Promise<void> {
  const words = eventWords(context.config.business.language);
  const person = personOf(context, personId);
  const name = person?.name ?? personId;
  const said = splitText(forward.message).newText;
  const noted = (because: string) => ({
    ticketId,
    inboundId: reading.inbound.id,
    at: context.now(),
    what: 'noted',
    because: storable(because, 500),
    person: personId,
  });
  await recordEvents(trx, [
    noted(words.forwardedBy(name, person?.address ?? '')),
    ...(said === '' ? [] : [noted(words.forwarderSays(name, oneLine(said)))]),
  ]);
  if (said === '') return;
  await trx
    .insertInto('article')
    .values({
      ticketId,
      direction: 'internal',
      author: 'agent',
      person: personId,
      fromName: storable(words.unproved(name), 200),
      fromAddress: storable(person?.address ?? '', 320),
      subject: storable(reading.message.subject, 500),
      at: reading.inbound.receivedAt,
      text: storable(forward.message),
      newText: storable(said),
    })
    .execute();
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN)} …` : line;
}
