// What the shop's record says about one mail: which order it is about, how the guarantee stands, what isn't
// paid, what was given before.
import { findOrder, foreignNumbers, type OrderFinding, type OrderMail } from './find-order.ts';
import type { GuaranteeTerms } from './guarantee.ts';
import type { KnownOrder, ShopRecord } from './known-order.ts';

/** Something that the customer was given before. */
export interface GivenGift {
  readonly at: Date;
  readonly what: string;
  /** Decimal text. */
  readonly amount: string;
  readonly currency: string;
  /** Name of the person who gave it. */
  readonly by: string;
}

export interface MailOrders {
  /** Any orders were ever imported. */
  readonly imported: boolean;
  readonly finding: OrderFinding;
  /** Numbers as written that the mail names and that belong to another address. */
  readonly foreign: readonly string[];
  /** Oldest first. */
  readonly unpaid: readonly KnownOrder[];
  /** The latest first. */
  readonly gifts: readonly GivenGift[];
  readonly terms: GuaranteeTerms;
  /** When the customer wrote. */
  readonly at: Date;
}

export function mailOrdersOf(
  mail: OrderMail,
  record: ShopRecord,
  gifts: readonly GivenGift[],
  terms: GuaranteeTerms,
): MailOrders {
  return {
    imported: record.imported,
    finding: findOrder(mail, record, terms.days + terms.graceDays),
    foreign: foreignNumbers(mail, record),
    unpaid: record.orders.filter(isUnpaid).toReversed(),
    gifts,
    terms,
    at: mail.at,
  };
}

function isUnpaid({ state, paidAt, total }: KnownOrder): boolean {
  return state === 'open' && paidAt === null && Number(total) > 0;
}
