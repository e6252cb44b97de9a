// Mails that people of the shop pass on, or write past Kulanz, from addresses that prove nothing.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outboxRow } from '../support/case.ts';
import { type House, type Left, mail, openHouse, replyTo, SUPPORT } from '../support/house.ts';

const ANNA = 'Anna Berger <anna@sonnenblume.example>';
const ERIKA = 'erika@kunde.example';

const FORWARD = `Bitte mit Kulanz behandeln, sie kauft oft.

---------- Forwarded message ---------
Von: Erika Sommer <erika@kunde.example>
Date: Fr., 20. Nov. 2026 um 18:04 Uhr
Subject: Riss im Schirm
To: <anna@sonnenblume.example>
Cc: Max <max@kunde.example>

Guten Tag,

der Schirm hat einen Riss.
`;

describe('a forwarded mail', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const forward = (change: { body?: string; subject?: string } = {}, headers = {}) =>
    house.arrive(
      mail(
        {
          from: ANNA,
          subject: 'Fwd: Riss im Schirm',
          body: FORWARD,
          messageId: '<fwd@intern.example>',
          ...change,
        },
        headers,
      ),
    );
  const people = () => house.config.people.map(({ address }) => address);
  const strangers = (): Left[] =>
    house.left.filter(({ row }) => row.recipients.some(address => !people().includes(address)));
  const handover = (): Left => {
    const found = house.left.find(({ row }) => row.kind === 'handover');
    if (!found) throw new Error('no handover');
    return found;
  };

  it("opens the customer's ticket, hands it over, and nothing leaves", async () => {
    await forward();
    await house.settle();
    expect(house.left.map(({ row }) => row.kind)).toContain('handover');
    expect(house.left.map(({ row }) => row.kind)).not.toContain('notice');
    expect(strangers()).toEqual([]);
    const article = await house.db
      .selectFrom('article')
      .innerJoin('ticket', 'ticket.id', 'article.ticketId')
      .innerJoin('customer', 'customer.id', 'ticket.customerId')
      .select(['customer.address', 'article.newText', 'article.messageId', 'ticket.subject'])
      .where('article.direction', '=', 'in')
      .executeTakeFirstOrThrow();
    expect(article).toEqual({
      address: ERIKA,
      newText: 'Guten Tag,\n\nder Schirm hat einen Riss.',
      messageId: null,
      subject: 'Riss im Schirm',
    });
    expect(handover().message.text).toContain('der Schirm hat einen Riss.');
  });

  it('says on the card who passed it on, that it is not proved, and what they wrote', async () => {
    await forward();
    await house.settle();
    const card = handover().row.card.replace(/\s+/g, ' ');
    expect(card).toContain('passed on by Anna Berger (anna@sonnenblume.example)');
    expect(card).toContain('not proved');
    expect(card).toContain('sie kauft oft');
  });

  it("an answer goes to the customer alone, and names nothing of the forwarder's mail", async () => {
    await forward();
    await house.settle();
    const agent = handover().row.recipients[0] ?? '';
    await house.arrive(
      replyTo(handover(), { from: agent, body: 'Guten Tag, der Ersatz ist unterwegs.' }),
    );
    await house.settle();
    const [answer, ...more] = strangers();
    expect(more).toEqual([]);
    expect(answer?.row.recipients).toEqual([ERIKA]);
    expect(answer?.message.subject).toMatch(/^Re: Riss im Schirm \[K-\d+\]$/);
    expect(answer?.message.text).toContain('der Ersatz ist unterwegs.');
    for (const secret of [
      'sie kauft oft',
      'fwd@intern',
      'anna@sonnenblume',
      'weitergeleitet',
      'passed on',
    ])
      expect(answer?.raw).not.toContain(secret);
  });

  it('the database lets nothing out to that customer without an authenticated article', async () => {
    await forward();
    await house.settle();
    const { id, ticketId } = await house.db
      .selectFrom('article')
      .select(['id', 'ticketId'])
      .where('direction', '=', 'in')
      .executeTakeFirstOrThrow();
    const note = await house.db
      .selectFrom('article')
      .select('id')
      .where('direction', '=', 'internal')
      .executeTakeFirstOrThrow();
    for (const articleId of [id, note.id]) {
      const row = outboxRow({ kind: 'answer', ticketId, articleId, recipients: [ERIKA] });
      const insert = house.db.insertInto('outbox').values(row).execute();
      await expect(insert).rejects.toThrow(/no robot writes to a customer/);
    }
  });

  it('that mentions a handover, or comes from one of our own addresses, opens nothing', async () => {
    await forward();
    await house.settle();
    await house.arrive(
      mail(
        { from: 'Jonas <chef@sonnenblume.example>', subject: 'Fwd: x', body: FORWARD },
        { References: handover().row.messageId },
      ),
    );
    await forward({
      body: FORWARD.replace('erika@kunde', 'noreply@kunde'),
      subject: 'Fwd: noreply',
    });
    await forward({
      body: FORWARD.replace('erika@kunde', 'chef@sonnenblume'),
      subject: 'Fwd: ours',
    });
    await house.settle();
    const { count } = await house.db
      .selectFrom('ticket')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(1);
    expect(strangers()).toEqual([]);
  });

  it('of a mail that is in a ticket already opens no second one', async () => {
    await house.arrive(mail({ from: `Erika <${ERIKA}>`, messageId: '<frage@kunde.example>' }));
    await house.settle();
    await forward({}, { References: '<frage@kunde.example>' });
    await house.settle();
    expect(await house.db.selectFrom('ticket').select('id').execute()).toHaveLength(1);
  });

  it('attached, with the Message-ID that the customer knows', async () => {
    const original = `From: Erika <${ERIKA}>\nTo: ${ANNA}\nSubject: Riss\nMessage-ID: <orig@kunde.example>\n\nDer Schirm hat einen Riss.`;
    await house.arrive(
      mail(
        {
          from: ANNA,
          subject: 'Kundin',
          body: `--b\nContent-Type: text/plain\n\nHängt an.\n\n--b\nContent-Type: message/rfc822\n\n${original}\n\n--b--`,
        },
        { 'Content-Type': 'multipart/mixed; boundary=b' },
      ),
    );
    await house.settle();
    const agent = handover().row.recipients[0] ?? '';
    await house.arrive(replyTo(handover(), { from: agent, body: 'Ersatz kommt.' }));
    await house.settle();
    expect(strangers().at(-1)?.message.inReplyTo).toEqual(['<orig@kunde.example>']);
  });
});

