import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { storeTicket } from '../support/case.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';
import { ROOT } from '../support/source-code.ts';

const folder = mkdtempSync(join(tmpdir(), 'kulanz-customers-'));
const FIXTURES = join(ROOT, 'test/fixtures/orders');
let own: TestDatabase;

beforeAll(async () => {
  own = await testDatabase();
  for (const language of ['de', 'en']) {
    writeFileSync(
      join(folder, `${language}.yaml`),
      `business: { name: Sonnenblume, postalAddress: Weg 1, phone: "+49 30 1", timezone: Europe/Berlin, language: ${language} }
mailboxes:
  - address: hilfe@shop.example
    imap: { host: localhost, port: 1, security: none, user: a, password: b }
    smtp: { host: localhost, port: 1, security: none, user: a, password: b }
people:
  - { id: jonas, name: Jonas Weber, address: chef@shop.example, role: owner }
storage: { database: "${own.url}" }
`,
    );
  }
});
afterAll(async () => {
  await own.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await sql`truncate customer_order, customer_total, value_scale, customer_link`.execute(own.db);
});

async function kulanz(words: string, language: 'de' | 'en' = 'en') {
  const said: string[] = [];
  const told: string[] = [];
  const context = {
    stdout: (line: string) => void said.push(line),
    stderr: (line: string) => void told.push(line),
    env: {},
    cwd: FIXTURES,
    isTty: false,
  };
  const argv = ['--config', join(folder, `${language}.yaml`), 'customers', ...words.split(' ')];
  const code = await runProgram(argv, context);
  return { code, said: said.join('\n'), told: told.join('\n') };
}

const count = async () => (await own.db.selectFrom('customerOrder').select('id').execute()).length;

describe('kulanz customers import', () => {
  it('brings orders in, and the same file again changes nothing and says so', async () => {
    const first = await kulanz('import shopify.csv');
    expect(first).toEqual({
      code: 0,
      said: '4 orders read (an export of Shopify): 4 new, 0 changed, 0 unchanged.',
      told: '',
    });
    const again = await kulanz('import shopify.csv', 'de');
    expect(again.said).toBe(
      '4 Bestellungen gelesen (ein Export von Shopify): 0 neu, 0 geändert, 4 unverändert.\n' +
        'Alles war schon bekannt: Es hat sich nichts geändert.',
    );
    expect(await count()).toBe(4);
  });

  it('a refund in a line of its own is taken once', async () => {
    expect((await kulanz('import plain-de.csv')).said).toContain('2 new, 1 changed');
    expect((await kulanz('import plain-de.csv')).said).toContain('nothing has changed');
    const row = await own.db
      .selectFrom('customerOrder')
      .select('refunded')
      .where('numberKey', '=', 'R202617')
      .executeTakeFirst();
    expect(row?.refunded).toBe('120.00');
  });

  it('reports bad lines by number and reason, skips them, and ends well all the same', async () => {
    const { code, said, told } = await kulanz('import bad-lines.csv', 'de');
    expect(code).toBe(0);
    expect(told.split('\n')).toContain('bad-lines.csv:3: das ist kein Betrag: „zwölf“');
    expect(told.split('\n')).toContain(
      'bad-lines.csv:16: eine Erstattung zu einer Bestellung, die nicht bekannt ist',
    );
    expect(said).toContain('12 Zeilen übersprungen');
    expect(await count()).toBe(4);
  });

  it('speaks of one order and one line as of one', async () => {
    const path = join(folder, 'one.csv');
    writeFileSync(path, 'order,email,date,total\nO1,a@b.example,2026-01-01,5\nO2,a@b.example,,5\n');
    expect((await kulanz(`import ${path}`)).said).toBe(
      '1 order read (a plain CSV file): 1 new, 0 changed, 0 unchanged.\n' +
        '1 line skipped; the reason stands above.',
    );
    expect((await kulanz(`import ${path}`, 'de')).said).toBe(
      '1 Bestellung gelesen (eine einfache CSV-Datei): 0 neu, 0 geändert, 1 unverändert.\n' +
        '1 Zeile übersprungen; der Grund steht oben.\n' +
        'Alles war schon bekannt: Es hat sich nichts geändert.',
    );
  });

  it('a file in which no line can be read is a failure', async () => {
    const path = join(folder, 'none.csv');
    writeFileSync(path, 'order,email,date,total\n1,a@b.example,never,5\n');
    expect((await kulanz(`import ${path}`)).code).toBe(1);
  });

  it('shows twenty problems and counts the rest', async () => {
    const path = join(folder, 'many.csv');
    const lines = Array.from({ length: 50 }, (_, n) => `${n},a@b.example,never,5`);
    writeFileSync(path, `order,email,date,total\n${lines.join('\n')}\n`);
    const { told } = await kulanz(`import ${path}`);
    expect(told.split('\n')).toHaveLength(21);
    expect(told).toContain('... and 30 more.');
  });

  it('--dry-run says what would be done and stores nothing', async () => {
    const { said, code } = await kulanz('import shopify.csv --dry-run');
    expect(code).toBe(0);
    expect(said).toContain('4 new');
    expect(said).toContain('nothing was stored');
    expect(await count()).toBe(0);
  });

  it('--json prints one line with all counts', async () => {
    const { said } = await kulanz('import plain-de.csv --json');
    expect(JSON.parse(said)).toMatchObject({
      ...{ format: 'plain', lines: 4, orders: 2, added: 2, changed: 1, unchanged: 0 },
      ...{ refunds: 1, skipped: 0, dryRun: false },
    });
  });

  it('takes another currency where the file names none', async () => {
    const path = join(folder, 'francs.csv');
    writeFileSync(path, 'order,email,date,total\n1,a@b.example,2026-01-01,5\n');
    await kulanz(`import ${path} --currency CHF`);
    const [row] = await own.db.selectFrom('customerOrder').select('currency').execute();
    expect(row?.currency).toBe('CHF');
  });

  it.each([
    ['import', 'Which file?'],
    ['import nowhere.csv', 'There is no file'],
    ['import .', 'is not a file'],
    ['import shopify.csv --currency Taler', 'is no currency'],
    ['imprt shopify.csv', 'Did you mean import?'],
    ['show erika', 'is not a mail address'],
    ['link a@b.example', '2 mail addresses are needed'],
    ['link a@b.example A@b.example', 'the same address'],
  ])('%s is wrong usage, and says what to do', async (words, expected) => {
    const { code, told } = await kulanz(words);
    expect(told).toContain(expected);
    expect(code).toBe(2);
  });

  it('an import that is killed in the middle is finished by the next', async () => {
    const lines = Array.from(
      { length: 12_000 },
      (_, n) => `${n},kunde${n % 700}@example.org,2026-01-01,${n % 90}.00,Lampe ${n}`,
    );
    const path = join(folder, 'long.csv');
    writeFileSync(path, `order,email,date,total,product\n${lines.join('\n')}\n`);
    // What a killed import leaves: whole batches, and no totals.
    const half = join(folder, 'half.csv');
    writeFileSync(half, `order,email,date,total,product\n${lines.slice(0, 5_000).join('\n')}\n`);
    await kulanz(`import ${half}`);
    await sql`truncate customer_total, value_scale`.execute(own.db);
    expect((await kulanz(`import ${path}`)).said).toContain(
      '7,000 new, 0 changed, 5,000 unchanged',
    );
    const { rows } = await sql<{ n: number; o: number }>`
      select count(*) as n, sum(orders) as o from customer_total`.execute(own.db);
    expect(rows[0]).toEqual({ n: 700, o: 12_000 });
  });
});

