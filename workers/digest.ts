// The owner's digest: for the outbox, and for `kulanz digest`.
import { ownerOf } from '../src/config.ts';
import { composeDigest } from '../src/mail/compose-digest.ts';
import type { DigestFacts } from '../src/mail/digest-content.ts';
import { countsSince, openTickets } from '../src/store/digest-facts.ts';
import { enqueue } from '../src/store/outbox.ts';
import { openTicketCounts, type Trx } from '../src/store/tickets.ts';
import type { WorkerContext } from './context.ts';
import { freshMessageId, mailboxOf } from './outbound.ts';

type DigestContext = Pick<WorkerContext, 'config' | 'now'>;
type SendContext = Pick<WorkerContext, 'config' | 'now' | 'random'>;

/** What the digest of this moment tells; `since`: what counts as new. */
export async function digestFacts(
  context: DigestContext,
  trx: Trx,
  since: Date,
): Promise<DigestFacts> {
  const { config } = context;
  const now = context.now();
  const nameOf = (id: string): string => config.people.find(person => person.id === id)?.name ?? id;
  const rows = await openTickets(trx, now, nameOf);
  const load = await openTicketCounts(trx);
  const problems = await trx
    .selectFrom('problem')
    .select('what')
    .where('toldAt', 'is', null)
    .orderBy('id')
    .limit(100)
    .execute();
  const away = await trx
    .selectFrom('away')
    .select(['person', 'until'])
    .where('until', '>', now)
    .execute();
  return {
    business: config.business,
    ui: config.business.language,
    supportAddress: config.mailboxes[0]?.address ?? '',
    now,
    owner: ownerOf(config),
    rows,
    problems: problems.map(problem => problem.what),
    counts: { openTotal: rows.length, ...(await countsSince(trx, since)) },
    personLoad: config.people.map(person => ({
      name: person.name,
      open: load.get(person.id) ?? 0,
    })),
    away: away.map(row => ({ name: nameOf(row.person), until: row.until })),
  };
}

/** Puts a digest into the outbox, once per key; what it told of problems isn't told again. */
export async function queueDigest(
  context: SendContext,
  trx: Trx,
  key: string,
  since: Date,
): Promise<number | null> {
  const owner = ownerOf(context.config);
  const known = await trx
    .selectFrom('outbox')
    .select('id')
    .where('key', '=', `digest:${key}`)
    .executeTakeFirst();
  if (known) return null;
  const mailbox = mailboxOf(context, '').address;
  const { letter } = composeDigest(await digestFacts(context, trx, since));
  const [id] = await enqueue(
    trx,
    [
      {
        kind: 'digest',
        key: `digest:${key}`,
        mailbox,
        ticketId: null,
        articleId: null,
        person: owner.id,
        messageId: freshMessageId(context, mailbox),
        letter,
        card: '',
      },
    ],
    context.now(),
  );
  if (id === undefined) return null;
  await trx
    .updateTable('problem')
    .set({ toldAt: context.now() })
    .where('toldAt', 'is', null)
    .execute();
  return id;
}
