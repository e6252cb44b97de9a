// A talk stays with its human: whoever says thank you to Anna doesn't hear from Tom.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type House, type Left, mail, openHouse, replyTo } from '../support/house.ts';

const CUSTOMER = 'Kim <kim@kunde.example>';
const REFUND = 'Guten Tag, ich möchte die Schuhe zurückgeben. Wie bekomme ich mein Geld zurück?';
/** About praise, which is no topic of Anna's. */
const THANKS = 'Danke, das hat super geklappt! Sie sind die Besten.';

describe('a customer who writes again', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const lastOf = (kind: string): Left => {
    const found = house.left.findLast(({ row }) => row.kind === kind);
    if (!found) throw new Error(`no ${kind}`);
    return found;
  };
  const write = async (body: string, answers?: Left): Promise<string | null> => {
    const id = answers?.message.messageId ?? '';
    await house.arrive(mail({ from: CUSTOMER, body }, id ? { 'In-Reply-To': id } : {}));
    await house.settle();
    return lastOf('handover').row.person;
  };

  it('in the same case is answered by the same human, whatever it is about now', async () => {
    expect(await write(REFUND)).toBe('anna');
    const from = 'anna@sonnenblume.example';
    await house.arrive(replyTo(lastOf('handover'), { from, body: 'Schicken Sie sie zurück.' }));
    await house.settle();
    expect(await write(THANKS, lastOf('answer'))).toBe('anna');
    expect(lastOf('handover').message.text.replace(/\s+/g, ' ')).toContain(
      'Anna Berger has answered in this case already',
    );
  });
});
