// One customer never reads the number of another one's case.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type House, type Left, mail, openHouse, replyTo } from '../support/house.ts';

const ERIKA = 'erika@kunde.example';

describe("another ticket's number in an answer", () => {
  let house: House;
  let handover: Left;
  beforeEach(async () => {
    house = await openHouse();
    handover = await written(ERIKA);
  });
  afterEach(() => house.close());

  const written = async (from: string, body = 'Where is my lamp?'): Promise<Left> => {
    await house.arrive(mail({ from, body }));
    await house.settle();
    const last = house.left.filter(({ row }) => row.kind === 'handover').at(-1);
    if (!last) throw new Error('no handover');
    return last;
  };
  const numberOf = ({ message }: Left): string => /K-\d+/.exec(message.subject)?.[0] ?? '';
  const answer = async (to: Left, body: string): Promise<void> => {
    await house.arrive(replyTo(to, { from: to.row.recipients[0] ?? '', body, quote: false }));
    await house.settle();
  };
  const answers = (): number => house.to(ERIKA).length;

  it('is held, named to its writer, and leaves with #send', async () => {
    const other = await written('otto@kunde.example');
    const body = `It was the same with otto@kunde.example, see ${numberOf(other).toLowerCase()}.`;
    await answer(handover, body);
    expect(answers()).toBe(0);
    const notice = house.to(handover.row.recipients[0] ?? '').at(-1);
    expect(notice?.message.text).toContain(numberOf(other));
    if (!notice) throw new Error('no notice');
    await answer(notice, '#send');
    expect(answers()).toBe(1);
  });

  it.each([
    ['their own', async () => numberOf(handover)],
    ['another one of theirs', async () => numberOf(await written(ERIKA, 'And my bill?'))],
    ['nobody', async () => 'K-99993'],
  ])('passes when it is of %s', async (_, number) => {
    await answer(handover, `Please keep the number ${await number()} at hand.`);
    expect(answers()).toBe(1);
  });

  it('passes when the customer has named it', async () => {
    const other = await written('otto@kunde.example');
    const asked = await written(ERIKA, `My neighbour told me of ${numberOf(other)}.`);
    await answer(asked, `About ${numberOf(other)} I can't tell you anything.`);
    expect(answers()).toBe(1);
  });
});
