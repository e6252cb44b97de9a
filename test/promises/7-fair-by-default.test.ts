// Promise 7, as far as this release goes: no hurdle for a cancellation, days of grace, and nobody is turned
// away. The blocklist comes with a later release (CHANGELOG, "not yet").
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type House, mail, openHouse } from '../support/house.ts';
import { storeOrder } from '../support/orders.ts';

describe('Fair by default', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  it.each([
    ['de', 'Kündigung', 'Hiermit kündige ich mein Abo zum nächstmöglichen Termin.'],
    ['en', 'Cancellation', 'I would like to cancel my subscription, please.'],
  ])(
    'a cancellation (%s) reaches a human at once, without a question asked',
    async (_language, subject, body) => {
      await house.arrive(mail({ from: 'erika@kunde.example', subject, body }));
      await house.settle();
      const ticket = await house.db
        .selectFrom('ticket')
        .select(['topics', 'state'])
        .executeTakeFirstOrThrow();
      expect(ticket.topics.map(({ topic }) => topic)).toContain('cancellation');
      expect(house.left.map(({ row }) => row.kind)).toEqual(['handover']);
      expect(house.to('erika@kunde.example')).toEqual([]);
    },
  );

  it('who sends something back two days late is within the days of grace, and the card says yes', async () => {
    const address = 'erika@kunde.example';
    const [orderedAt, deliveredAt] = ['2026-08-20T10:00:00Z', '2026-08-23T10:00:00Z'];
    await storeOrder(house.db, { number: '#1042', address, orderedAt, deliveredAt });
    const body = 'Ich möchte die Lampe zurückgeben und mein Geld zurück.';
    await house.arrive(mail({ from: address, subject: 'Rückgabe', body }));
    await house.settle();
    expect(house.left[0]?.message.text).toContain(
      'day 92 of 90 since delivery on 23 Aug: within the 14 days of grace, say yes',
    );
  });

  it('a customer who is rude still gets a human and a date', async () => {
    await house.arrive(
      mail({ from: 'erika@kunde.example', body: 'Ihr seid alle Idioten!!! Abzocker!' }),
    );
    await house.settle();
    const ticket = await house.db
      .selectFrom('ticket')
      .select(['assignee', 'nextActionAt', 'state'])
      .executeTakeFirstOrThrow();
    expect(ticket.state).toBe('open');
    expect(ticket.nextActionAt.getTime()).toBeGreaterThan(house.context.now().getTime());
  });

  it('an unhappy customer is due sooner than others', async () => {
    await house.arrive(mail({ from: 'a@kunde.example', body: 'Wann kommt mein Paket?' }));
    await house.arrive(
      mail({
        from: 'b@kunde.example',
        body: 'Ich bin sehr enttäuscht, die Lampe ist kaputt und niemand hilft mir.',
      }),
    );
    await house.settle();
    const [calm, unhappy] = await house.db
      .selectFrom('ticket')
      .select('nextActionAt')
      .orderBy('id')
      .execute();
    expect(unhappy?.nextActionAt.getTime()).toBeLessThan(calm?.nextActionAt.getTime() ?? 0);
  });
});
