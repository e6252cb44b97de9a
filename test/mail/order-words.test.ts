import { describe, expect, it } from 'vitest';
import { ORDER_WORDS } from '../../src/mail/order-words.ts';

describe('the words about orders', () => {
  const [de, en] = [ORDER_WORDS.de, ORDER_WORDS.en];

  it('speak of one day of grace as of one', () => {
    expect(de.standing.grace(1)).toBe('innerhalb des einen Kulanztags, sagen Sie Ja');
    expect(en.standing.grace(1)).toBe('within the one day of grace, say yes');
    expect(de.standing.outside(1)).toBe('abgelaufen, auch der eine Kulanztag');
    expect(en.standing.outside(1)).toBe('over, and so is the one day of grace');
    expect(de.standing.grace(14)).toBe('innerhalb der 14 Kulanztage, sagen Sie Ja');
    expect(en.standing.outside(14)).toBe('over, and so are the 14 days of grace');
    expect([de.standing.outside(0), en.standing.outside(0)]).toEqual(['abgelaufen', 'over']);
  });

  it('speak of one order more as of one', () => {
    expect(de.unsure(['A', 'B'], 1)).toBe('nicht sicher: A oder B, oder eine weitere');
    expect(en.unsure(['A', 'B'], 1)).toBe('not sure: A or B, or one more');
    expect(de.unsure(['A', 'B'], 3)).toBe('nicht sicher: A oder B, oder eine von 3 weiteren');
    expect(en.unsure(['A', 'B'], 3)).toBe('not sure: A or B, or one of 3 more');
  });
});
