// What machines sent: kept, put where it belongs, never handed over; a bounce tells a human.
import { LOOP_HEADER } from '../src/mail/kind-rules.ts';
import type { Bounce, FailedRecipient } from '../src/mail/message.ts';
import { recordEvents, recordProblem, type Trx } from '../src/store/tickets.ts';
import { eventWords } from '../src/tickets/words.ts';
import { insertArticles } from './articles.ts';
import type { WorkerContext } from './context.ts';
import type { FiledMachine, Rings } from './filed.ts';
import type { Reading } from './reading.ts';
import { type Undelivered, undelivered } from './refusal.ts';

/** Our own internal mail that came back: nobody's question. */
const OURS_FOR_SURE = [LOOP_HEADER, 'x-kulanz-ticket', 'auto-submitted'];

export async function fileMachineMail(
  context: WorkerContext,
  trx: Trx,
  { reading, route }: FiledMachine,
  rings: Rings,
): Promise<void> {
  if (route.to === 'loop') {
    if (!route.known) await tellOfForm(context, trx, reading);
    return;
  }
  if (route.ticketId !== null) {
    const { kind, reason } = reading.verdict;
    await insertArticles(trx, [
      { reading, ticketId: route.ticketId, direction: 'in', author: 'machine' },
    ]);
    await recordEvents(trx, [
      {
        ticketId: route.ticketId,
        inboundId: reading.inbound.id,
        at: context.now(),
        what: kind,
        because: eventWords(context.config.business.language).machine(kind, reason),
      },
    ]);
  }
  if (route.to === 'bounce' && reading.bounce?.action === 'failed') {
    const row = await bouncedRow(trx, route, reading);
    if (!row) return;
    // One report may tell of several; each is another customer who waits.
    for (const { recipient, status, diagnostic } of failuresOf(reading.bounce)) {
      const words = diagnostic || status || reading.verdict.reason;
      const who = recipient || (row.recipients[0] ?? '');
      await undelivered(context, trx, row, { words, bounce: { recipient: who, status } }, rings);
    }
  }
}

function failuresOf({ alsoFailed = [], ...first }: Bounce): FailedRecipient[] {
  return [first, ...alsoFailed];
}

/**
 * A form on the shop's site that sends in our name and names nobody to answer: a customer wrote, and
 * nobody can reply. The owner must see that; a forger can't fill the digest, an hour has one line.
 */
async function tellOfForm(
  context: WorkerContext,
  trx: Trx,
  { message, sender }: Reading,
): Promise<void> {
  if (OURS_FOR_SURE.some(header => message.headers.has(header))) return;
  const now = context.now();
  const what = eventWords(context.config.business.language).ownForm(
    sender.address,
    message.subject,
  );
  await recordProblem(trx, `own-form:${now.toISOString().slice(0, 13)}`, what, now);
}

/** The mail that bounced: by its Message-ID, else by the secret address that the bounce came to. */
async function bouncedRow(
  trx: Trx,
  route: Extract<FiledMachine['route'], { to: 'bounce' }>,
  reading: Reading,
): Promise<Undelivered | undefined> {
  const query = trx
    .selectFrom('outbox')
    .select(['id', 'kind', 'ticketId', 'articleId', 'person', 'recipients']);
  if (route.of) return query.where('id', '=', route.of.outboxId).executeTakeFirst();
  const token = reading.tokens[0];
  if (token === undefined) return undefined;
  return query
    .where('kind', '<>', 'answer')
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('replyToken')
          .select('token')
          .where('token', '=', token)
          .whereRef('replyToken.ticketId', '=', 'outbox.ticketId')
          .whereRef('replyToken.person', '=', 'outbox.person'),
      ),
    )
    .orderBy('id', 'desc')
    .executeTakeFirst();
}
