// A human's correction takes the place of what was judged: in the article, the ticket and the customer.
import { sql } from 'kysely';
import type { UiLanguage } from '../config.ts';
import type { CustomerValue, Insight } from '../insight/insight.ts';
import { type Pinned, pinTo } from '../insight/pinned.ts';
import type { Ticket } from './schema.ts';
import { storableJson } from './text.ts';
import type { Trx } from './tickets.ts';

/** The mail that was corrected. */
export interface CorrectedMail {
  readonly id: number;
  readonly subject: string;
  readonly newText: string;
  /** Null: not judged yet. */
  readonly insight: Insight | null;
}

export async function loadMail(trx: Trx, articleId: number): Promise<CorrectedMail> {
  return trx
    .selectFrom('article')
    .select(['id', 'subject', 'newText', 'insight'])
    .where('id', '=', articleId)
    .executeTakeFirstOrThrow();
}

/** Of a mail that is yet to be judged nothing is stored: its judgement will ask for the example. */
export async function correctMail(
  trx: Trx,
  { id, insight }: CorrectedMail,
  customerId: number,
  pinned: Pinned,
  ui: UiLanguage,
): Promise<void> {
  if (insight === null) return;
  const now = pinTo(insight, pinned, ui);
  await trx
    .updateTable('article')
    .set({ insight: storableJson(now) })
    .where('id', '=', id)
    .execute();
  const [praised, unhappy] = [happier(insight, now), unhappier(insight, now)];
  if (praised === 0 && unhappy === 0) return;
  await trx
    .updateTable('customer')
    .set({
      praised: sql`greatest(0, praised + ${praised}::int)`,
      unhappy: sql`greatest(0, unhappy + ${unhappy}::int)`,
    })
    .where('id', '=', customerId)
    .execute();
}

function happier(before: Insight, now: Insight): number {
  const is = ({ sentiment }: Insight): number => Number(sentiment.level === 'happy');
  return is(now) - is(before);
}

function unhappier(before: Insight, now: Insight): number {
  const is = ({ sentiment }: Insight): number => Number(sentiment.label === 'negative');
  return is(now) - is(before);
}

/** @param matters why the case stands out, in one line */
export async function correctTicket(
  trx: Trx,
  ticket: Pick<Ticket, 'id' | 'topics' | 'threats' | 'level' | 'score' | 'language'>,
  {
    pinned,
    matters,
    now,
    ui,
  }: {
    readonly pinned: Pinned;
    readonly matters: string | null;
    readonly now: Date;
    readonly ui: UiLanguage;
  },
): Promise<void> {
  const { level, score, topics, threats, language } = ticket;
  const label = 'neutral' as const;
  const shown = { language, topics, threats, sentiment: { score, label, level, reasons: [] } };
  const { sentiment, ...corrected } = pinTo(shown, pinned, ui);
  await trx
    .updateTable('ticket')
    .set({
      level: sentiment.level,
      score: sentiment.score,
      topics: storableJson(corrected.topics),
      threats: storableJson(corrected.threats),
      ...(matters === null ? {} : { matters }),
      updatedAt: now,
    })
    .where('id', '=', ticket.id)
    .execute();
}

/** @param reason what makes the customer matter, in a plain line */
export async function markCustomer(
  trx: Trx,
  customerId: number,
  on: boolean,
  reason: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('customer')
    .select(['vip', 'value'])
    .where('id', '=', customerId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (row.vip === on) return false;
  const reasons = [reason, ...row.value.reasons.filter(one => one !== reason)];
  const value = on ? { ...row.value, super: true, reasons } : row.value;
  await trx
    .updateTable('customer')
    .set({ vip: on, value: storableJson(value) })
    .where('id', '=', customerId)
    .execute();
  return true;
}

export async function setValue(trx: Trx, customerId: number, value: CustomerValue): Promise<void> {
  await trx
    .updateTable('customer')
    .set({ value: storableJson(value) })
    .where('id', '=', customerId)
    .execute();
}
