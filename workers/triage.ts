// triage: a customer's article gets judged, a human, a date, and goes to that human's outbox.
// Claims a batch; decisions are pure; all of a batch is written in one transaction.
import { sql } from 'kysely';
import { ownerOf } from '../src/config.ts';
import { wordsOf } from '../src/errors.ts';
import type { CustomerHistory, Insight } from '../src/insight/insight.ts';
import { topicReasons } from '../src/insight/learned.ts';
import { isNotJudged } from '../src/insight/reasons.ts';
import { customerValue } from '../src/insight/value.ts';
import { wordsFor } from '../src/mail/words.ts';
import type { Words } from '../src/mail/words-shape.ts';
import { POLICIES } from '../src/queues.ts';
import { claim, giveBack } from '../src/store/claims.ts';
import { isOutage } from '../src/store/outage.ts';
import { enqueue, type Outgoing } from '../src/store/outbox.ts';
import { storableJson } from '../src/store/text.ts';
import {
  awayPeople,
  type NewEvent,
  openTicketCounts,
  recordEvents,
  type Trx,
} from '../src/store/tickets.ts';
import { type Case, loadCases } from '../src/store/triage-cases.ts';
import { type Decision, decide } from '../src/tickets/decide.ts';
import { eventWords } from '../src/tickets/words.ts';
import { ringQuietly, type WorkerContext } from './context.ts';
import { giveWay } from './give-way.ts';
import { alertMail, handoverMail } from './handover.ts';
import type { Judged } from './judged.ts';
import { readCase } from './lessons.ts';
import { type Line, linesOf } from './outbound.ts';
import { historyFactsOf } from './rule-facts.ts';
import { type CaseShop, loadShop, notLookedUp, phoneOf, unclearOf } from './shop.ts';
import { triageFailed } from './triage-failed.ts';

const POLICY = POLICIES.triage;

/** A ticket with more labels gets no further ones. */
const MOST_LABELS = 20;

/** Works until nothing waits. */
export async function triage(context: WorkerContext): Promise<void> {
  for (;;) {
    await giveWay(context);
    const ids = await claim(context.db, 'triage', context.instance, POLICY.batch, 'wary');
    if (ids.length === 0) return;
    await triageAll(context, ids);
  }
}

/** One bad case must not stop the others: when a batch fails, each is tried alone. */
async function triageAll(context: WorkerContext, ids: readonly number[]): Promise<void> {
  try {
    const first = await context.db.transaction().execute(trx => triageBatch(context, trx, ids));
    if (first !== null) await ringQuietly(context, 'deliver', first);
  } catch (error) {
    if (isOutage(error)) {
      // What can't be given back now is freed by the sweep.
      const back = giveBack(context.db, 'triage', ids, POLICY.backoff, 'uncounted');
      await back.catch(() => undefined);
      throw error;
    }
    const [only] = ids;
    if (ids.length === 1 && only !== undefined) return await triageFailed(context, only, error);
    context.log.warn(
      { articles: ids.length, error: wordsOf(error) },
      'batch not triaged, trying one by one',
    );
    for (const id of ids) await triageAll(context, [id]);
  }
}

async function triageBatch(
  context: WorkerContext,
  trx: Trx,
  ids: readonly number[],
): Promise<number | null> {
  const lost = notLookedUp(context);
  const now = context.now();
  const seen = { ui: context.config.business.language, now, lost };
  const cases = await loadCases(trx, ids, seen);
  if (cases.length === 0) return null;
  const [open, away] = [await openTicketCounts(trx), await awayPeople(trx, now)];
  const shops = await loadShop(context, trx, cases);
  const corrections = await context.lessons.current(trx);
  const judged: Judged[] = [];
  for (const it of cases) {
    const insight = readCase(context, it, corrections);
    const around = { open, away, shop: shops.get(it.article.id), now };
    const one = judgeCase(context, it, insight, around);
    // The next case of the batch must see this one's human as busier.
    move(open, it.ticket.assignee, one.assignee.id);
    judged.push(one);
  }
  await writeDecisions(context, trx, judged);
  const rows = await enqueue(trx, await mailsOf(context, trx, judged), context.now());
  return rows[0] ?? null;
}

