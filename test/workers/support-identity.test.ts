// A human of ours has the support account in their mail client too, and answers with the wrong identity.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type House, type Left, mail, openHouse, replyTo, SUPPORT } from '../support/house.ts';

const SELF = `Sonnenblume Versand <${SUPPORT}>`;
const ERIKA = 'erika@kunde.example';

describe('a reply from the support identity', () => {
  let house: House;
  let handover: Left;
  let agent: string;
  beforeEach(async () => {
    house = await openHouse();
    await house.arrive(mail({ from: `Erika <${ERIKA}>` }));
    await house.settle();
    const [first] = house.left;
    if (!first) throw new Error('no handover');
    handover = first;
    agent = first.row.recipients[0] ?? '';
  });
  afterEach(() => house.close());

  const held = async (): Promise<number> =>
    (await house.db.selectFrom('article').select('id').where('hold', '=', 'held').execute()).length;
  const arrive = async (raw: string): Promise<void> => {
    await house.arrive(raw);
    await house.settle();
  };
  /** To the plain support address; the handover's Message-ID alone tells what it answers. */
  const plain = (headers: Readonly<Record<string, string>> = {}): string =>
    mail(
      { from: SELF, subject: 'Re: Frage', body: 'It leaves today.' },
      { 'In-Reply-To': handover.message.messageId ?? '', ...headers },
    );

  it.each([
    ['a token', () => replyTo(handover, { from: SELF, body: 'It leaves today.' })],
    ['the Message-ID of a handover', () => plain()],
  ])('with %s is held, its person asked, and #send sends it', async (_, reply) => {
    await arrive(reply());
    expect(house.to(ERIKA)).toEqual([]);
    expect(await held()).toBe(1);
    const notice = house.to(agent).at(-1);
    expect(notice?.message.text).toContain(SUPPORT);
    if (!notice) throw new Error('no notice');
    await arrive(replyTo(notice, { from: agent, body: '#send' }));
    expect(house.to(ERIKA)[0]?.message.text).toContain('It leaves today.');
  });

  it.each([
    ['our loop header', () => plain({ 'X-Kulanz-Loop': '1' })],
    ['an automatic answer', () => plain({ 'Auto-Submitted': 'auto-replied' })],
    ['no proof at all', () => mail({ from: SELF, body: 'From the form.' })],
  ])('stays a loop with %s', async (_, reply) => {
    const before = house.left.length;
    await arrive(reply());
    expect(await held()).toBe(0);
    expect(house.left).toHaveLength(before);
  });

  it('our own mail that comes back stays a loop', async () => {
    const before = house.left.length;
    await arrive(handover.raw);
    expect(await held()).toBe(0);
    expect(house.left).toHaveLength(before);
  });
});
