import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../src/io/csv-records.ts';
import { readOrdersFile } from '../../src/io/orders-file.ts';
import type { Order, RefundLine } from '../../src/orders/order.ts';
import type { Problem } from '../../src/orders/problem.ts';
import { ROOT } from '../support/source-code.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'kulanz-orders-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function readFile(path: string, language: 'de' | 'en' = 'de') {
  const orders: Order[] = [];
  const problems: Problem[] = [];
  let refunds: readonly RefundLine[] = [];
  let source = '';
  const report = (problem: Problem): void => void problems.push(problem);
  const options = { now: NOW, timezone: 'Europe/Berlin', language, currency: 'EUR', report };
  for await (const batch of readOrdersFile(path, options)) {
    orders.push(...batch.orders);
    refunds = batch.refunds;
    source = batch.layout.source;
  }
  return { orders, problems, refunds, source };
}

const fixture = (name: string) => readFile(join(ROOT, 'test/fixtures/orders', name));

function given(content: string | Buffer, language: 'de' | 'en' = 'de') {
  const path = join(folder, 'orders.csv');
  writeFileSync(path, content);
  return readFile(path, language);
}

describe("Shopify's export", () => {
  it('has a line for each product; together they are an order', async () => {
    const { orders, problems, source } = await fixture('shopify.csv');
    expect(source).toBe('shopify');
    expect(problems).toEqual([]);
    expect(orders.map(order => order.number)).toEqual(['#1004', '#1003', '#1002', '#1001']);
    expect(orders[0]).toMatchObject({
      key: '1004',
      address: 'erika.muster@example.org',
      orderedAt: new Date('2026-11-15T08:12:40Z'),
      shippedAt: new Date('2026-11-16T13:00:00Z'),
      deliveredAt: null,
      total: 8470,
      currency: 'EUR',
      state: 'paid',
      items: [
        { name: 'Gartenlampe Sonne', sku: 'L-100', quantity: 1 },
        { name: 'Kerze, groß', sku: 'K-7', quantity: 2 },
      ],
      name: 'Erika Muster',
      phone: '+49 170 1234567',
    });
  });

  it('tells refunds in part, orders at the till, and those that were cancelled', async () => {
    const { orders } = await fixture('shopify.csv');
    expect(orders[1]).toMatchObject({ state: 'paid', refunded: 3000, currency: 'CHF' });
    expect(orders[2]).toMatchObject({ address: '', state: 'paid' });
    expect(orders[3]).toMatchObject({ state: 'cancelled', paidAt: null });
  });
});

describe("WooCommerce's exports", () => {
  it('of one line an order have products with their keys', async () => {
    const { orders, source } = await fixture('woocommerce-export.csv');
    expect(source).toBe('woocommerce');
    expect(orders.map(({ number, total, state }) => [number, total, state])).toEqual([
      ['812', 5480, 'paid'],
      ['DE-813', 182050, 'open'],
      ['814', 2000, 'refunded'],
      // Begun at the till, and never paid.
      ['815', 7500, 'cancelled'],
      ['816', 7500, 'cancelled'],
      ['817', 7500, 'cancelled'],
    ]);
    expect(orders[1]).toMatchObject({
      address: 'juergen@gross.example',
      name: 'Jürgen Groß',
      items: [
        { name: 'Brunnen', sku: 'B-1', quantity: 10 },
        { name: 'Kerze; groß', sku: 'K-7', quantity: 4 },
      ],
    });
    // Refunded, and nobody says how much: all of it.
    expect(orders[2]).toMatchObject({ refunded: 2000 });
  });

  it('of one line a product tell the order again in each', async () => {
    const { orders, problems } = await fixture('woocommerce-advanced.csv');
    expect(problems).toEqual([]);
    expect(
      orders.map(({ number, total, refunded, items }) => [number, total, refunded, items.length]),
    ).toEqual([
      ['900', 7550, 1000, 2],
      ['901', 500, null, 1],
    ]);
  });
});