describe('kulanz customers show, link and unlink', () => {
  it('shows value, reasons, orders, tickets and joined addresses', async () => {
    await own.db
      .insertInto('person')
      .values({ id: 'jonas', name: 'Jonas', address: 'chef@shop.example', role: 'owner' })
      .onConflict(conflict => conflict.doNothing())
      .execute();
    await kulanz('import shopify.csv');
    await storeTicket(own.db, 'erika.muster@example.org', 'jonas');
    await sql`insert into gift (customer_id, person, at, what, amount, currency)
      select id, 'jonas', '2026-11-02', 'Gutschein', 10, 'EUR' from customer
      where address = 'erika.muster@example.org'`.execute(own.db);
    await kulanz('link erika@work.example Erika.Muster@example.org');
    const { said, code } = await kulanz('show erika@work.example', 'de');
    expect(code).toBe(0);
    expect(said).toContain('Erika Muster <erika@work.example>');
    expect(said).toMatch(/- eine Bestellung, 84,70 EUR, vor \d+ (?:Tag|Monat|Jahr)/);
    expect(said).toContain('- ein Fall bei einer Bestellung');
    expect(said).toContain('#1004');
    expect(said).toContain('Gartenlampe Sonne, 2 × Kerze, groß');
    expect(said).toContain('storniert');
    expect(said).toContain('erika.muster@example.org (');
    expect(said).toContain('Fälle: 1');
    expect(said).toContain('Geschenkt:\n  am 2.11.2026: Gutschein, 10 EUR, von Jonas\n');
    const json = JSON.parse((await kulanz('show erika@work.example --json')).said);
    expect(json.gifts).toMatchObject([{ what: 'Gutschein', amount: '10.00', by: 'Jonas' }]);
  });

  it('--json has the same as data', async () => {
    await kulanz('import shopify.csv');
    const { said } = await kulanz('show otto@example.com --json');
    expect(JSON.parse(said)).toMatchObject({
      address: 'otto@example.com',
      name: 'Otto Fröhlich',
      value: {
        super: false,
        reasons: [expect.stringContaining('one order, 90 CHF'), 'one refund'],
      },
      orders: { count: 1, refunds: 1, spent: [{ currency: 'CHF', orders: 1, net: 90 }] },
      tickets: { count: 0 },
      links: [],
    });
  });

  it('parts what was joined, and says so in both languages', async () => {
    expect((await kulanz('link a@b.example c@d.example')).said).toContain('are one person');
    expect((await kulanz('link a@b.example c@d.example', 'de')).said).toContain('schon');
    expect((await kulanz('unlink c@d.example', 'de')).said).toContain('getrennt von a@b.example');
    expect(await kulanz('unlink c@d.example')).toMatchObject({ code: 1 });
  });

  it('of somebody unknown it says that nothing is known', async () => {
    expect(await kulanz('show x@y.example')).toMatchObject({
      code: 1,
      told: 'Nothing is known of x@y.example.',
    });
  });
});
