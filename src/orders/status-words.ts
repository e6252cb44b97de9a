// What shops call the state of an order, letters only. Others count as open when nothing else is known.
import type { OrderSource, OrderState } from './order.ts';

const WORDS: Readonly<Record<OrderState, string>> = {
  open: 'open pending onhold authorized partiallypaid unpaid draft offen unbezahlt inbearbeitung wartend',
  paid:
    'paid completed complete processing partiallyrefunded fulfilled shipped delivered closed ' +
    'bezahlt abgeschlossen erledigt versendet versandt geliefert zugestellt',
  refunded: 'refunded returned erstattet ruckerstattet rueckerstattet retourniert',
  cancelled:
    'cancelled canceled voided failed expired trash checkoutdraft storniert storno abgebrochen fehlgeschlagen',
};

const STATES = new Map(
  Object.entries(WORDS).flatMap(([state, words]) =>
    words.split(' ').map(word => [word, state as OrderState]),
  ),
);

/** In WooCommerce "pending" is a checkout that nobody paid; who will pay by bank transfer is "on-hold". */
const UNPAID_CHECKOUT = /^\s*(?:wc-)?pending(?: payment)?\s*$/i;

/** null: a word of this shop alone, or none. */
export function stateOf(status: string, source: OrderSource): OrderState | null {
  if (source === 'woocommerce' && UNPAID_CHECKOUT.test(status)) return 'cancelled';
  const plain = STATES.get(status);
  if (plain) return plain;
  const word = status
    .slice(0, 60)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  // The database of WooCommerce writes "wc-completed".
  return STATES.get(word) ?? STATES.get(word.replace(/^wc/, '')) ?? null;
}
