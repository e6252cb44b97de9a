// Orders come in while the shop runs; then the two customers write whom the product is about.
import { beforeAll, describe, expect, it } from 'vitest';
import { cardLines, expectAnswer, handover, numberOf, reply } from '../letters.ts';
import type { Received } from '../postbox.ts';
import { importSales, type Sale } from '../shop-exports.ts';
import { showTicket } from '../tickets.ts';
import type { World } from '../world.ts';

const WISH = `Guten Tag,

könnten Sie die Rosen aus meiner nächsten Bestellung an meine Tochter in Wien schicken?

Margarete Ellis`;

const FURIOUS = `Jetzt reicht es mir endgültig! Das ist eine bodenlose Frechheit. Das Hochbeet aus Bestellung
20255 ist zusammengefallen, und ich will sofort mein Geld zurück. Sonst hören Sie von meinem Anwalt.

Thorsten Brandt`;

const SORRY = `Sehr geehrter Herr Brandt,

das tut mir leid. Die 189 Euro sind morgen wieder auf Ihrem Konto, und als kleine Entschuldigung
bekommen Sie einen Gutschein über 20 EUR.

Jonas Weber`;

const STILL = `Das Geld ist immer noch nicht da. Ich bin sehr enttäuscht von Ihnen.

Thorsten Brandt`;

export function value(get: () => World): void {
  describe('with the orders of the shop', () => {
    beforeAll(async () => {
      const world = get();
      for (const [file, sales] of [
        ['shopify.csv', [...others(), ...ordersOf(margarete(world))]],
        ['woocommerce.csv', unfinished(ida(world))],
        ['plain.csv', [raisedBed(thorsten(world))]],
      ] as const) {
        const done = await importSales(world, file, sales);
        expect(done).toMatchObject({ orders: sales.length, added: sales.length, skipped: 0 });
        // The same file again is nothing new.
        const again = await importSales(world, file, sales);
        expect(again).toMatchObject({ added: 0, changed: 0, unchanged: sales.length });
      }
    });

    it('a super customer is known by what she bought, and the owner hears of her', async () => {
      const world = get();
      const { given } = await toOwner(world, margarete(world), 'Rosen nach Wien', WISH);
      // Whole days have passed: in the small hours, before the hour of the order, one less.
      expect(fact(given, 'Kundenwert')).toMatch(
        /^Super-Kunde – 14 Bestellungen, 1\.330 EUR in 5 Jahren, die letzte vor 1[12] Tagen/,
      );
      await alert(world, 'Super-Kunde', given);
    });

    it('extremely unhappy: guarantee, goodwill, an answer with a gift, and it is known the next time', async () => {
      const world = get();
      const { jonas } = world.shop.people;
      const customer = thorsten(world);
      const { sent: first, given } = await toOwner(
        world,
        customer,
        'Hochbeet: Geld zurück',
        FURIOUS,
      );
      expect(fact(given, 'Stimmung')).toMatch(/^sehr unzufrieden – /);
      expect(fact(given, 'Bestellung')).toMatch(
        /^20255 vom .*, 189 EUR, Hochbeet Lärche; in der Mail genannt$/,
      );
      expect(fact(given, 'Garantie')).toMatch(
        /^Tag 92 von 90 seit der Zustellung am .*: innerhalb der 14 Kulanztage, sagen Sie Ja$/,
      );
      const hint = 'Budget [^:]*: noch 60 EUR für diesen Kunden, 1\\.500 EUR für alle';
      expect(given.mail.text).toMatch(
        new RegExp(`kleines Geschenk: Gutschein, 20 EUR .*${hint}.*#geschenk 20 EUR Gutschein`),
      );
      expect((await alert(world, 'Sehr unzufriedener Kunde', given)).mail.text).toContain('Anwalt');

      const number = numberOf(given);
      await reply(world, jonas, given, `#geschenk 20 EUR Gutschein\n\n${SORRY}`);
      const answered = await expectAnswer(world, {
        customer,
        agent: jonas,
        words: SORRY,
        number,
        thread: [first],
      });
      expect(answered.raw.toString('latin1')).not.toMatch(/geschenk|budget|kulanz/i);

      const second = await reply(world, customer, answered, STILL);
      const again = await handover(world, jonas, customer, second, given);
      expect(fact(again, 'Geschenkt')).toMatch(/^am [\d.]+: Gutschein, 20 EUR, von Jonas Weber$/);
      expect(again.mail.text).toContain('geschenkt wurde in diesem Fall schon etwas');
      const { customer: known, events } = await showTicket(world, number);
      expect(known.gifts).toMatchObject([{ what: 'Gutschein', amount: '20.00', currency: 'EUR' }]);
      expect(events.filter(({ what }) => what === 'gift')).toHaveLength(1);
    });

    it('what was never paid for was not bought', async () => {
      const world = get();
      const customer = ida(world);
      const { stdout } = await world.kulanz('customers', 'show', customer.address);
      expect(stdout).toContain('eine Bestellung, 75 EUR');
    });
  });
}

const margarete = (world: World) => world.customer('Margarete Ellis');
const thorsten = (world: World) => world.customer('Thorsten Brandt');
const ida = (world: World) => world.customer('Ida Lang');

/** A customer's mail, and what the owner gets of it. */
async function toOwner(
  world: World,
  customer: ReturnType<World['customer']>,
  subject: string,
  text: string,
) {
  const sent = await world.send(customer, { to: world.shop.support, subject, text });
  return { sent, given: await handover(world, world.shop.people.jonas, customer, sent) };
}

/** What stands behind a label on the card. */
function fact({ mail }: Received, label: string): string | undefined {
  const line = cardLines(mail.text ?? '').find(one => one.startsWith(`${label}: `));
  return line?.slice(label.length + 2);
}

function alert(world: World, kind: string, given: Received): Promise<Received> {
  const subject = `${kind}: ${given.mail.from?.value[0]?.name.split(' via ')[0]} [${numberOf(given)}]`;
  return world
    .box(world.shop.people.jonas)
    .waitFor(`alert "${subject}"`, ({ mail }) => mail.subject === subject, 60_000);
}

type Buyer = Pick<Sale, 'name' | 'address'>;

function ordersOf({ name, address }: Buyer): Sale[] {
  return Array.from({ length: 14 }, (_, index) => ({
    ...{ name, address, number: `#${18_000 + index}`, daysAgo: 12 + index * 145 },
    ...{ total: '95.00', item: 'Rose Gloria Dei' },
  }));
}

/** Who buy now and then: beside them one sees who is special. */
function others(): Sale[] {
  return Array.from({ length: 60 }, (_, index) => ({
    ...{ number: `#${19_000 + index}`, address: `kunde${index}@post.example` },
    ...{ name: `Kunde ${index}`, daysAgo: 20 + index * 9, total: '24.50', item: 'Sämereien' },
  }));
}

function raisedBed({ name, address }: Buyer): Sale {
  return {
    ...{ name, address, number: '20255', daysAgo: 95, deliveredDaysAgo: 92 },
    ...{ total: '189.00', item: 'Hochbeet Lärche' },
  };
}

/** One that was bought, and three that came to nothing. */
function unfinished({ name, address }: Buyer): Sale[] {
  return ['completed', 'pending', 'failed', 'cancelled'].map((status, index) => ({
    ...{ name, address, number: `${900 + index}`, daysAgo: 30 - index, status },
    ...{ total: '75.00', item: 'Gartenlampe Sonne' },
  }));
}
