// The owner's digest: for the outbox, and for `kulanz digest`.
import { ownerOf } from '../src/config.ts';
import { composeDigest } from '../src/mail/compose-digest.ts';
import { type DigestFacts, PROBLEMS_NAMED } from '../src/mail/digest-content.ts';
import { countsSince, markTold, openTickets, untoldProblems } from '../src/store/digest-facts.ts';
import { enqueue } from '../src/store/outbox.ts';
import { openTicketCounts, type Trx } from '../src/store/tickets.ts';
import type { WorkerContext } from './context.ts';
import { freshMessageId, mailboxOf } from './outbound.ts';

type DigestContext = Pick<WorkerContext, 'config' | 'now'>;
type SendContext = Pick<WorkerContext, 'config' | 'now' | 'random'>;

/** The facts, and which problems (ids) they name. */
interface Telling {
  readonly facts: DigestFacts;
  readonly told: readonly number[];
}

/** What the digest of this moment tells; `since`: what counts as new. */
export async function digestFacts(
  context: DigestContext,
  trx: Trx,
  since: Date,
): Promise<DigestFacts> {
  return (await tellingOf(context, trx, since)).facts;
}

async function tellingOf(context: DigestContext, trx: Trx, since: Date): Promise<Telling> {
  const { config } = context;
  const now = context.now();
  const nameOf = (id: string): string => config.people.find(person => person.id === id)?.name ?? id;
  const rows = await openTickets(trx, now, nameOf);
  const load = await openTicketCounts(trx);
  const { named, left } = await untoldProblems(trx, PROBLEMS_NAMED);
  const away = await trx
    .selectFrom('away')
    .select(['person', 'until'])
    .where('until', '>', now)
    .execute();
  const facts: DigestFacts = {
    business: config.business,
    ui: config.business.language,
    supportAddress: config.mailboxes[0]?.address ?? '',
    now,
    owner: ownerOf(config),
    rows,
    problems: named.map(({ what }) => what),
    problemsLeft: left,
    counts: { openTotal: rows.length, ...(await countsSince(trx, since)) },
    personLoad: config.people.map(person => ({
      name: person.name,
      open: load.get(person.id) ?? 0,
    })),
    away: away.map(row => ({ name: nameOf(row.person), until: row.until })),
  };
  return { facts, told: named.map(({ id }) => id) };
}

/** Puts a digest into the outbox, once per key; the problems that it names aren't told again. */
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
  const { facts, told } = await tellingOf(context, trx, since);
  const { letter } = composeDigest(facts);
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
  await markTold(trx, told, id);
  return id;
}
