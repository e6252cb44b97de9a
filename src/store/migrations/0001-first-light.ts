import { sql, type Transaction } from 'kysely';

/**
 * The whole schema of the first release. Promises that SQL can keep are kept here:
 * a ticket without a human or a date can't be stored, an article that leaves for a customer
 * must carry the token that its human proved to have, and `guard_outbox` refuses every mail
 * to anybody but the configuration's people unless it is such an article.
 */
export async function up<T>(trx: Transaction<T>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(trx);
}

const STATEMENTS = [
  `create table person (
    id text primary key,
    name text not null,
    address text not null unique,
    role text not null check (role in ('owner', 'agent')),
    active boolean not null default true
  )`,
  `create table away (
    person text primary key references person (id),
    since timestamptz not null,
    until timestamptz not null,
    because text not null
  )`,
  `create table watermark (
    mailbox text not null,
    folder text not null,
    uid_validity bigint not null,
    first_uid bigint not null,
    last_uid bigint not null,
    since_at timestamptz not null,
    new_from bigint not null,
    updated_at timestamptz not null default now(),
    primary key (mailbox, folder)
  )`,
  `create table inbound (
    id bigint generated always as identity primary key,
    mailbox text not null,
    folder text not null,
    uid_validity bigint not null,
    uid bigint not null,
    received_at timestamptz not null,
    stored_at timestamptz not null default now(),
    size bigint not null,
    digest bytea,
    status text not null default 'stored'
      check (status in ('stored', 'done', 'duplicate', 'quarantined')),
    reason text not null default '',
    duplicate_of bigint references inbound (id),
    attempts int not null default 0,
    due_at timestamptz not null default now(),
    claimed_by int,
    message_id text,
    content_key text,
    from_address text,
    subject text,
    kind text,
    unique (mailbox, folder, uid_validity, uid),
    check (status <> 'quarantined' or reason <> '')
  )`,
  `create index inbound_waiting on inbound (due_at, id) where status = 'stored'`,
  `create index inbound_digest on inbound (digest)`,
  `create index inbound_message_id on inbound (message_id) where message_id is not null`,
  `create index inbound_content_key on inbound (content_key) where content_key is not null`,
  `create index inbound_quarantined on inbound (id) where status = 'quarantined'`,
  `create table inbound_raw (
    inbound_id bigint not null references inbound (id) on delete cascade,
    seq int not null,
    data bytea not null,
    primary key (inbound_id, seq)
  )`,
  // Mail hardly shrinks (base64) and pglz costs more time than it saves space.
  `alter table inbound_raw alter column data set storage external`,
  `create table customer (
    id bigint generated always as identity primary key,
    address text not null unique,
    name text not null default '',
    language text not null default 'und',
    first_seen_at timestamptz not null,
    praised int not null default 0,
    unhappy int not null default 0,
    vip boolean not null default false,
    value jsonb not null default '{"score":0,"super":false,"reasons":[]}'
  )`,
  `create sequence ticket_number start 1000`,
  `create table ticket (
    id bigint generated always as identity primary key,
    number text not null unique,
    mailbox text not null,
    state text not null default 'open' check (state in ('open', 'waiting', 'closed')),
    subject text not null,
    customer_id bigint not null references customer (id),
    assignee text not null references person (id),
    because text not null,
    pinned boolean not null default false,
    matters text not null default '',
    level text not null default 'neutral',
    score real not null default 0,
    priority smallint not null default 1 check (priority between 0 and 3),
    topics jsonb not null default '[]',
    threats jsonb not null default '[]',
    language text not null default 'und',
    next_action_at timestamptz not null,
    next_action text not null default 'answer' check (next_action in ('answer', 'remind', 'close')),
    waiting_since timestamptz,
    overdue_told_for timestamptz,
    opened_at timestamptz not null,
    updated_at timestamptz not null,
    closed_at timestamptz,
    follows bigint references ticket (id),
    check ((state = 'closed') = (closed_at is not null))
  )`,
  `create index ticket_open on ticket (next_action_at) where state <> 'closed'`,
  `create index ticket_priority on ticket (priority, id)`,
  `create index ticket_customer on ticket (customer_id)`,
  `create index ticket_assignee on ticket (assignee) where state <> 'closed'`,
  `create table participant (
    ticket_id bigint not null references ticket (id),
    address text not null,
    name text not null default '',
    role text not null check (role in ('customer', 'cc')),
    primary key (ticket_id, address)
  )`,
  `create index participant_address on participant (address)`,
  `create table reply_token (
    token text primary key,
    ticket_id bigint not null references ticket (id),
    person text not null references person (id),
    created_at timestamptz not null default now(),
    unique (ticket_id, person),
    unique (token, ticket_id, person)
  )`,
  `create table article (
    id bigint generated always as identity primary key,
    ticket_id bigint not null references ticket (id),
    inbound_id bigint unique references inbound (id),
    direction text not null check (direction in ('in', 'out', 'internal')),
    author text not null check (author in ('customer', 'agent', 'machine')),
    person text references person (id),
    token text,
    kind text not null default 'human',
    from_name text not null default '',
    from_address text not null default '',
    reply_to jsonb not null default '[]',
    cc jsonb not null default '[]',
    message_id text,
    refs jsonb not null default '[]',
    subject text not null default '',
    at timestamptz not null,
    text text not null default '',
    new_text text not null default '',
    html text,
    attachments jsonb not null default '[]',
    insight jsonb,
    answers bigint references article (id),
    hold text check (hold in ('held', 'released', 'dropped')),
    held_because jsonb not null default '[]',
    held_commands jsonb not null default '[]',
    letter jsonb,
    triage text not null default 'none' check (triage in ('none', 'waiting', 'done', 'failed')),
    attempts int not null default 0,
    due_at timestamptz not null default now(),
    claimed_by int,
    foreign key (token, ticket_id, person) references reply_token (token, ticket_id, person),
    check (direction <> 'out' or (author = 'agent' and kind = 'human'
      and person is not null and token is not null and inbound_id is not null))
  )`,
  // Compressed three times over (text, new text, HTML) it was a third of the time that a mail took.
  `alter table article alter text set storage external, alter new_text set storage external, alter html set storage external`,
  `create index article_ticket on article (ticket_id, id)`,
  `create index article_triage on article (due_at, id) where triage = 'waiting'`,
  `create table message_ref (
    message_id text not null,
    ticket_id bigint not null references ticket (id),
    role text not null check (role in ('article', 'reference', 'answer', 'handover')),
    article_id bigint references article (id),
    person text references person (id),
    primary key (message_id, ticket_id, role)
  )`,
  `create table outbox (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('handover', 'alert', 'notice', 'digest', 'answer')),
    key text not null unique,
    mailbox text not null,
    ticket_id bigint references ticket (id),
    article_id bigint references article (id),
    person text references person (id),
    recipients text[] not null check (cardinality(recipients) between 1 and 50),
    taken text[] not null default '{}',
    refused text[] not null default '{}',
    message_id text not null unique,
    letter jsonb not null,
    card text not null default '',
    status text not null default 'waiting'
      check (status in ('waiting', 'sent', 'failed', 'cancelled')),
    attempts int not null default 0,
    due_at timestamptz not null default now(),
    claimed_by int,
    give_up_at timestamptz not null,
    last_error text not null default '',
    created_at timestamptz not null default now(),
    sent_at timestamptz,
    sent_copy text not null default 'none' check (sent_copy in ('none', 'waiting', 'done', 'failed')),
    copy_attempts int not null default 0,
    copy_due_at timestamptz not null default now(),
    check (kind <> 'answer' or (article_id is not null and ticket_id is not null)),
    check (taken <@ recipients and refused <@ recipients)
  )`,
  `create index outbox_waiting on outbox (due_at, id) where status = 'waiting'`,
  `create index outbox_sent_copy on outbox (id) where sent_copy = 'waiting'`,
  `create index outbox_ticket on outbox (ticket_id)`,
  `create index outbox_sent_at on outbox (sent_at) where kind = 'answer'`,
  `create unique index outbox_one_answer on outbox (article_id) where kind = 'answer'`,
  `create table event (
    id bigint generated always as identity primary key,
    ticket_id bigint references ticket (id),
    inbound_id bigint references inbound (id),
    at timestamptz not null,
    what text not null,
    because text not null default '',
    person text
  )`,
  `create index event_ticket on event (ticket_id, id)`,
  `create table problem (
    id bigint generated always as identity primary key,
    key text not null unique,
    at timestamptz not null,
    what text not null,
    told_at timestamptz
  )`,
  // Promise 1: no robot writes to a customer. The one place where it is decided.
  `create function guard_outbox() returns trigger language plpgsql as $$
  declare stranger text;
  begin
    if tg_op = 'UPDATE' and (old.letter is distinct from new.letter
      or old.message_id <> new.message_id or old.kind <> new.kind) then
      raise exception 'outbox row % never changes what it says', new.key using errcode = 'KU001';
    end if;
    if new.kind = 'answer' then
      if not exists (
        select 1 from article a
        join inbound i on i.id = a.inbound_id
        join reply_token t on t.token = a.token and t.ticket_id = a.ticket_id and t.person = a.person
        join article q on q.id = a.answers and q.ticket_id = a.ticket_id
          and q.direction = 'in' and q.kind = 'human'
        where a.id = new.article_id and a.ticket_id = new.ticket_id
          and a.direction = 'out' and a.author = 'agent' and a.kind = 'human'
          and coalesce(a.hold, 'released') = 'released'
      ) then
        raise exception 'no robot writes to a customer: outbox row % is not an authenticated human''s article', new.key
          using errcode = 'KU001';
      end if;
      select r into stranger from unnest(new.recipients) r
        where not exists (select 1 from participant p where p.ticket_id = new.ticket_id and p.address = r)
        limit 1;
      if found then
        raise exception 'an answer goes to the participants of its ticket only, not to %', coalesce(stranger, 'nobody')
          using errcode = 'KU002';
      end if;
    else
      select r into stranger from unnest(new.recipients) r
        where not exists (select 1 from person p where p.address = r and p.active)
        limit 1;
      if found then
        raise exception 'no robot writes to a customer: % is not a person of the configuration',
          coalesce(stranger, 'nobody')
          using errcode = 'KU001';
      end if;
    end if;
    return new;
  end $$`,
  `create trigger guard_outbox before insert
    or update of kind, recipients, article_id, ticket_id, letter, message_id
    on outbox for each row execute function guard_outbox()`,
  // Whoever got a mail never gets it again. Apart from the guard above: that a mail was taken must be
  // stored whatever has become of its human since.
  `create function keep_taken() returns trigger language plpgsql as $$
  begin
    if not old.taken <@ new.taken then
      raise exception 'who got outbox row % is never forgotten', new.key using errcode = 'KU001';
    end if;
    return new;
  end $$`,
  `create trigger keep_taken before update of taken on outbox
    for each row execute function keep_taken()`,
  // What proves an answer's human must not change under it.
  `create function guard_article() returns trigger language plpgsql as $$
  begin
    if old.direction is distinct from new.direction or old.author is distinct from new.author
      or old.token is distinct from new.token or old.person is distinct from new.person
      or old.inbound_id is distinct from new.inbound_id or old.kind is distinct from new.kind
      or old.answers is distinct from new.answers or old.ticket_id <> new.ticket_id then
      raise exception 'who wrote an article, and for what, never changes' using errcode = 'KU001';
    end if;
    return new;
  end $$`,
  `create trigger guard_article before update on article for each row execute function guard_article()`,
];