/** A handover each, and the owner's alerts. */
async function mailsOf(
  context: WorkerContext,
  trx: Trx,
  judged: readonly Judged[],
): Promise<Outgoing[]> {
  const owner = ownerOf(context.config).id;
  const line = ({ it }: Judged, person: string): Line => ({
    ticketId: it.ticket.id,
    mailbox: it.ticket.mailbox,
    person,
  });
  const alerts = judged.filter(one => one.decision.alertOwner && !one.it.alerted);
  const facts = await linesOf(context, trx, [
    ...judged.map(one => line(one, one.assignee.id)),
    ...alerts.map(one => line(one, owner)),
  ]);
  return [
    ...judged.map(one => handoverMail(context, one, facts(line(one, one.assignee.id)))),
    ...alerts.map(one => alertMail(context, one, facts(line(one, owner)))),
  ];
}

function move(open: Map<string, number>, from: string, to: string): void {
  open.set(from, (open.get(from) ?? 1) - 1);
  open.set(to, (open.get(to) ?? 0) + 1);
}

/** What a decision depends on besides the case. */
interface Around {
  readonly open: ReadonlyMap<string, number>;
  readonly away: ReadonlyMap<string, string>;
  readonly shop: CaseShop | undefined;
  /** One moment for a whole batch: what rules ask of it is then worked out once. */
  readonly now: Date;
}

function judgeCase(
  context: WorkerContext,
  it: Case,
  insight: Insight,
  { open, away, shop, now }: Around,
): Judged {
  const { config } = context;
  const ui = config.business.language;
  const history: CustomerHistory = it.history;
  const value = customerValue({ text: it.article.newText, insight }, history, ui, {
    ...it.known,
    rule: config.customerValue,
    now,
  });
  const decided = decide({
    insight,
    value,
    history: historyFactsOf(it, insight, now),
    ...(shop ? { orders: shop.orders, goodwill: shop.goodwill } : {}),
    phone: phoneOf(context, it, insight),
    config,
    openTickets: open,
    away: new Set(away.keys()),
    previous: it.previousAssignee,
    inTalk: it.inTalk,
    mailbox: it.ticket.mailbox,
    customerAddress: it.customer.address,
    now,
    calendar: context.calendar,
    rules: context.rules,
    exclude: new Set(it.unreachable),
  });
  const decision = keepPinned(it, decided, away);
  const assignee = config.people.find(person => person.id === decision.assignee) ?? ownerOf(config);
  const left = leftBecause(context, it, away);
  // A rule may say what a mail is about; a human who said so goes before it.
  const topics = it.pinned?.topics ? insight.topics : decision.topics;
  const about = { ...insight, topics };
  const unclear = shop ? unclearOf(context, it, about, shop.facts) : [];
  const known = { ...(shop ? { shop: shop.facts } : {}), unclear };
  return { it, insight: about, value, decision, assignee, leftBecause: left, ...known };
}

/** What keeps the human before from it: away, a mailbox that refuses, or a colleague's decision. */
function leftBecause(
  { config }: WorkerContext,
  { previousAssignee: before, unreachable, ticket }: Case,
  away: ReadonlyMap<string, string>,
): string {
  if (before === null) return '';
  const words = eventWords(config.business.language);
  if (unreachable.includes(before)) return words.refuses;
  return away.get(before) ?? (ticket.pinned ? ticket.because : '');
}

/** Whom a human chose stays, and who has a mail that a human corrected, as long as they can be reached. */
function keepPinned(it: Case, decided: Decision, away: ReadonlyMap<string, string>): Decision {
  const { assignee, because, pinned } = it.ticket;
  const stays = pinned || it.pinned !== null;
  if (!stays || away.has(assignee) || it.unreachable.includes(assignee)) return decided;
  return { ...decided, assignee, because };
}

async function writeDecisions(
  context: WorkerContext,
  trx: Trx,
  judged: readonly Judged[],
): Promise<void> {
  const now = context.now();
  await updateTickets(trx, judged, now);
  await updateArticles(trx, judged);
  await updateCustomers(trx, judged);
  const words = wordsFor(context.config.business.language);
  await recordEvents(
    trx,
    judged.flatMap(one => eventsOf(one, now, words)),
  );
}

