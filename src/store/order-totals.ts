// What orders add up to: a row for each address and currency, and the merchant's own distribution of all
// customers. Both are made anew after an import; judging a mail reads a few rows of them.
import { type RawBuilder, sql } from 'kysely';
import { CUTS, MEASURES } from '../insight/value-scale.ts';
import type { Db } from './db.ts';
import type { Trx } from './tickets.ts';

const REFRESH_LOCK = 7_512_011;
/** A million orders take some ten seconds. */
const LIMIT = '15min';
/** For sums and sorting; PostgreSQL's usual 4 MB would send a million orders through files. */
const MEMORY = '32MB';

/** Brings totals and distribution up to date with the orders; what is right already isn't written. */
export async function refreshTotals(db: Db, now: Date): Promise<void> {
  await db.transaction().execute(async trx => {
    await sql`select pg_advisory_xact_lock(${REFRESH_LOCK})`.execute(trx);
    await sql`select set_config('statement_timeout', ${LIMIT}, true),
      set_config('work_mem', ${MEMORY}, true)`.execute(trx);
    await sumUp(trx);
    await measure(trx, now);
  });
}

const SUMS = [
  'orders',
  'cancelled',
  'refunds',
  'reminders',
  'due',
  'paid_late',
  'unpaid_since',
  'net',
  'first_at',
  'last_at',
];
const sums = (prefix: string): RawBuilder<unknown> =>
  sql.raw(SUMS.map(name => `${prefix}${name}`).join(', '));

const FRESH = sql`
  select address, currency,
    count(*) filter (where counts) as orders,
    count(*) filter (where not counts) as cancelled,
    count(*) filter (where counts and refunded > 0) as refunds,
    sum(reminders) as reminders,
    count(due_at) filter (where counts) as due,
    count(*) filter (where counts and paid_at > due_at + interval '1 day') as paid_late,
    min(due_at) filter (where state = 'open' and paid_at is null) as unpaid_since,
    coalesce(sum(greatest(total - refunded, 0)) filter (where counts), 0) as net,
    min(ordered_at) filter (where counts) as first_at,
    max(ordered_at) filter (where counts) as last_at
  from (select *, state <> 'cancelled' as counts from customer_order where address <> '') o
  group by address, currency`;

/** The first time there is nothing to compare, and sorted rows make a small index fast. */
async function sumUp(trx: Trx): Promise<void> {
  const any = await trx.selectFrom('customerTotal').select('address').limit(1).executeTakeFirst();
  if (any) return compareSums(trx);
  await sql`
    insert into customer_total (address, currency, ${sums('')})
    select address, currency, ${sums('')} from (${FRESH}) f order by address, currency`.execute(
    trx,
  );
}

async function compareSums(trx: Trx): Promise<void> {
  await sql`
    with fresh as materialized (${FRESH}),
    gone as (
      delete from customer_total t where not exists
        (select from fresh f where f.address = t.address and f.currency = t.currency))
    insert into customer_total (address, currency, ${sums('')})
    select f.address, f.currency, ${sums('f.')} from fresh f
    left join customer_total t on t.address = f.address and t.currency = f.currency
    where t.address is null or (${sums('t.')}) is distinct from (${sums('f.')})
    on conflict (address, currency) do update set (${sums('')}) = (${sums('excluded.')})`.execute(
    trx,
  );
}

/** So many customers tell as much of a distribution as all of them would. */
const SAMPLE = 50_000;

/** One statement: the distributions of what is measured, then that of the score they make. */
async function measure(trx: Trx, now: Date): Promise<void> {
  const ladder = sql.raw(
    `array(select n / ${CUTS - 1}.0 from generate_series(0, ${CUTS - 1}) n)::double precision[]`,
  );
  const distribution = (value: string): RawBuilder<unknown> =>
    sql`count(*) as customers, percentile_disc(${ladder}) within group (order by ${sql.raw(value)}) as cuts`;
  await sql`
    with sample as (
      select (1 << greatest(0, ceil(log(2, greatest(count(*), 1) / ${sql.raw(`${SAMPLE}.0`)})))::int) - 1 as mask
      from customer_total),
    customer as materialized (
      select address, sum(orders)::double precision as frequency,
        date_part('epoch', max(last_at)) / 86400 as recency,
        -date_part('epoch', min(first_at)) / 86400 as tenure,
        (array_agg(currency order by orders desc, currency))[1] as currency,
        (array_agg(net order by orders desc, currency))[1]::double precision as monetary
      from customer_total
      where orders > 0 and hashtext(address) & (select mask from sample) = 0 group by address),
    measures as materialized (
      select 'recency' as name, ${distribution('recency')} from customer
      union all select 'frequency', ${distribution('frequency')} from customer
      union all select 'tenure', ${distribution('tenure')} from customer
      union all select 'monetary:' || currency, ${distribution('monetary')} from customer group by currency),
    score as (
      select ${sql.raw(scoreSql())} as score from customer c
      join measures m on m.name = 'monetary:' || c.currency),
    whole as (
      select * from measures union all select 'score', ${distribution('score')} from score),
    gone as (
      delete from value_scale v
      where not exists (select from whole w where w.name = v.name and w.customers > 0))
    insert into value_scale as v (name, customers, as_of, cuts)
    select name, customers, ${now}, cuts from whole where customers > 0
    on conflict (name) do update set customers = excluded.customers, as_of = excluded.as_of,
      cuts = excluded.cuts
    where (v.customers, v.cuts) is distinct from (excluded.customers, excluded.cuts)`.execute(trx);
}

/** As `rankAmong` computes it for one. */
function scoreSql(): string {
  const cutsOf = (measure: string): string =>
    measure === 'monetary' ? 'm.cuts' : `(select cuts from measures where name = '${measure}')`;
  return Object.entries(MEASURES)
    .map(([name, { weight, slack }]) => `${weight} * ${shareSql(`c.${name}`, cutsOf(name), slack)}`)
    .join(' + ');
}

function shareSql(value: string, cuts: string, slack: number): string {
  const upTo = (sign: string): string => `width_bucket(${value} ${sign} ${slack}, ${cuts})`;
  return `((${upTo('-')} + ${upTo('+')})::double precision / 2 / ${CUTS})`;
}
