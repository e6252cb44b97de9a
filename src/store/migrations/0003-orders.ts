import { sql, type Transaction } from 'kysely';

/**
 * What the shop knows (orders, and what they add up to), what was given away, which addresses are one
 * person, and what people corrected in Kulanz's reading.
 */
export async function up<T>(trx: Transaction<T>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(trx);
}

const STATEMENTS = [
  // `number` as the shop writes it, `number_key` as it is looked up; `phone_key`: the last nine digits.
  `create table customer_order (
    id bigint generated always as identity primary key,
    source text not null check (source in ('shopify', 'woocommerce', 'plain')),
    number text not null check (number <> ''),
    number_key text not null check (number_key <> ''),
    address text not null default '' check (address = lower(address)),
    ordered_at timestamptz not null,
    shipped_at timestamptz,
    delivered_at timestamptz,
    total numeric(14, 2) not null check (total >= 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    refunded numeric(14, 2) not null default 0 check (refunded >= 0),
    paid_at timestamptz,
    due_at timestamptz,
    reminders int not null default 0 check (reminders >= 0),
    state text not null check (state in ('open', 'paid', 'refunded', 'cancelled')),
    items jsonb not null default '[]',
    name text not null default '',
    phone text,
    phone_key text,
    unique (number_key, source)
  )`,
  `create index customer_order_address on customer_order (address, ordered_at desc) where address <> ''`,
  `create index customer_order_phone on customer_order (phone_key) where phone_key is not null`,
  // What the orders of an address add up to, a currency each; made anew after every import. Cancelled
  // orders are counted and not added.
  `create table customer_total (
    address text not null,
    currency text not null,
    orders int not null,
    cancelled int not null,
    refunds int not null,
    reminders int not null,
    due int not null,
    paid_late int not null,
    unpaid_since timestamptz,
    net numeric(16, 2) not null,
    first_at timestamptz,
    last_at timestamptz,
    primary key (address, currency)
  )`,
  // The merchant's own distribution: 201 cuts (every half percent) of what `name` says.
  `create table value_scale (
    name text primary key,
    customers int not null,
    as_of timestamptz not null,
    cuts double precision[] not null
  )`,
  // Two addresses of one person, on evidence. An undone pair stays, so that it is never made again.
  `create table customer_link (
    id bigint generated always as identity primary key,
    address text not null,
    primary_address text not null,
    evidence text not null check (evidence <> ''),
    made_by text not null check (made_by in ('evidence', 'person')),
    created_at timestamptz not null,
    undone_at timestamptz,
    unique (address, primary_address),
    check (address <> primary_address)
  )`,
  `create index customer_link_primary on customer_link (primary_address)`,
  `create table gift (
    id bigint generated always as identity primary key,
    customer_id bigint not null references customer (id),
    ticket_id bigint references ticket (id),
    person text not null references person (id),
    at timestamptz not null,
    what text not null check (what <> ''),
    amount numeric(14, 2) not null check (amount >= 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    inbound_id bigint references inbound (id),
    seq int not null default 0,
    unique (inbound_id, seq)
  )`,
  `create index gift_customer on gift (customer_id, at)`,
  `create index gift_at on gift (at)`,
  `create table insight_example (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    person text not null references person (id),
    ticket_id bigint not null references ticket (id),
    article_id bigint not null references article (id),
    kind text not null check (kind in ('topic', 'mood', 'vip', 'threat')),
    value text not null,
    text text not null,
    language text not null default 'und',
    undone_at timestamptz,
    unique (article_id, kind, value)
  )`,
  `create index insight_example_ticket on insight_example (ticket_id)`,
];
