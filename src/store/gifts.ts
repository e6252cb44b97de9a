// What customers were given as a kindness.
import { sql } from 'kysely';
import type { GivenGift } from '../insight/mail-orders.ts';
import { decimalOf } from '../money.ts';
import { storable } from './text.ts';
import type { Trx } from './tickets.ts';

interface NewGift {
  readonly what: string;
  /** Hundredths. */
  readonly cents: number;
  readonly currency: string;
}

interface Occasion {
  readonly customerId: number;
  readonly ticketId: number;
  readonly person: string;
  /** The mail that records them. */
  readonly inboundId: number;
  readonly at: Date;
}

/** Records gifts; the same mail records each of its lines once. Returns those that are new. */
export async function recordGifts<G extends NewGift>(
  trx: Trx,
  gifts: readonly G[],
  occasion: Occasion,
): Promise<G[]> {
  if (gifts.length === 0) return [];
  const rows = await trx
    .insertInto('gift')
    .values(
      gifts.map(({ what, cents, currency }, seq) => ({
        ...occasion,
        what: storable(what, 200),
        amount: decimalOf(cents),
        currency,
        seq,
      })),
    )
    .onConflict(conflict => conflict.columns(['inboundId', 'seq']).doNothing())
    .returning('seq')
    .execute();
  const fresh = new Set(rows.map(({ seq }) => seq));
  return gifts.filter((_, seq) => fresh.has(seq));
}

/** Forgets what was given last in a ticket; null: nothing was. */
export async function takeBackGift(trx: Trx, ticketId: number): Promise<NewGift | null> {
  const { rows } = await sql<NewGift>`
    delete from gift where id = (
      select id from gift where ticket_id = ${ticketId} order by at desc, id desc limit 1)
    returning what, round(amount * 100)::int as cents, currency`.execute(trx);
  return rows[0] ?? null;
}

/** So many of a customer's gifts are shown. */
const SHOWN = 5;

/** A person's addresses, by the one that is asked for. */
export interface AddressGroup {
  readonly asked: string;
  readonly address: string;
}

/** The latest gifts to each address that is asked for, under whichever of its addresses; latest first. */
export async function giftsTo(
  trx: Trx,
  groups: readonly AddressGroup[],
): Promise<Map<string, GivenGift[]>> {
  const rows = await sql<GivenGift & { asked: string }>`
    select asked, at, what, amount, currency, by from (
      select a.asked, g.at, g.what, g.amount::text as amount, g.currency, p.name as by,
        row_number() over (partition by a.asked order by g.at desc, g.id desc) as place
      from ${asked(groups)} join customer c on c.address = a.address
      join gift g on g.customer_id = c.id join person p on p.id = g.person) ranked
    where place <= ${SHOWN} order by asked, place`.execute(trx);
  const found = new Map<string, GivenGift[]>();
  for (const { asked: address, at, what, amount, currency, by } of rows.rows) {
    const gift = { at, what, amount, currency, by };
    found.set(address, [...(found.get(address) ?? []), gift]);
  }
  return found;
}

/** The latest gifts to one person, under all of their addresses; latest first. */
export async function giftsToPerson(trx: Trx, addresses: readonly string[]): Promise<GivenGift[]> {
  const found = await giftsTo(
    trx,
    addresses.map(address => ({ asked: '', address })),
  );
  return found.get('') ?? [];
}

export interface Budget {
  readonly currency: string;
  /** Included. */
  readonly from: Date;
  /** Excluded. */
  readonly to: Date;
}

/** Hundredths that were given in a time: by address asked for, and to everybody. */
export async function spentOn(
  trx: Trx,
  groups: readonly AddressGroup[],
  { currency, from, to }: Budget,
): Promise<{ customers: Map<string, number>; total: number }> {
  const rows = await sql<{ asked: string; cents: number }>`
    select a.asked, round(sum(g.amount) * 100)::bigint as cents
    from ${asked(groups)} join customer c on c.address = a.address join gift g on g.customer_id = c.id
    where g.at >= ${from} and g.at < ${to} and g.currency = ${currency}
    group by a.asked`.execute(trx);
  const all = await sql<{ cents: number }>`
    select coalesce(round(sum(amount) * 100), 0)::bigint as cents from gift
    where at >= ${from} and at < ${to} and currency = ${currency}`.execute(trx);
  return {
    customers: new Map(rows.rows.map(row => [row.asked, row.cents])),
    total: all.rows[0]?.cents ?? 0,
  };
}

/** Tickets in which something was given. */
export async function ticketsWithGifts(
  trx: Trx,
  ticketIds: readonly number[],
): Promise<Set<number>> {
  if (ticketIds.length === 0) return new Set();
  const rows = await trx
    .selectFrom('gift')
    .select('ticketId')
    .distinct()
    .where('ticketId', 'in', ticketIds)
    .execute();
  return new Set(rows.flatMap(({ ticketId }) => ticketId ?? []));
}

function asked(groups: readonly AddressGroup[]) {
  return sql`unnest(${groups.map(group => group.asked)}::text[],
    ${groups.map(group => group.address)}::text[]) as a (asked, address)`;
}
