// What the shop knows of each case that triage judges: order, guarantee, what isn't paid, gifts and what is
// left of their budget. This is the one place where the rules' facts `guarantee`, `order`, `orders` and
// `orderTotal` come from.
import { housePhones } from '../src/config.ts';
import { wordsOf } from '../src/errors.ts';
import { numbersToLookUp, type OrderMail } from '../src/insight/find-order.ts';
import { type GuaranteeTerms, standingOf } from '../src/insight/guarantee.ts';
import type { Insight } from '../src/insight/insight.ts';
import { type MailOrders, mailOrdersOf } from '../src/insight/mail-orders.ts';
import { countryOfPhone, phoneIn } from '../src/insight/phone-number.ts';
import { splitText } from '../src/mail/split-text.ts';
import type { OrderFacts } from '../src/rules/facts.ts';
import { type AddressGroup, giftsTo, spentOn, ticketsWithGifts } from '../src/store/gifts.ts';
import { loadShopRecords, type ShopQuestion } from '../src/store/shop-records.ts';
import { lookUpSoftly } from '../src/store/soft-lookup.ts';
import type { Trx } from '../src/store/tickets.ts';
import type { Case } from '../src/store/triage-cases.ts';
import { type GoodwillCase, goodwillYear } from '../src/tickets/goodwill.ts';
import { wantsPhone } from '../src/tickets/suggestions.ts';
import { mayShowDamage, unclearIn } from '../src/tickets/unclear.ts';
import type { WorkerContext } from './context.ts';

export interface CaseShop {
  readonly facts: MailOrders;
  readonly orders: OrderFacts;
  readonly goodwill: GoodwillCase;
}

type Context = Pick<WorkerContext, 'config' | 'goodwill' | 'now' | 'log'>;

/** Says that a mail goes to its human without what the shop knows. */
export function notLookedUp({ log }: Pick<Context, 'log'>): (error: unknown) => void {
  return error =>
    log.warn({ error: wordsOf(error) }, 'orders and gifts not looked up, mail goes on without');
}

/** By article id; empty when it can't be looked up: no mail waits for orders. */
export async function loadShop(
  context: Context,
  trx: Trx,
  cases: readonly Case[],
): Promise<ReadonlyMap<number, CaseShop>> {
  if (!cases.every(it => it.lookedUp)) return new Map();
  const found = await lookUpSoftly(
    trx,
    () => lookUpShop(context, trx, cases),
    notLookedUp(context),
  );
  return found ?? new Map();
}

async function lookUpShop(
  context: Context,
  trx: Trx,
  cases: readonly Case[],
): Promise<ReadonlyMap<number, CaseShop>> {
  const { goodwill, config } = context;
  const year = goodwillYear(context.now(), config.business.timezone);
  const records = await loadShopRecords(trx, cases.map(questionOf));
  const groups = groupsOf(cases);
  const gifts = await giftsTo(trx, groups);
  const budget = { currency: goodwill.currency, from: year.from, to: year.to };
  const { customers, total } = await spentOn(trx, groups, budget);
  const given = await ticketsWithGifts(
    trx,
    cases.map(it => it.ticket.id),
  );
  const shopOf = (it: Case): CaseShop => {
    const { address } = it.customer;
    const record = records.get(it.article.id) ?? { orders: [], foreign: new Set<string>() };
    const known = { ...record, imported: it.known.known };
    const facts = mailOrdersOf(mailOf(it), known, gifts.get(address) ?? [], termsOf(config));
    const spent = { customer: customers.get(address) ?? 0, total, here: given.has(it.ticket.id) };
    return {
      facts,
      orders: orderFactsOf(facts, it),
      goodwill: { goodwill, year: year.year, spent },
    };
  };
  return new Map(cases.map(it => [it.article.id, shopOf(it)]));
}

/** The customer's own first. */
function addressesOf({ customer, known }: Case): string[] {
  return [customer.address, ...known.links.map(link => link.address)];
}

/** Each once: two mails of one customer in a batch would count gifts twice. */
function groupsOf(cases: readonly Case[]): AddressGroup[] {
  const persons = new Map(cases.map(it => [it.customer.address, addressesOf(it)]));
  return [...persons].flatMap(([asked, addresses]) =>
    addresses.map(address => ({ asked, address })),
  );
}

function questionOf(it: Case): ShopQuestion {
  const keys = it.known.known ? numbersToLookUp(mailOf(it)) : [];
  return { articleId: it.article.id, addresses: addressesOf(it), keys };
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

function orderFactsOf(facts: MailOrders, { known }: Case): OrderFacts {
  if (!known.known) return {};
  return {
    guarantee: standingOf(facts.finding, facts.terms, facts.at),
    order: facts.finding.kind === 'sure' ? 'known' : 'unknown',
    orders: known.orders?.orders ?? 0,
    orderTotal: Math.max(0, known.orders?.spent[0]?.net ?? 0),
  };
}

/** Where the customer can be called; null: not known, or nobody would call. */
export function phoneOf({ config }: Context, { article }: Case, insight: Insight): string | null {
  if (!wantsPhone(insight)) return null;
  const { signature } = splitText(article.text);
  const home = countryOfPhone(config.business.phone);
  return phoneIn({ signature, text: article.newText }, home, housePhones(config));
}

/** What the mail leaves open, in the language of the house. */
export function unclearOf(
  { config }: Context,
  { article, earlier }: Case,
  insight: Insight,
  { finding, imported, foreign }: MailOrders,
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
      foreign: foreign.length > 0,
    },
    config.business.language,
  );
}
