// `kulanz customers show ADDRESS`: what a customer means to the merchant, and why.
import type { Config } from '../config.ts';
import type { CustomerValue, Insight } from '../insight/insight.ts';
import { customerValue } from '../insight/value.ts';
import { type CustomerView, viewCustomer } from '../store/customer-view.ts';
import type { RunCommand } from './context.ts';
import { addressGiven } from './customer-address.ts';
import { customerText } from './customers-text.ts';
import { withRecord } from './open-command.ts';

/** No mail is being judged. */
const NO_MAIL: Insight = {
  language: 'und',
  sentiment: { score: 0, label: 'neutral', level: 'neutral', reasons: [] },
  topics: [],
  threats: [],
};

export const run: RunCommand = async (context, args, options) => {
  const address = addressGiven(args, 1, 'kulanz customers show erika@example.org')[0] ?? '';
  return withRecord(context, options, async (config, db) => {
    const view = await viewCustomer(db, address);
    const de = config.business.language === 'de';
    if (!view) {
      context.stderr(de ? `Von ${address} ist nichts bekannt.` : `Nothing is known of ${address}.`);
      return 1;
    }
    const value = valueNow(view, config);
    if (options.json) context.stdout(JSON.stringify(customerJson(address, view, value)));
    else for (const line of customerText(address, view, value, config)) context.stdout(line);
    return 0;
  });
};

/** From the orders as they are now; without any, as the last mail was judged. */
function valueNow({ customer, known, history }: CustomerView, config: Config): CustomerValue {
  if (!known.orders && customer) return customer.value;
  const shop = { ...known, rule: config.customerValue, now: new Date() };
  return customerValue({ text: '', insight: NO_MAIL }, history, config.business.language, shop);
}

function customerJson(
  address: string,
  { name, known, orders, tickets, ticketCount, gifts }: CustomerView,
  value: CustomerValue,
): Record<string, unknown> {
  const { orders: sums, links } = known;
  return {
    address,
    name,
    value,
    orders: sums && {
      count: sums.orders,
      cancelled: sums.cancelled,
      refunds: sums.refunds,
      reminders: sums.reminders,
      spent: sums.spent,
      firstAt: sums.orders > 0 ? sums.firstAt : null,
      lastAt: sums.orders > 0 ? sums.lastAt : null,
      newest: orders,
    },
    tickets: { count: ticketCount, newest: tickets },
    gifts,
    links,
  };
}
