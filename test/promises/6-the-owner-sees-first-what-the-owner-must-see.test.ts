// Promise 6. The minute is measured on real servers in test/services/journey*.test.ts.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { queueDigest } from '../../workers/digest.ts';
import { type House, mail, openHouse } from '../support/house.ts';

const OWNER = 'chef@sonnenblume.example';
const FURIOUS =
  'Das ist Betrug! Mein Anwalt wird sich bei Ihnen melden. Das ist die dritte Mail ohne Antwort!';

describe('The owner sees first what the owner must see', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(config => ({ ...config, digest: { at: ['08:00', '14:00'] } }));
  });
  afterEach(() => house.close());

  it.each([
    ['extremely unhappy', FURIOUS],
    [
      'super',
      'This is my twentieth order with you, I recommend you to everyone. May I ask a favour?',
    ],
  ])('is alerted about an %s customer at once, and gets the case', async (_level, body) => {
    await house.arrive(mail({ from: 'erika@kunde.example', body }));
    await house.settle();
    const kinds = house
      .to(OWNER)
      .map(({ row }) => row.kind)
      .sort();
    expect(kinds).toEqual(['alert', 'handover']);
    const alert = house.to(OWNER).find(({ row }) => row.kind === 'alert');
    expect(alert?.message.headers.get('importance')).toEqual(['high']);
  });

  it('an alert leaves before the handovers beside it', async () => {
    for (let n = 0; n < 5; n++)
      await house.arrive(mail({ from: `k${n}@kunde.example`, body: `Wann öffnen Sie? ${n}` }));
    await house.arrive(mail({ from: 'erika@kunde.example', body: FURIOUS }));
    await house.settle();
    expect(house.left[0]?.row.kind).toBe('alert');
  });

  it('is not bothered about everyday mail', async () => {
    await house.arrive(mail({ from: 'erika@kunde.example', body: 'Wann kommt mein Paket?' }));
    await house.settle();
    expect(house.to(OWNER)).toEqual([]);
  });

  it('gets the digest at the configured times, once each, the worst first', async () => {
    await house.arrive(
      mail({ from: 'otto@kunde.example', subject: 'Frage', body: 'Wann kommt mein Paket?' }),
    );
    await house.arrive(mail({ from: 'erika@kunde.example', subject: 'Betrug', body: FURIOUS }));
    await house.settle();
    house.left.length = 0;
    for (const time of ['12:59', '13:00', '13:01', '13:30']) {
      house.at(`2026-11-23T${time}:00.000Z`);
      await house.tick();
      await house.settle();
    }
    const digests = house.to(OWNER).filter(({ row }) => row.kind === 'digest');
    expect(digests).toHaveLength(1);
    const text = digests[0]?.message.text ?? '';
    expect(text.indexOf('erika@kunde.example')).toBeGreaterThan(0);
    expect(text.indexOf('erika@kunde.example')).toBeLessThan(text.indexOf('otto@kunde.example'));
  });

  it('a digest that was missed by hours is not made up for', async () => {
    house.at('2026-11-23T11:00:00.000Z');
    await house.tick();
    await house.settle();
    expect(house.left).toEqual([]);
  });

  it('the digest tells of problems once', async () => {
    await house.db
      .insertInto('problem')
      .values({ key: 'x', what: 'the disk is full', at: new Date() })
      .execute();
    for (const key of ['a', 'b'])
      await house.db
        .transaction()
        .execute(trx => queueDigest(house.context, trx, key, new Date(0)));
    await house.settle();
    const told = house.to(OWNER).filter(({ message }) => message.text.includes('the disk is full'));
    expect(told).toHaveLength(1);
  });

  it('of many problems each one is told, in this digest or in the next', async () => {
    const all = Array.from({ length: 45 }, (_, index) => `problem ${index + 100}`);
    await house.db
      .insertInto('problem')
      .values(all.map(what => ({ key: what, what, at: new Date() })))
      .execute();
    for (const key of ['a', 'b', 'c', 'd'])
      await house.db
        .transaction()
        .execute(trx => queueDigest(house.context, trx, key, new Date(0)));
    await house.settle();
    const texts = house.to(OWNER).map(({ message }) => message.text);
    const named = texts.map(text => text.match(/problem \d+/g) ?? []);
    expect(named.map(({ length }) => length)).toEqual([20, 20, 5, 0]);
    expect(named.flat()).toEqual(all);
    expect(texts.map(text => /and (\d+) more/.exec(text)?.[1])).toEqual([
      '25',
      '5',
      undefined,
      undefined,
    ]);
  });

  it('what a digest told that never arrived is told again', async () => {
    await house.db
      .insertInto('problem')
      .values({ key: 'x', what: 'the disk is full', at: new Date() })
      .execute();
    house.verdict = () => ({ kind: 'refused', code: 550, words: '550 mailbox full' });
    for (const key of ['a', 'b']) {
      await house.db
        .transaction()
        .execute(trx => queueDigest(house.context, trx, key, new Date(0)));
      await house.settle();
      house.verdict = undefined;
    }
    const told = house.to(OWNER).filter(({ message }) => message.text.includes('the disk is full'));
    expect(told.map(({ row }) => row.key)).toEqual(['digest:b']);
  });
});
