// Promise 5: why this owner, why "extremely unhappy", why "super customer", in one plain line.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ticketViews } from '../../src/store/ticket-view.ts';
import { type House, mail, openHouse } from '../support/house.ts';

describe('Every decision explains itself', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const show = async (number: string) => {
    for await (const view of ticketViews(house.db, { number, whole: true })) return view;
    throw new Error(`no ticket ${number}`);
  };

  it('names the rule with its line, and the reason for the human', async () => {
    await house.arrive(
      mail({ from: 'erika@kunde.example', body: 'Die Tasse kam zerbrochen an, anbei ein Foto.' }),
    );
    await house.settle();
    const view = await show('K-10006');
    expect(view.assignee.because).toMatch(/^routing\.yaml:\d+ .+: .+/);
    expect(view.assignee.id).toBe('tom');
    const assigned = view.events.find(event => event.what === 'assigned');
    expect(assigned?.because).toBe(view.assignee.because);
    expect(house.left[0]?.message.text.replace(/\s+/g, ' ')).toContain(view.assignee.because);
  });

  it("quotes the customer's words for a mood", async () => {
    await house.arrive(
      mail({
        from: 'erika@kunde.example',
        body: 'Das ist Betrug! Mein Anwalt wird sich bei Ihnen melden. Nie wieder!',
      }),
    );
    await house.settle();
    const view = await show('K-10006');
    expect(view.level).toBe('extremely-unhappy');
    const judged = view.events.find(event => event.what === 'judged');
    expect(judged?.because).toContain('Anwalt');
  });

  it('says why a customer is a super customer', async () => {
    await house.arrive(
      mail({
        from: 'margaret@kunde.example',
        body: 'I have just placed my fifteenth order with you and recommend you to all my friends. May I ask a favour?',
      }),
    );
    await house.settle();
    const view = await show('K-10006');
    expect(view.customer.value.super).toBe(true);
    expect(view.customer.value.reasons.join(' ')).toMatch(/fifteenth order/);
  });

  it('says which machine a mail came from', async () => {
    await house.arrive(
      mail(
        { from: 'news@laden.example' },
        { Precedence: 'bulk', 'List-Id': '<news.laden.example>' },
      ),
    );
    await house.settle();
    const row = await house.db
      .selectFrom('inbound')
      .select(['kind', 'reason'])
      .executeTakeFirstOrThrow();
    expect(row.kind).toBe('bulk');
    expect(row.reason).not.toBe('');
  });

  it('every ticket tells its whole history in order', async () => {
    await house.arrive(mail({ from: 'erika@kunde.example' }));
    await house.settle();
    const view = await show('K-10006');
    expect(view.events.map(event => event.what)).toEqual([
      'opened',
      'judged',
      'assigned',
      'handed-over',
    ]);
    for (const event of view.events) expect(event.because).not.toBe('');
  });
});
