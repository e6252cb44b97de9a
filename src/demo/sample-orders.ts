// What the sample shop sold: so that the cards can tell what a customer means to it, and how an order's
// guarantee stands.
import { type Order, orderKey } from '../orders/order.ts';

const DAY = 86_400_000;

interface Sale {
  readonly number: string;
  readonly address: string;
  readonly name: string;
  readonly daysAgo: number;
  /** Euro. */
  readonly total: number;
  readonly item: string;
}

const SALES: readonly Sale[] = [
  {
    number: '20417',
    address: 'g.pohlmann@posteo.example',
    name: 'Gerhard Pohlmann',
    daysAgo: 92,
    total: 64.9,
    item: 'Bewässerungscomputer AquaTimer 2',
  },
  {
    number: '20255',
    address: 'thorsten.brandt@online.example',
    name: 'Thorsten Brandt',
    daysAgo: 45,
    total: 189,
    item: 'Hochbeet Lärche',
  },
  {
    number: '20688',
    address: 'lena.krueger@mailbox.example',
    name: 'Lena Krüger',
    daysAgo: 3,
    total: 24.5,
    item: 'Terrakottatopf 30 cm',
  },
];
const REGULAR = { address: 'margaret@ellis-family.example', name: 'Margaret Ellis', orders: 14 };
/** Others, who buy now and then: beside them one sees who is special. */
const OTHERS = 60;

/** In the order in which they were made; the same every time but for `now`. */
export function sampleOrders(now: Date): Order[] {
  const regular = Array.from({ length: REGULAR.orders }, (_, index) => ({
    ...REGULAR,
    number: `${18_000 + index * 180}`,
    daysAgo: (REGULAR.orders - 1 - index) * 170,
    total: 95 + ((index * 37) % 80),
    item: 'Tomatensamen, alte Sorten',
  }));
  const others = Array.from({ length: OTHERS }, (_, index) => ({
    number: `${19_001 + index}`,
    address: `kunde${Math.floor(index / (1 + (index % 2)))}@post.example`,
    name: '',
    daysAgo: 20 + index * 9,
    total: 12 + ((index * 29) % 70),
    item: 'Sämereien',
  }));
  return [...regular, ...others, ...SALES].map(sale => orderOf(sale, now));
}

function orderOf(sale: Sale, now: Date): Order {
  const orderedAt = new Date(now.getTime() - sale.daysAgo * DAY);
  return {
    source: 'plain',
    number: sale.number,
    key: orderKey(sale.number),
    address: sale.address,
    orderedAt,
    shippedAt: null,
    deliveredAt: null,
    total: Math.round(sale.total * 100),
    currency: 'EUR',
    refunded: 0,
    paidAt: orderedAt,
    dueAt: null,
    reminders: 0,
    state: 'paid',
    items: [{ name: sale.item, sku: '', quantity: 1 }],
    name: sale.name,
    phone: '',
  };
}