describe('a plain file', () => {
  it.each(['plain-de.csv', 'plain-de-1252.csv', 'plain-de-utf16.csv'])(
    'is read in German, whatever its encoding: %s',
    async name => {
      const { orders, problems, refunds } = await fixture(name);
      expect(problems).toEqual([]);
      expect(orders).toHaveLength(2);
      expect(orders[0]).toMatchObject({
        number: 'R-2026/17',
        key: 'R202617',
        total: 182050,
        orderedAt: new Date('2026-10-26T23:00:00Z'),
        deliveredAt: new Date('2026-10-29T23:00:00Z'),
        paidAt: new Date('2026-11-07T23:00:00Z'),
        items: [{ name: 'Brunnen „Zürich“', sku: '', quantity: 1 }],
      });
      expect(orders[1]).toMatchObject({ state: 'open', reminders: 1, currency: 'EUR' });
      expect(orders[1]?.items.map(item => item.name)).toEqual(['Kerze; groß', 'Postkarten']);
      expect(refunds).toEqual([{ line: 5, key: 'R202617', amount: 12000 }]);
    },
  );

  it('reports each bad line with its number and reason, and reads the others', async () => {
    const { orders, problems, refunds } = await fixture('bad-lines.csv');
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '3 total',
      '4 address',
      '5 date',
      '6 future',
      '7 no-number',
      '8 currency',
      '9 columns',
      '10 quote',
      '13 repeated',
      '14 no-total',
      '15 no-date',
    ]);
    expect(orders.map(order => order.number)).toEqual(['1', '10', '11', '14']);
    expect(refunds).toEqual([{ line: 16, key: '99', amount: 500 }]);
  });

  it('may be Tab-separated, of an old Mac, without a last line end, with empty lines and cells', async () => {
    const tabs = await given('order\temail\tdate\ttotal\r1\ta@b.example\t2026-01-01\t5\r');
    expect(tabs.orders).toHaveLength(1);
    const empty = await given(
      '\ufefforder,email,date,total\r\n\r\n1,a@b.example,2026-01-01,5,,,\r\n,,,',
    );
    expect(empty.problems).toEqual([]);
    expect(empty.orders).toHaveLength(1);
  });

  it('without a column that is needed is refused, with what it has and what it needs', async () => {
    await expect(given('Bestellnummer;Datum;Summe\n1;1.1.2026;5\n')).rejects.toThrow(
      'orders.csv: sieht aus wie eine einfache CSV-Datei, aber es fehlt eine Spalte für die Mailadresse.\n' +
        '  Gefunden: Bestellnummer, Datum, Summe\n' +
        '  Gebraucht wird außerdem eine Spalte namens: email (E-Mail)',
    );
    await expect(given('Name,Email,Lineitem name,Created at\n', 'en')).rejects.toThrow(
      /an export of Shopify, but has no column for the amount/,
    );
    await expect(given('"open\n', 'en')).rejects.toThrow(/Found: nothing/);
    await expect(given(Buffer.alloc(3000, 0xff), 'en')).rejects.toThrow(/has no column/);
  });

  it('that is empty, or a workbook, is called so', async () => {
    for (const nothing of ['', '\ufeff', '\n \r\n;;\n'])
      await expect(given(nothing)).rejects.toThrow('orders.csv: die Datei ist leer.');
    await expect(given('', 'en')).rejects.toThrow('orders.csv: the file is empty.');
    const xlsx = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(2000, 7)]);
    await expect(given(xlsx)).rejects.toThrow(
      'das ist eine Excel-Datei. Speichern Sie sie als CSV',
    );
    await expect(given(xlsx, 'en')).rejects.toThrow('this is an Excel workbook. Save it as CSV');
  });

  it('may begin with empty lines and with the sign that Excel is told, and lines are counted', async () => {
    const { orders, problems } = await given(
      '\r\nsep=;\r\nBestellnummer;E-Mail;Datum;Betrag;Artikel\r\n' +
        '1;a@b.example;1.2.2026;1.234,50;"Lampe,\r\nweiß"\r\n2;a@b.example;1.2.2026;zwölf;x\r\n',
    );
    expect(orders).toMatchObject([
      { number: '1', total: 123_450, items: [{ name: 'Lampe, weiß' }] },
    ]);
    expect(problems).toEqual([{ line: 6, code: 'total', detail: 'zwölf' }]);
    const odd = await given('sep=\t\norder\temail\tdate\ttotal\n1\ta@b.example\t2026-01-01\t5\n');
    expect(odd.orders).toHaveLength(1);
  });

  it('reads slashes as the file shows them to be meant, else as the language does', async () => {
    const file = (date: string) =>
      `order,email,date,total\n1,a@b.example,03/04/2026,5\n2,a@b.example,${date},5\n`;
    const first = async (content: string, language: 'de' | 'en') =>
      (await given(content, language)).orders[0]?.orderedAt.toISOString().slice(0, 10);
    expect(await first(file('04/25/2026'), 'de')).toBe('2026-03-03');
    expect(await first(file('25/04/2026'), 'en')).toBe('2026-04-02');
    expect(await first(file('05/04/2026'), 'de')).toBe('2026-04-02');
  });

  it('with a mark that is never closed loses that line alone', async () => {
    const lines = Array.from(
      { length: 5_000 },
      (_, n) => `${n + 1},a@b.example,2026-01-01,5,Lampe`,
    );
    lines[2_000] = '2001,a@b.example,2026-01-01,5,"Lampe';
    lines[4_000] = '4001,a@b.example,2026-01-01,5,"Lampe, ""groß"""';
    const { orders, problems } = await given(
      `order,email,date,total,product\n${lines.join('\n')}\n`,
    );
    expect(problems).toEqual([{ line: 2002, code: 'quote', detail: '' }]);
    expect(orders).toHaveLength(4_999);
    expect(orders.at(-1)?.number).toBe('5000');
  });

  it('of nothing but opened marks ends, and each line is told of', async () => {
    const content = `order,email,date,total\n${'"1,a@b.example\n'.repeat(20_001)}`;
    const start = performance.now();
    const { orders, problems } = await given(content);
    expect(orders).toEqual([]);
    expect(problems.length).toBeGreaterThan(5_000);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('readCsv', () => {
  const cell = fc.stringMatching(/^[a-zäöü€ ,;"\n]{0,12}$/);
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it('reads back whatever is written by the rules, with the line of each record', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 30 }),
        async rows => {
          const path = join(folder, 'property.csv');
          writeFileSync(path, rows.map(row => row.map(quoted).join(',')).join('\r\n'));
          const read: { cells: readonly string[]; line: number }[] = [];
          for await (const batch of readCsv(path, () => ',')) {
            expect(batch.broken).toEqual([]);
            read.push(...batch.records);
          }
          expect(read.map(record => [...record.cells])).toEqual(rows);
          let line = 1;
          for (const [at, row] of rows.entries()) {
            expect(read[at]?.line).toBe(line);
            line += 1 + row.join('').split('\n').length - 1;
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes any bytes without throwing, and accounts for every line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async bytes => {
        const path = join(folder, 'bytes.csv');
        writeFileSync(path, bytes);
        for await (const batch of readCsv(path, () => ',')) {
          for (const { cells } of batch.records) expect(cells.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});
