// What the shop knows of each case that triage judges: order, guarantee, what isn't paid, gifts and what is
// left of their budget. This is the one place where the rules' facts `guarantee`, `order`, `orders` and
// `orderTotal` come from.
import { numbersToLookUp, type OrderMail } from '../src/insight/find-order.ts';
import { type GuaranteeTerms, standingOf } from '../src/insight/guarantee.ts';
import type { Insight } from '../src/insight/insight.ts';
import { countryOfPhone, phoneIn } from '../src/insight/phone-number.ts';
import { type ShopFacts, shopFactsOf } from '../src/insight/shop-facts.ts';
import { splitText } from '../src/mail/split-text.ts';
import type { OrderFacts } from '../src/rules/facts.ts';
import { giftsTo, spentOn, ticketsWithGifts } from '../src/store/gifts.ts';
import { addressGroups, loadShopRecords, type ShopAnswer } from '../src/store/shop-records.ts';
import type { Trx } from '../src/store/tickets.ts';
import type { Case } from '../src/store/triage-cases.ts';
import { type GoodwillCase, goodwillYear } from '../src/tickets/goodwill.ts';
import { wantsPhone } from '../src/tickets/suggestions.ts';
import { mayShowDamage, unclearIn } from '../src/tickets/unclear.ts';
import type { WorkerContext } from './context.ts';

export interface CaseShop {
  readonly facts: ShopFacts;
  readonly orders: OrderFacts;
  readonly goodwill: GoodwillCase;
}

type Context = Pick<WorkerContext, 'config' | 'goodwill' | 'now'>;

/** By article id. */
export async function loadShop(
  context: Context,
  trx: Trx,
  cases: readonly Case[],
): Promise<ReadonlyMap<number, CaseShop>> {
  const { goodwill, config } = context;
  const { currency } = goodwill;
  const year = goodwillYear(context.now(), config.business.timezone);
  const mails = new Map(cases.map(it => [it.article.id, mailOf(it)]));
  const groups = await addressGroups(
    trx,
    cases.map(it => it.customer.address),
  );
  const questions = cases.map(it => ({
    articleId: it.article.id,
    address: it.customer.address,
    keys: numbersToLookUp(mailOf(it)),
  }));
  const records = await loadShopRecords(trx, questions, groups, currency);
  const gifts = await giftsTo(trx, groups);
  const spent = await spentOn(trx, groups, { currency, from: year.from, to: year.to });
  const given = await ticketsWithGifts(
    trx,
    cases.map(it => it.ticket.id),
  );
  const terms = termsOf(config);
  const found = cases.flatMap(it => {
    const [mail, record] = [mails.get(it.article.id), records.get(it.article.id)];
    if (!mail || !record) return [];
    const { address } = it.customer;
    const facts = shopFactsOf(mail, record, gifts.get(address) ?? [], terms);
    const customer = spent.customers.get(address) ?? 0;
    const here = given.has(it.ticket.id);
    const ledger = { goodwill, year: year.year, spent: { customer, total: spent.total, here } };
    return [
      [it.article.id, { facts, orders: orderFactsOf(facts, record), goodwill: ledger }] as const,
    ];
  });
  return new Map(found);
}

export function termsOf({ guarantee, business }: Context['config']): GuaranteeTerms {
  return { ...guarantee, timezone: business.timezone };
}

function mailOf({ article, earlier }: Case): OrderMail {
  return {
    subject: article.subject,
    text: article.newText,
    whole: article.text,
    earlier: earlier.flatMap(one => (one.direction === 'in' ? [one.text] : [])),
    at: article.at,
  };
}

function orderFactsOf(facts: ShopFacts, { imported, count, sum }: ShopAnswer): OrderFacts {
  if (!imported) return {};
  return {
    guarantee: standingOf(facts.finding, facts.terms, facts.at),
    order: facts.finding.kind === 'sure' ? 'known' : 'unknown',
    orders: count,
    orderTotal: sum,
  };
}

/** Where the customer can be called; null: not known, or nobody would call. */
export function phoneOf({ config }: Context, { article }: Case, insight: Insight): string | null {
  if (!wantsPhone(insight)) return null;
  const { signature } = splitText(article.text);
  return phoneIn({ signature, text: article.newText }, countryOfPhone(config.business.phone));
}

/** What the mail leaves open, in the language of the house. */
export function unclearOf(
  { config }: Context,
  { article, earlier }: Case,
  insight: Insight,
  { finding, imported }: ShopFacts,
): string[] {
  const before = earlier.filter(one => one.direction === 'in');
  return unclearIn(
    {
      topics: insight.topics.map(({ topic }) => topic),
      unhappy: insight.sentiment.label === 'negative',
      text: `${article.subject}\n${article.newText}`,
      earlier: before.map(({ text }) => text),
      // What came with earlier mails isn't known here: then nothing is asked for.
      hasPicture: before.length > 0 || article.attachments.some(mayShowDamage),
      finding,
      imported,
    },
    config.business.language,
  );
}