async function updateTickets(trx: Trx, judged: readonly Judged[], now: Date): Promise<void> {
  const rows = judged.map(({ it, insight, value, decision, assignee }) => ({
    id: it.ticket.id,
    assignee: assignee.id,
    because: decision.because,
    matters: standsOut({ insight, value }) ? decision.why : '',
    level: insight.sentiment.level,
    score: insight.sentiment.score,
    priority: decision.priority,
    topics: insight.topics,
    threats: insight.threats,
    language: insight.language,
    labels: decision.labels,
    next_action_at: decision.nextActionAt.toISOString(),
    again: it.again,
  }));
  // A customer who waits already keeps the earlier date: neither another mail nor another human buys
  // us time. And what a human has done meanwhile (`#wait`, an answer) keeps its own date.
  await sql`
    update ticket set assignee = r.assignee, because = r.because, matters = r.matters,
      level = r.level, score = r.score, priority = r.priority,
      topics = r.topics, threats = r.threats, language = r.language, updated_at = ${now},
      labels = case when jsonb_array_length(ticket.labels) > ${MOST_LABELS} or ticket.labels @> r.labels
        then ticket.labels
        else (select jsonb_agg(distinct one) from jsonb_array_elements(ticket.labels || r.labels) one) end,
      next_action_at = case when ticket.next_action <> 'answer' then ticket.next_action_at
        when r.again or exists (select 1 from article a where a.ticket_id = ticket.id
          and a.triage = 'done' and a.at >= ticket.waiting_since)
        then least(ticket.next_action_at, r.next_action_at) else r.next_action_at end
    from jsonb_to_recordset(${storableJson(rows)}::jsonb) as r (id bigint, assignee text,
      because text, matters text, level text, score real, priority smallint, topics jsonb, threats jsonb, language text, labels jsonb,
      next_action_at timestamptz, again boolean)
    where ticket.id = r.id`.execute(trx);
}

function standsOut({ insight, value }: Pick<Judged, 'insight' | 'value'>): boolean {
  return value.super || insight.sentiment.label === 'negative';
}

async function updateArticles(trx: Trx, judged: readonly Judged[]): Promise<void> {
  const rows = judged.map(({ it, insight }) => ({ id: it.article.id, insight }));
  await sql`
    update article set insight = r.insight, triage = 'done', claimed_by = null
    from jsonb_to_recordset(${storableJson(rows)}::jsonb) as r (id bigint, insight jsonb)
    where article.id = r.id`.execute(trx);
}

async function updateCustomers(trx: Trx, judged: readonly Judged[]): Promise<void> {
  // The same article may be judged twice (its human was away): it counts once.
  const rows = judged.map(({ it, insight, value }) => ({
    id: it.customer.id,
    name: it.article.fromAddress === it.customer.address ? it.article.fromName : '',
    value,
    language: insight.language,
    praised: it.again ? 0 : Number(insight.sentiment.level === 'happy'),
    unhappy: it.again ? 0 : Number(/unhappy$/.test(insight.sentiment.level)),
  }));
  await sql`
    update customer set value = r.value, praised = customer.praised + r.praised,
      unhappy = customer.unhappy + r.unhappy,
      name = case when customer.name = '' then r.name else customer.name end,
      language = case when r.language = 'und' then customer.language else r.language end
    from (select id, (array_agg(value))[1] as value, (array_agg(language))[1] as language,
        max(name) as name,
        sum(praised)::int as praised, sum(unhappy)::int as unhappy
      from jsonb_to_recordset(${storableJson(rows)}::jsonb) as x (id bigint, name text, value jsonb,
        language text, praised int, unhappy int) group by id) r
    where customer.id = r.id`.execute(trx);
}

function eventsOf({ it, insight, decision, assignee }: Judged, at: Date, words: Words): NewEvent[] {
  const ticketId = it.ticket.id;
  const { level, reasons } = insight.sentiment;
  const about = topicReasons(insight).map(line => `${words.label.topic}: ${line}`);
  const mood = isNotJudged(insight, words.language) ? '' : words.level[level];
  const judgedAs = [mood, [...reasons, ...about].join('; ')].filter(Boolean).join(': ');
  return [
    { ticketId, at, what: 'judged', because: judgedAs },
    { ticketId, at, what: 'assigned', because: decision.because, person: assignee.id },
    ...(decision.alertOwner && !it.alerted
      ? [{ ticketId, at, what: 'alerted', because: decision.why }]
      : []),
  ];
}