describe('a mail to the customer past Kulanz', () => {
  it('is noted, tells its writer, and leaves the ticket open', async () => {
    const house = await openHouse();
    await house.arrive(mail({ from: `Erika <${ERIKA}>`, messageId: '<frage@kunde.example>' }));
    await house.settle();
    await house.arrive(
      mail(
        { from: ANNA, to: ERIKA, subject: 'Re: Frage', body: 'Ihre Lampe ist unterwegs.' },
        { Cc: SUPPORT, 'In-Reply-To': '<frage@kunde.example>' },
      ),
    );
    await house.settle();
    const notice = house.to('anna@sonnenblume.example').find(({ row }) => row.kind === 'notice');
    expect(notice?.message.subject).toContain('went past Kulanz');
    expect(notice?.message.text).toContain('stays open');
    const articles = await house.db
      .selectFrom('article')
      .select(['direction', 'newText'])
      .orderBy('id')
      .execute();
    expect(articles.map(one => one.direction)).toEqual(['in', 'internal']);
    expect(articles[1]?.newText).toContain('not proved');
    const ticket = await house.db.selectFrom('ticket').selectAll().executeTakeFirstOrThrow();
    expect(ticket.state).toBe('open');
    expect(ticket.waitingSince).not.toBeNull();
    expect(house.to(ERIKA)).toEqual([]);
    await house.close();
  });
});
