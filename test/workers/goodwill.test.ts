// An unhappy customer with orders: what stands on the card, and what `#gift` does.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ticketText } from '../../src/cli/ticket-text.ts';
import { ticketViews } from '../../src/store/ticket-view.ts';
import { type House, type Left, mail, openHouse, replyTo } from '../support/house.ts';
import { linkAddresses, storeOrder } from '../support/orders.ts';

const ERIKA = 'erika@kunde.example';
const UNHAPPY =
  'Ich bin sehr enttäuscht von Ihnen. Die Lampe aus Bestellung 1042 ist kaputt, ich möchte mein Geld zurück.';

const FAIR = /would (?:be|find) fair|customer would find fair/g;

describe('an unhappy customer', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const order = (number: string, rest: Partial<Parameters<typeof storeOrder>[1]> = {}) =>
    storeOrder(house.db, {
      number: `#${number}`,
      address: ERIKA,
      orderedAt: '2026-08-20T10:00:00Z',
      deliveredAt: '2026-08-23T10:00:00Z',
      items: ['Leselampe Luna'],
      ...rest,
    });
  const handover = (): Left => {
    const found = house.left.findLast(({ row }) => row.kind === 'handover');
    if (!found) throw new Error('no handover');
    return found;
  };
  const cardLine = (label: string): string | undefined =>
    handover()
      .message.text.split('\n')
      .find(line => line.startsWith(`${label}: `));
  const write = async (body = UNHAPPY, rest: Partial<Parameters<typeof mail>[0]> = {}) => {
    await house.arrive(mail({ from: `Erika Sommer <${ERIKA}>`, body, ...rest }));
    await house.settle();
  };
  const reply = async (body: string) => {
    const from = handover().row.recipients[0] ?? '';
    await house.arrive(replyTo(handover(), { from, body }));
    await house.settle();
  };
  const gifts = () =>
    house.db.selectFrom('gift').select(['what', 'amount', 'currency', 'person']).execute();

  it('the card names the order and says yes on day 92 of 90, within the days of grace', async () => {
    await order('1042');
    await write();
    expect(cardLine('Order')).toBe(
      'Order: #1042 of 20 Aug, 49.90 EUR, Leselampe Luna; named in the mail',
    );
    expect(cardLine('Guarantee')).toBe(
      'Guarantee: day 92 of 90 since delivery on 23 Aug: within the 14 days of grace, say yes',
    );
  });

  it('rules may ask for the guarantee', async () => {
    await order('1042');
    const rule = house.context.rules.rules[0];
    if (!rule) throw new Error('no rule');
    const first = {
      ...rule,
      name: 'grace',
      conditions: [{ fact: 'guarantee' as const, is: 'one-of' as const, words: ['grace'] }],
    };
    Object.assign(house.context, { rules: { rules: [first, ...house.context.rules.rules] } });
    await write();
    const { because } = await house.db
      .selectFrom('ticket')
      .select('because')
      .executeTakeFirstOrThrow();
    expect(because).toContain('grace');
  });

  it("a stranger's order is never shown, only that the number is another's", async () => {
    await order('1042', { address: 'max@kunde.example', items: ['Geheime Gabel'], total: '77.10' });
    await write();
    const { text: plain, html } = handover().message;
    const text = plain + html;
    expect(cardLine('Caution')).toContain('named order 1042 belongs to another address');
    for (const label of ['Order', 'Guarantee']) expect(cardLine(label), label).toBeUndefined();
    expect(cardLine('Still unclear') ?? '').not.toContain('order');
    for (const secret of ['max@kunde', 'Gabel', '77.10', '20 Aug'])
      expect(text).not.toContain(secret);
  });

  it('that no order was found is said once, in one line', async () => {
    await order('1042', { address: 'max@kunde.example' });
    await write('Ich bin sehr enttäuscht. Die Lampe ist kaputt, ich möchte mein Geld zurück.');
    const about = handover().message.text.match(/.*\b(?:order|guarantee)\b.*/gi);
    expect(about).toEqual(['Still unclear: the order: no number named, none under this address']);
  });

  it('an order under an address that is linked on evidence counts as theirs', async () => {
    await order('1042', { address: 'sommer@firma.example' });
    await linkAddresses(house.db, 'sommer@firma.example', ERIKA);
    await write();
    expect(cardLine('Order')).toContain('#1042');
    await house.db.updateTable('customerLink').set({ undoneAt: new Date() }).execute();
    await write('Ich bin sehr enttäuscht: Bestellung 1042 ist kaputt, Geld zurück!', {
      subject: 'Noch einmal',
    });
    expect(cardLine('Caution')).toContain('1042');
  });

  it('an order that is refunded already gets no "say yes"', async () => {
    await order('1042', { state: 'refunded', deliveredAt: '2026-11-20T10:00:00Z' });
    await write('Bitte erstatten Sie mir das Geld für Bestellung 1042, ich sende sie zurück.');
    expect(cardLine('Guarantee')).toBe("Guarantee: doesn't apply, the order is refunded already");
    expect(handover().message.text).not.toContain('Say yes');
  });

  it('what was refunded in part is said, and two mails of a batch count gifts once', async () => {
    await order('1042', { refunded: '30.00' });
    await write();
    expect(cardLine('Order')).toContain('49.90 EUR, Leselampe Luna, 30 EUR of it refunded already');
    await reply('#gift 10 EUR voucher\n\nDear Erika, I am sorry.');
    for (const subject of ['Eins', 'Zwei'])
      await house.arrive(mail({ from: ERIKA, subject, body: `${UNHAPPY} (${subject})` }));
    await house.settle();
    const { text } = handover().message;
    expect(text).toContain('Budget of 2026: 50 EUR left for this customer');
    expect(text.match(/^Given: /gm)).toHaveLength(1);
  });

  it("the shop's own number is not offered as the customer's", async () => {
    const said =
      'Ich kann das E-Book nicht öffnen, und unter Ihrer Nummer 030 23125001 erreiche ich';
    await write(`${said} niemanden.`);
    expect(handover().message.text).toContain('Offer a phone call');
    expect(handover().message.text).not.toContain('number: 030');
  });

  it('a number that is none of theirs is never taken for their only order', async () => {
    await order('1042', { deliveredAt: '2026-11-20T10:00:00Z' });
    await order('2077', { address: 'max@kunde.example', items: ['Geheime Gabel'] });
    for (const number of ['2077', '99887766']) {
      await write(`Bitte erstatten Sie mir das Geld für Bestellung ${number}.`, {
        subject: number,
      });
      expect(cardLine('Order')).toMatch(
        /^Order: the number named isn't known for this customer; perhaps #1042 of 20 Aug/,
      );
      expect(cardLine('Still unclear')).toBe(
        'Still unclear: the order: the number named fits none',
      );
      expect(handover().message.text).not.toMatch(/Say yes|Gabel/);
    }
  });

  it('unpaid orders stand on the card', async () => {
    await order('1042');
    await order('1050', { state: 'open', orderedAt: '2026-11-03T10:00:00Z' });
    await write();
    expect(cardLine('Payment')).toBe("Payment: order #1050 of 3 Nov, 49.90 EUR, isn't paid yet");
  });

  it('a gift is suggested with its reason and what is left of the budget', async () => {
    await write();
    const hint = handover()
      .message.text.split('\n')
      .find(line => line.includes('small gift'));
    expect(hint).toMatch(/voucher, \d+ EUR \(.*unhappy.*goodwill\.yaml:\d+\)/);
    expect(hint).toContain('60 EUR left for this customer, 1,500 EUR for all');
  });

  it('#gift records one, the customer sees nothing of it, and the next card tells', async () => {
    await write();
    await reply('#gift 10 EUR voucher\n\nDear Erika,\n\nI am sorry. A new lamp is on its way.');
    expect(await gifts()).toMatchObject([{ what: 'voucher', amount: '10.00', currency: 'EUR' }]);
    const [answer, ...more] = house.to(ERIKA);
    expect(more).toEqual([]);
    expect(answer?.message.text).toContain('A new lamp is on its way.');
    for (const secret of ['voucher', 'gift', '10 EUR', 'goodwill', 'budget'])
      expect(answer?.raw.toLowerCase()).not.toContain(secret);

    await write('Es ist schon wieder kaputt, ich bin enttäuscht.', { subject: 'Neue Sache' });
    const [{ person = '' } = {}] = await gifts();
    const by = house.config.people.find(({ id }) => id === person)?.name;
    expect(cardLine('Given')).toBe(`Given: on 23 Nov 2026: voucher, 10 EUR, by ${by}`);
    expect(handover().message.text).toContain('50 EUR left for this customer, 1,490 EUR for all');
  });

  it('kulanz show tells what was given, when and by whom, under the customer and in the history', async () => {
    await write();
    await reply('#gift 10 EUR voucher');
    const { number } = await house.db
      .selectFrom('ticket')
      .select('number')
      .executeTakeFirstOrThrow();
    for await (const ticket of ticketViews(house.db, { number, whole: true })) {
      expect(ticket.customer.gifts).toMatchObject([{ what: 'voucher', amount: '10.00' }]);
      const text = ticketText(ticket, house.config).join('\n');
      expect(text).toMatch(/^Given: +on 23 Nov 2026: voucher, 10 EUR, by \S+ \S+$/m);
      expect(text).toMatch(/given: voucher, 10 EUR, by \S+ \S+$/m);
    }
    expect.assertions(3);
  });

  it('#gift undo takes back what was mistyped, and the right one may stand beside it', async () => {
    await write();
    await reply('#gift 200 EUR voucher\n\nDear Erika, I am sorry.');
    await reply('#geschenk zurück\n#gift 20 EUR voucher');
    expect(await gifts()).toMatchObject([{ what: 'voucher', amount: '20.00' }]);
    expect(house.to(ERIKA)).toHaveLength(1);
    await write('Es ist schon wieder kaputt, ich bin enttäuscht.', { subject: 'Neue Sache' });
    expect(cardLine('Given')).toContain('voucher, 20 EUR');
    expect(handover().message.text).toContain('40 EUR left for this customer');
    const events = house.db.selectFrom('event').select('because').where('what', '=', 'ungift');
    expect(await events.execute()).toEqual([
      { because: expect.stringMatching(/^voucher, 200 EUR, by /) },
    ]);
  });

  it('#gift undo takes back one of this case alone, the last', async () => {
    await write();
    await reply('#gift 10 EUR voucher\n#gift 5 EUR tea');
    await write('Ich bin sehr enttäuscht.', { subject: 'Neue Sache' });
    await reply('#gift undo\n\nDear Erika');
    const notice = house.left.findLast(({ row }) => row.kind === 'notice');
    expect(notice?.message.text).toContain('“#gift undo”: no gift is noted in this case');
    expect(house.to(ERIKA)).toEqual([]);
    expect(await gifts()).toHaveLength(2);
    const [first] = house.left.filter(({ row }) => row.kind === 'handover');
    if (!first) throw new Error('no handover');
    const [from = ''] = first.row.recipients;
    await house.arrive(replyTo(first, { from, body: '#gift undo.' }));
    await house.settle();
    expect((await gifts()).map(({ what }) => what)).toEqual(['voucher']);
  });

  it('a held reply takes nothing back until it is sent', async () => {
    await write();
    const hint = cardLine('Suggestion') ?? '';
    await reply('#gift 10 EUR voucher');
    await reply(`#gift undo\n\nDear Erika,\n${hint}`);
    expect(await gifts()).toHaveLength(1);
    await reply('#send');
    expect(await gifts()).toEqual([]);
  });

  it('a card that comes back with the gifts on it is held, and nothing of it leaves', async () => {
    await write();
    await reply('#gift 10 EUR voucher');
    await write('Ich bin immer noch enttäuscht.', { subject: 'Neue Sache' });
    const given = cardLine('Given') ?? '';
    await reply(`Dear Erika,\n\n${given}\n\nKind regards`);
    expect(house.to(ERIKA)).toEqual([]);
    const held = await house.db
      .selectFrom('article')
      .select('heldBecause')
      .where('hold', '=', 'held')
      .executeTakeFirstOrThrow();
    expect(held.heldBecause.join()).toContain('voucher');
  });

  it('a gift that takes something back, or in other money, is refused as it was written', async () => {
    await order('1042');
    await write();
    await reply('#geschenk -5 EUR Gutschein\n#geschenk 10 USD Gutschein\n\nIt is on its way.');
    const notice = house.left.at(-1)?.message.text ?? '';
    expect(notice).toContain('“#geschenk -5 EUR Gutschein”: no gift is worth less than 0');
    expect(notice).toContain('“#geschenk 10 USD Gutschein”: gifts are noted in the currency');
    expect(await gifts()).toEqual([]);
  });

  it('the same mail twice records one gift, and two lines record two', async () => {
    await write();
    const from = handover().row.recipients[0] ?? '';
    const twice = replyTo(handover(), { from, body: '#gift 10 EUR voucher\n#gift 5 EUR tea' });
    await house.arrive(twice);
    await house.arrive(twice);
    await house.settle();
    expect((await gifts()).map(({ what }) => what)).toEqual(['voucher', 'tea']);
  });

  it('words that anybody would write are not held for what the card says', async () => {
    const flowers = {
      levels: [],
      values: [],
      gift: 'flowers and a handwritten card',
      cents: 3_000,
    };
    const gifts = [{ ...flowers, where: 'goodwill.yaml:1' }];
    Object.assign(house.context, { goodwill: { ...house.context.goodwill, gifts } });
    await order('1042', { items: ['Reading lamp Luna made of solid oak'] });
    await order('1050', { state: 'open', orderedAt: '2026-11-03T10:00:00Z' });
    await write();
    expect(cardLine('Suggestion')).toContain('flowers and a handwritten card');
    const words = [
      'Dear Erika, I apologise in person, and I send you flowers and a handwritten card.',
      'Your order #1042 of 20 Aug, 49.90 EUR, Reading lamp Luna made of solid oak, was delivered on 23 Aug.',
      "And order #1050 of 3 Nov, 49.90 EUR, isn't paid yet, but there is no hurry.",
      'Would you like your money back or a replacement? A photo of what the damage looks like helps.',
    ];
    await reply(words.join('\n'));
    expect(house.to(ERIKA)).toHaveLength(1);
  });

  it.each(['#gift 10 EUR voucher', '#geschenk 10 EUR Gutschein', '#gift voucher'])(
    '%s below the words is held: it was not meant for the customer',
    async line => {
      await write();
      await reply(`Dear Erika,\n${line}\nKind regards`);
      expect(house.to(ERIKA)).toEqual([]);
      expect(await gifts()).toEqual([]);
    },
  );

  it('a held reply gives nothing until it is sent', async () => {
    await write();
    const hint = cardLine('Suggestion') ?? '';
    await reply(`#gift 10 EUR voucher\n\nDear Erika,\n${hint}`);
    expect(await gifts()).toEqual([]);
    await reply('#send');
    expect((await gifts()).map(({ what }) => what)).toEqual(['voucher']);
  });

  it.each([
    ['#gift 10 XYZ voucher', 'there is no such currency'],
    ['#gift 10 USD voucher', 'in the currency of goodwill.yaml'],
    ['#gift voucher', 'does not say what the gift is worth'],
    ['#gitf 10 EUR voucher', 'Did you mean #gift?'],
  ])('%s is refused with a clear answer, and nothing leaves', async (line, words) => {
    await write();
    await reply(`${line}\n\nDear Erika`);
    expect(await gifts()).toEqual([]);
    expect(house.to(ERIKA)).toEqual([]);
    const notice = house.left.findLast(({ row }) => row.kind === 'notice');
    expect(notice?.message.text.replace(/\s+/g, ' ')).toContain(words);
  });

  it('in a case in which something was given already nothing more is suggested', async () => {
    await write();
    await reply('#gift 10 EUR voucher\n\nDear Erika, I am sorry.');
    const { messageId } = house.to(ERIKA)[0]?.message ?? {};
    const body = 'Ich bin immer noch sehr enttäuscht.';
    await house.arrive(
      mail({ from: ERIKA, subject: 'Re: Frage', body }, { 'In-Reply-To': messageId ?? '' }),
    );
    await house.settle();
    expect(handover().message.text).toContain('a gift was given in this case already');
    expect(handover().message.text).not.toContain('small gift');
  });

  it('nothing is suggested when the budget is used up, and that is said', async () => {
    await write();
    await reply('#gift 60 EUR weekend\n\nDear Erika, I am sorry.');
    await write('Es ist schon wieder kaputt, ich bin enttäuscht.', { subject: 'Neue Sache' });
    const text = handover().message.text;
    expect(text).toContain('the budget of 2026 for this customer (60 EUR) is used up');
    expect(text).not.toContain('small gift');
  });

  it('in the third unhappy round the card says to ask what would be fair', async () => {
    const again = async (round: number) => {
      const answer = house.to(ERIKA).at(-1);
      const headers = { 'In-Reply-To': answer?.message.messageId ?? '' };
      const body = `Ich bin sehr enttäuscht, es klappt zum ${round}. Mal nicht.`;
      await house.arrive(
        mail({ from: ERIKA, subject: answer?.message.subject ?? 'Lampe', body }, headers),
      );
      await house.settle();
    };
    await again(1);
    for (const round of [2, 3]) {
      expect(handover().message.text).not.toMatch(FAIR);
      await reply(`Dear Erika, please try this (${round}).`);
      await again(round);
    }
    // The packaged rules say so once; without such a rule the card says it by itself.
    expect(handover().message.text.match(FAIR)).toHaveLength(1);
    const rules = house.context.rules.rules.filter(({ name }) => !name.includes('third time'));
    Object.assign(house.context, { rules: { rules } });
    await reply('Dear Erika, please try this (4).');
    await again(4);
    expect(handover().message.text).toContain(
      'Unhappy 4 times in spite of answers: ask the customer what would be fair',
    );
  });

  it('trouble with access: the number of the signature is offered', async () => {
    await write(
      'Hallo, das E-Book lässt sich nicht öffnen, der Download klappt nicht.\n\nViele Grüße\nErika Sommer\nTel. 030 / 23 12 50 77\nFax 030 / 23 12 50 09',
    );
    expect(handover().message.text).toContain("the customer's number: 030 / 23 12 50 77");
  });

  it('a vague mail about damage: at most two things to ask', async () => {
    await order('1042');
    await order('1043', { items: ['Tischlampe'], orderedAt: '2026-11-01T10:00:00Z' });
    await write('Die Ware kam beschädigt an.', { subject: 'Schaden' });
    const unclear = handover()
      .message.text.split('\n')
      .filter(line => line.startsWith('Still unclear: '));
    expect(unclear).toEqual([
      'Still unclear: the order: 2 are possible',
      'Still unclear: the damage: no photo',
    ]);
    expect(cardLine('Order')).toContain('not sure: #1043 of 1 Nov');
  });

  it('whoever says thank you needs no order looked up', async () => {
    await order('1042');
    await order('1043', { items: ['Tischlampe'], orderedAt: '2026-11-01T10:00:00Z' });
    await write('Vielen Dank, bei Ihnen ist alles immer wunderbar!', { subject: 'Lob' });
    expect(handover().message.text).toContain('friendly');
    expect(handover().message.text).not.toContain('not sure');
  });
});
