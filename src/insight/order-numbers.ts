// Order numbers as customers write them: `#1042`, `Bestellnummer 2026-10442`, `Auftrag Nr. A-1044`.

import { orderKey } from '../orders/order.ts';

export interface NamedNumber {
  /** As the customer wrote it, without the `#`. */
  readonly written: string;
  /** As orders are looked up: capitals and digits. */
  readonly key: string;
  /** Called an order number; else it is just a number that may be one. */
  readonly called: boolean;
  /** Called an invoice's: many shops number those apart. */
  readonly bill: boolean;
}

const LONGEST_TEXT = 20_000;
const LONGEST_NUMBER = 40;
const MOST_NUMBERS = 40;
/** Words between "order" and its number: "order, the number is 1042". */
const MOST_FILLERS = 3;

const TOKEN = /#?[\p{L}\p{N}]+(?:[-_/.][\p{L}\p{N}]+){0,5}/gu;
const CALLS =
  /^(?:bestell(?:ung(?:s?(?:nummer|nr|id))?|nummer|nr|id)|bestellungen|auftr(?:ag|ags(?:nummer|nr)|äge)|rechnung(?:s(?:nummer|nr))?|orders?|ordernumber|orderno|invoice|purchase)$/;
const BILL = /^(?:rechnung|invoice)/;
const AND = /^(?:und|and|oder|or)$/;
const FILLERS = new Set(
  'nr no num nummer number id lautet ist is mit with the die der meine my hat has'.split(' '),
);
/** Written together: `Nr.1042`, `Bestellung-1042`. */
const GLUED =
  /^#?(?:nr|no|nummer|number|order|bestellung|bestellnr|bestellnummer|auftrag)[-_/.]?(?=\p{L}{0,4}[-_/.]?\d)/iu;
const NO_ORDER = [
  // A year, a date, an amount, a time.
  /^(?:19|20)\d\d$/,
  /^\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})$/,
  /^\d{4}-\d{1,2}-\d{1,2}$/,
  /^\d+\.\d{1,2}$/,
];

/** The numbers in a text in its order, each once; those that are called order numbers come first. */
export function orderNumbersIn(text: string): NamedNumber[] {
  const found = new Map<string, NamedNumber>();
  let callsFor = -1;
  let bill = false;
  let last = 0;
  let listed = false;
  for (const match of text.slice(0, LONGEST_TEXT).matchAll(TOKEN)) {
    const token = match[0];
    const gap = text.slice(last, match.index);
    last = match.index + token.length;
    const word = token.toLowerCase().replace(/[-_/.]/g, '');
    if (CALLS.test(word)) [callsFor, bill] = [MOST_FILLERS, BILL.test(word)];
    // "Bestellungen 1042 und 1043": the next one is called so as well.
    else if (listed && AND.test(word)) callsFor = 0;
    else if (!/\d/.test(token)) callsFor = FILLERS.has(word) ? callsFor - 1 : -1;
    else {
      const near = callsFor >= 0 && /^[\s:.,("'„“#-]{0,12}$/.test(gap);
      for (const number of readings(token, near, near && bill)) remember(found, number);
      callsFor = -1;
      listed = near;
      if (found.size >= MOST_NUMBERS) break;
      continue;
    }
    listed = false;
  }
  return [...found.values()].sort((a, b) => Number(b.called) - Number(a.called));
}

function readings(token: string, near: boolean, bill: boolean): NamedNumber[] {
  if (token.length > LONGEST_NUMBER) return [];
  const bare = token.replace(GLUED, '');
  const called = near || token.startsWith('#') || bare !== token;
  const written = bare.replace(/^#/, '');
  const isDate = NO_ORDER.slice(1).some(pattern => pattern.test(written));
  if (isDate || (!called && !mayBeOne(written))) return [];
  return [{ written, key: orderKey(written), called, bill }];
}

function mayBeOne(token: string): boolean {
  return (token.match(/\d/g)?.length ?? 0) >= 4 && !NO_ORDER.some(pattern => pattern.test(token));
}

function remember(found: Map<string, NamedNumber>, number: NamedNumber): void {
  const known = found.get(number.key);
  if (number.key !== '' && (!known || number.called)) found.set(number.key, number);
}
