// Orders as shops export them, with days that are told from today.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import type { World } from './world.ts';

export interface Sale {
  readonly number: string;
  readonly address: string;
  readonly name: string;
  readonly daysAgo: number;
  readonly total: string;
  readonly item: string;
  /** WooCommerce's word; default: completed. */
  readonly status?: string;
  /** Plain lists alone tell it; default: unknown. */
  readonly deliveredDaysAgo?: number;
}

export const EXPORTS = {
  'shopify.csv': (sales: readonly Sale[]): string =>
    table(
      ',',
      'Name,Email,Financial Status,Paid at,Fulfilled at,Currency,Total,Created at,Lineitem quantity,Lineitem name,Billing Name',
      sales.map(one => {
        const at = `${daysAgo(one.daysAgo)} 09:12:44 +0100`;
        return [
          one.number,
          one.address,
          'paid',
          at,
          at,
          'EUR',
          one.total,
          at,
          '1',
          one.item,
          one.name,
        ];
      }),
    ),
  'woocommerce.csv': (sales: readonly Sale[]): string =>
    table(
      ',',
      'order_number,order_date,status,order_total,order_currency,billing_first_name,billing_last_name,billing_email,line_item_1',
      sales.map(one => [
        ...[one.number, `${daysAgo(one.daysAgo)} 08:15:00`, one.status ?? 'completed'],
        ...[one.total, 'EUR', ...one.name.split(' '), one.address, `name:${one.item}|quantity:1`],
      ]),
    ),
  'plain.csv': (sales: readonly Sale[]): string =>
    table(
      ';',
      'Bestellnummer;E-Mail;Datum;Betrag;Währung;Geliefert;Artikel;Kunde',
      sales.map(one => [
        ...[one.number, one.address, daysAgo(one.daysAgo), one.total.replace('.', ','), 'EUR'],
        one.deliveredDaysAgo === undefined ? '' : daysAgo(one.deliveredDaysAgo),
        ...[one.item, one.name],
      ]),
    ),
};

export interface Imported {
  readonly orders: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly skipped: number;
}

/** `kulanz customers import`, while the shop runs. */
export async function importSales(
  world: World,
  file: keyof typeof EXPORTS,
  sales: readonly Sale[],
): Promise<Imported> {
  const path = join(world.shop.dir, file);
  await writeFile(path, EXPORTS[file](sales));
  return importFile(world, path);
}

export async function importFile(world: World, path: string): Promise<Imported> {
  const { code, stdout, stderr } = await world.kulanz('customers', 'import', path, '--json');
  if (code !== 0) throw new Error(`kulanz customers import: ${code} ${stderr}`);
  return JSON.parse(stdout) as Imported;
}

/** `2026-08-24`, by the calendar of the shop. */
function daysAgo(days: number): string {
  return DateTime.now().setZone('Europe/Berlin').minus({ days }).toFormat('yyyy-MM-dd');
}

function table(between: string, head: string, rows: readonly (readonly string[])[]): string {
  return `${[head, ...rows.map(row => row.join(between))].join('\n')}\n`;
}
