// Which ticket a mail belongs to, on the real database.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type House, mail, openHouse, replyTo, SUPPORT } from '../support/house.ts';

const ERIKA = 'Erika <erika@kunde.example>';
const CONVERSATION = Buffer.from('01dc5c8a2b3f0a1b2c3d4e5f60718293a4b5c6d7e8f9', 'hex');
const index = (replies: number): string =>
  Buffer.concat([CONVERSATION, Buffer.alloc(replies * 5, 7)]).toString('base64');

describe('threading', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  /** Articles by ticket, oldest ticket first. */
  const tickets = async (): Promise<number[]> => {
    const rows = await house.db
      .selectFrom('article')
      .select(['ticketId', eb => eb.fn.countAll<number>().as('count')])
      .groupBy('ticketId')
      .orderBy('ticketId')
      .execute();
    return rows.map(row => Number(row.count));
  };

  it.each(['one after the other', 'together'])(
    "Outlook's conversation alone leads a participant to the ticket, %s",
    async how => {
      await house.arrive(mail({ from: ERIKA }, { 'Thread-Index': index(0) }));
      if (how !== 'together') await house.settle();
      await house.arrive(
        mail(
          { from: ERIKA, subject: 'AW: Frage', body: 'Noch etwas.' },
          { 'Thread-Index': index(1) },
        ),
      );
      await house.settle();
      expect(await tickets()).toEqual([2]);
    },
  );

  it('but no stranger, who gets a ticket of their own', async () => {
    await house.arrive(mail({ from: ERIKA }, { 'Thread-Index': index(0) }));
    await house.settle();
    await house.arrive(
      mail({ from: 'eve@fremd.example', body: 'Ich auch.' }, { 'Thread-Index': index(1) }),
    );
    await house.settle();
    expect(await tickets()).toEqual([1, 1]);
  });

  it.each([
    ['in capitals', (id: string) => id.toUpperCase()],
    ['as HTML', (id: string) => id.replace('<', '&lt;').replace('>', '&gt;')],
    ['among words', (id: string) => `Your mail of Monday ${id} (Anna)`],
    ['without brackets', (id: string) => id.slice(1, -1)],
  ])(
    'our own Message-ID %s still leads to its ticket, from another address too',
    async (_name, mangle) => {
      await house.arrive(mail({ from: ERIKA }));
      await house.settle();
      const [handover] = house.left;
      if (!handover) throw new Error('no handover');
      await house.arrive(
        replyTo(handover, { from: handover.row.recipients[0] ?? '', body: 'Gern.' }),
      );
      await house.settle();
      const [answer] = house.to('erika@kunde.example');
      if (!answer) throw new Error('no answer');
      const headers = { 'In-Reply-To': mangle(answer.row.messageId) };
      await house.arrive(mail({ from: 'erika@arbeit.example', body: 'Danke!' }, headers));
      await house.settle();
      expect(await tickets()).toEqual([3]);
    },
  );

  it('one mail to two of our addresses is one article', async () => {
    const once = mail({
      from: ERIKA,
      messageId: '<zwei@kunde.example>',
      to: `${SUPPORT}, info@sonnenblume.example`,
    });
    await house.arrive(once);
    await house.arrive(once.replace('Date:', 'X-Way: 2\nDate:'));
    await house.settle();
    expect(await tickets()).toEqual([1]);
  });

  it('a form that sends in our name without Reply-To is a problem that the owner sees', async () => {
    for (const subject of ['Kontaktformular', 'Kontaktformular 2'])
      await house.arrive(mail({ from: SUPPORT, subject, body: 'Wo ist mein Paket?' }));
    await house.settle();
    const problems = await house.db.selectFrom('problem').select('what').execute();
    expect(problems.map(({ what }) => what)).toEqual([
      expect.stringMatching(/own address hilfe@sonnenblume\.example.*Kontaktformular.*Reply-To/),
    ]);
    expect(house.left).toEqual([]);
  });

  it('an answer or a handover of ours that comes back is none', async () => {
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    const [handover] = house.left;
    if (!handover) throw new Error('no handover');
    await house.arrive(
      replyTo(handover, { from: handover.row.recipients[0] ?? '', body: 'Gern.' }),
    );
    await house.settle();
    for (const { raw } of [...house.left]) await house.arrive(Buffer.from(raw, 'latin1'));
    await house.settle();
    expect(await house.db.selectFrom('problem').select('what').execute()).toEqual([]);
  });
});
