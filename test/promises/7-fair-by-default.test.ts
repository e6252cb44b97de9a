// Promise 7, as far as this release goes: no hurdle for a cancellation, and nobody is turned away.
// Grace days on the card and the blocklist come with later releases (CHANGELOG, "not yet").
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type House, mail, openHouse } from '../support/house.ts';

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
