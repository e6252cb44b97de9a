import { describe, expect, it } from 'vitest';
import { sampleOrders } from '../../src/demo/sample-orders.ts';
import { sampleMails } from '../../src/demo/samples.ts';

const NOW = new Date('2026-11-27T12:00:00Z');

describe('the orders of the demo', () => {
  const orders = sampleOrders(NOW);

  it('each number once, none in the future', () => {
    expect(new Set(orders.map(({ key }) => key)).size).toBe(orders.length);
    expect(orders.filter(({ orderedAt }) => orderedAt > NOW)).toEqual([]);
  });

  it('the ones that the sample mails name are the writers’ own', () => {
    const mails = sampleMails(NOW, 'hilfe@sonnenblume.example').map(({ raw }) => raw.toString());
    for (const number of ['20417', '20255', '20688']) {
      const order = orders.find(({ key }) => key === number);
      const mail = mails.find(raw => raw.includes(number)) ?? '';
      expect(mail).toContain(order?.address ?? 'no such order');
    }
  });

  it('one customer has fourteen of them', () => {
    expect(orders.filter(({ name }) => name === 'Margaret Ellis')).toHaveLength(14);
  });
});
