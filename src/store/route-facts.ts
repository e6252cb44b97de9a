// Loads what routing must know for a batch of mails, in a handful of queries.
import { sql } from 'kysely';
import type { BouncedFact, RefFact, TicketFact, TokenFact } from '../tickets/route.ts';
import type { Trx } from './tickets.ts';

/** What a mail names; see `RouteFacts`. */
export interface Named {
  readonly messageId: string | null;
  readonly mentions: readonly string[];
  readonly numbers: readonly string[];
  readonly tokens: readonly string[];
  /** Message-ID of the mail that a bounce speaks of. */
  readonly bouncedMessageId: string | null;
}

export interface BatchFacts {
  readonly refs: ReadonlyMap<string, readonly RefFact[]>;
  readonly tokens: ReadonlyMap<string, TokenFact>;
  readonly tickets: ReadonlyMap<number, TicketFact>;
  readonly bounced: ReadonlyMap<string, BouncedFact>;
}

export async function loadBatchFacts(trx: Trx, mails: readonly Named[]): Promise<BatchFacts> {
  const ids = unique(
    mails.flatMap(mail => [...mail.mentions, ...(mail.messageId ? [mail.messageId] : [])]),
  );
  const refs = await loadRefs(trx, ids);
  const tokens = await loadTokens(trx, unique(mails.flatMap(mail => [...mail.tokens])));
  const bounced = await loadBounced(
    trx,
    unique(mails.flatMap(mail => (mail.bouncedMessageId ? [mail.bouncedMessageId] : []))),
  );
  const ticketIds = unique([
    ...refs.map(ref => ref.ticketId),
    ...tokens.map(token => token.ticketId),
    ...bounced.flatMap(row => (row.ticketId === null ? [] : [row.ticketId])),
  ]);
  const tickets = await loadTickets(
    trx,
    ticketIds,
    unique(mails.flatMap(mail => [...mail.numbers])),
  );
  return {
    refs: groupBy(refs),
    tokens: new Map(tokens.map(token => [token.token, token])),
    tickets: new Map(tickets.map(ticket => [ticket.id, ticket])),
    bounced: new Map(bounced.map(row => [row.messageId, row])),
  };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function groupBy(refs: readonly RefFact[]): Map<string, RefFact[]> {
  const groups = new Map<string, RefFact[]>();
  for (const ref of refs) {
    const group = groups.get(ref.messageId);
    if (group) group.push(ref);
    else groups.set(ref.messageId, [ref]);
  }
  return groups;
}

async function loadRefs(trx: Trx, ids: readonly string[]): Promise<RefFact[]> {
  if (ids.length === 0) return [];
  return trx
    .selectFrom('messageRef')
    .select(['messageId', 'ticketId', 'role', 'person'])
    .where('messageId', '=', sql<string>`any(${ids}::text[])`)
    .orderBy('ticketId')
    .execute();
}

async function loadTokens(trx: Trx, tokens: readonly string[]): Promise<TokenFact[]> {
  if (tokens.length === 0) return [];
  return trx
    .selectFrom('replyToken')
    .select(['token', 'ticketId', 'person'])
    .where('token', 'in', tokens)
    .execute();
}

async function loadBounced(
  trx: Trx,
  ids: readonly string[],
): Promise<(BouncedFact & { messageId: string })[]> {
  if (ids.length === 0) return [];
  return trx
    .selectFrom('outbox')
    .select(['id as outboxId', 'messageId', 'kind', 'ticketId', 'articleId', 'person'])
    .where('messageId', 'in', ids)
    .execute();
}

async function loadTickets(
  trx: Trx,
  ids: readonly number[],
  numbers: readonly string[],
): Promise<TicketFact[]> {
  if (ids.length === 0 && numbers.length === 0) return [];
  const rows = await trx
    .selectFrom('ticket')
    .leftJoin('participant', 'participant.ticketId', 'ticket.id')
    .select([
      'ticket.id',
      'ticket.number',
      'ticket.state',
      'ticket.closedAt',
      sql<
        string[]
      >`coalesce(array_agg(participant.address) filter (where participant.address is not null), '{}')`.as(
        'addresses',
      ),
    ])
    .where(eb =>
      eb.or([
        eb('ticket.id', '=', sql<number>`any(${ids}::bigint[])`),
        eb('ticket.number', '=', sql<string>`any(${numbers}::text[])`),
      ]),
    )
    .groupBy('ticket.id')
    .execute();
  return rows.map(({ addresses, ...ticket }) => ({ ...ticket, participants: new Set(addresses) }));
}
