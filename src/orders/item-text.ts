// Several products in one cell, as WooCommerce's export plugins write them:
// `name:Lampe|sku:L-1|quantity:2|total:49.00; name:Kerze|quantity:1`.
import { MOST_ITEMS, type OrderItem } from './order.ts';

const LONGEST_NAME = 200;

/** A semicolon may stand in a name too: what begins anew has a key. */
const NEXT = /;(?=\s*(?:id|item_id|name|product_id|product name|sku)\s*:)/i;

/** A cell without such pairs is the name of one product. */
export function readItems(cell: string): OrderItem[] {
  const text = cell.slice(0, 20_000).trim();
  if (text === '') return [];
  return text
    .split(text.includes(':') ? NEXT : ';')
    .slice(0, MOST_ITEMS)
    .flatMap(part => itemOf(part.trim()));
}

function itemOf(part: string): OrderItem[] {
  if (part === '') return [];
  const pairs = new Map(
    part.split('|').flatMap(pair => {
      const at = pair.indexOf(':');
      return at < 0 ? [] : [[pair.slice(0, at).trim().toLowerCase(), pair.slice(at + 1).trim()]];
    }),
  );
  const name = pairs.get('name') ?? pairs.get('product name') ?? (pairs.size === 0 ? part : '');
  return makeItem(name, pairs.get('sku') ?? '', pairs.get('quantity') ?? pairs.get('qty') ?? '');
}

/** None where there is neither a name nor an article number. */
export function makeItem(name: string, sku: string, quantity: string): OrderItem[] {
  const item = { name: oneLine(name, LONGEST_NAME), sku: oneLine(sku, 60) };
  if (item.name === '' && item.sku === '') return [];
  const count = Number.parseInt(quantity, 10);
  return [{ ...item, quantity: count >= 0 && count < 1_000_000 ? count : 1 }];
}

/** Fit for the database and a card: one line, no control characters, no half of a surrogate pair. */
export function oneLine(text: string, longest: number): string {
  if (text === '') return '';
  if (text.length <= longest && /^[\w .,;:!#@+\-/()&'"À-ž]*$/.test(text)) return text.trim();
  return text
    .slice(0, longest * 2)
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();
}
