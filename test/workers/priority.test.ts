import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Rule } from '../../src/rules/schema.ts';
import { openTickets } from '../../src/store/digest-facts.ts';
import { ticketViews } from '../../src/store/ticket-view.ts';
import { orderDigest } from '../../src/tickets/digest.ts';
import { type House, mail, openHouse } from '../support/house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  const { rules } = house.context;
  const [first] = rules.rules;
  if (!first) throw new Error('no rule');
  const hotels: Rule = {
    ...first,
    name: 'hotels',
    conditions: [{ fact: 'domain', is: 'one-of', words: ['hotel.example'] }],
    actions: { ...first.actions, alertOwner: false, priority: 'urgent' },
  };
  Object.assign(house.context, { rules: { ...rules, rules: [hotels, ...rules.rules] } });
});
afterEach(() => house.close());

it("the rules' priority is kept, and orders the digest and kulanz tickets", async () => {
  for (const from of ['erika@kunde.example', 'desk@hotel.example', 'otto@kunde.example']) {
    await house.arrive(mail({ from, body: 'When does my lamp arrive?' }));
    await house.settle();
  }
  const listed: string[] = [];
  for await (const view of ticketViews(house.db, { open: true }))
    listed.push(view.customer.address);
  expect(listed).toEqual(['desk@hotel.example', 'erika@kunde.example', 'otto@kunde.example']);
  const now = house.context.now();
  const rows = orderDigest(await openTickets(house.db, now, id => id), now);
  expect(rows.map(({ customer }) => customer)).toEqual(listed);
});
