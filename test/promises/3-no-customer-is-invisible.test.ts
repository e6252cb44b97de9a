// Promise 3: one named human owner and a date, at every moment; when it passes, it climbs to the owner.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { syncPeople } from '../../src/store/people.ts';
import { tick } from '../../workers/clock.ts';
import { ingest } from '../../workers/ingest.ts';
import { triage } from '../../workers/triage.ts';
import { type House, type Left, mail, openHouse, replyTo, SUPPORT } from '../support/house.ts';

const ERIKA = 'Erika Muster <erika@kunde.example>';

describe('No customer is invisible', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const ticket = () => house.db.selectFrom('ticket').selectAll().executeTakeFirstOrThrow();

  it('has a human and a date even between ingest and triage', async () => {
    await house.arrive(mail({ from: ERIKA }));
    await ingest(house.context);
    const { assignee, nextActionAt } = await ticket();
    expect(assignee).toBe('jonas');
    expect(nextActionAt.getTime()).toBeGreaterThan(house.context.now().getTime());
  });

  it.each(['assignee', 'next_action_at', 'because'])(
    'the table refuses a ticket without %s',
    async column => {
      await house.arrive(mail({ from: ERIKA }));
      await house.settle();
      const { sql } = await import('kysely');
      await expect(
        sql`update ticket set ${sql.ref(column)} = null`.execute(house.db),
      ).rejects.toThrow(/null value/);
    },
  );

  it('is assigned to somebody when everybody is away', async () => {
    for (const person of house.config.people)
      await house.db
        .insertInto('away')
        .values({
          person: person.id,
          since: new Date(0),
          until: new Date('2027-01-01'),
          because: 'x',
        })
        .execute();
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    expect((await ticket()).assignee).toBe('jonas');
    expect(house.left).toHaveLength(1);
  });

  it('the answer is due in business hours', async () => {
    house.at('2026-11-27T15:30:00.000Z'); // Friday, 16:30 in Berlin
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    // Half an hour on Friday, the other 7.5 of the default 8 hours on Monday from 9.
    expect((await ticket()).nextActionAt.toISOString()).toBe('2026-11-30T15:30:00.000Z');
  });

  it('climbs to the owner when the date passes, once, and again only after business time', async () => {
    await house.arrive(mail({ from: ERIKA, subject: 'Lampe' }));
    await house.settle();
    house.left.length = 0;
    house.at('2026-11-24T12:00:00.000Z');
    await house.tick();
    await house.tick();
    await house.settle();
    expect(house.left).toHaveLength(1);
    expect(house.left[0]?.row).toMatchObject({ kind: 'notice', person: 'jonas' });
    expect(house.left[0]?.message.text).toContain('Lampe');
    house.at('2026-11-25T13:00:00.000Z');
    await house.tick();
    await house.settle();
    expect(house.left).toHaveLength(2);
  });

  it('a further mail never postpones what was due', async () => {
    await house.arrive(mail({ from: ERIKA, messageId: '<1@kunde.example>' }));
    await house.settle();
    const before = (await ticket()).nextActionAt;
    house.at('2026-11-23T13:00:00.000Z');
    await house.arrive(
      mail({ from: ERIKA, body: 'Any news?' }, { References: '<1@kunde.example>' }),
    );
    await house.settle();
    expect((await ticket()).nextActionAt).toEqual(before);
  });

  it('a handover that is refused goes to the next human, the owner hears of it, and nothing breeds', async () => {
    house.verdict = row =>
      row.recipients.includes('chef@sonnenblume.example')
        ? undefined
        : { kind: 'refused', code: 550, words: '550 no such user' };
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    expect((await ticket()).assignee).toBe('jonas');
    const kinds = house
      .to('chef@sonnenblume.example')
      .map(({ row }) => row.kind)
      .sort();
    expect(kinds).toEqual(['handover', 'notice', 'notice']);
    const rows = await house.db
      .selectFrom('outbox')
      .select(['person', 'kind'])
      .where('kind', '=', 'handover')
      .execute();
    expect(rows.map(row => row.person).sort()).toEqual(['anna', 'jonas', 'tom']);
  });

  it('a human who leaves the team leaves no ticket behind', async () => {
    await house.arrive(mail({ from: ERIKA, body: 'Die Tasse ist zerbrochen.' }));
    await house.settle();
    const before = (await ticket()).assignee;
    expect(before).not.toBe('jonas');
    const rest = house.config.people.filter(person => person.id !== before);
    await syncPeople(house.db, rest, 'en', house.context.now());
    const context = { ...house.context, config: { ...house.config, people: rest } };
    await tick(context);
    await triage(context);
    await house.settle();
    const { assignee, because } = await ticket();
    expect(rest.map(({ id }) => id)).toContain(assignee);
    expect(because).not.toBe('');
    const last = house.left.at(-1);
    expect(last?.row).toMatchObject({ kind: 'handover', person: assignee });
  });

  it('every mailbox refuses: the ticket stays with the owner, and the tries end', async () => {
    house.verdict = () => ({ kind: 'refused', code: 550, words: '550 no such user' });
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    expect((await ticket()).assignee).toBe('jonas');
    expect(house.left).toEqual([]);
  });

  it('#wait brings it back to its human, and an answered one closes quietly after a week', async () => {
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    const [handover] = house.left;
    if (!handover) throw new Error('no handover');
    const agent = handover.row.recipients[0] ?? '';
    await house.arrive(replyTo(handover, { from: agent, body: '#wait 2d' }));
    await house.settle();
    expect(await ticket()).toMatchObject({ state: 'waiting', nextAction: 'remind' });
    house.at('2026-11-26T12:00:00.000Z');
    await house.tick();
    await house.settle();
    expect(await ticket()).toMatchObject({ state: 'open', nextAction: 'answer' });
    const reminder = house.to(agent).at(-1);
    expect(reminder?.row.kind).toBe('notice');
    if (!reminder) throw new Error('no reminder');
    await house.arrive(replyTo(reminder, { from: agent, body: 'Here is your answer.' }));
    await house.settle();
    expect(house.to('erika@kunde.example')).toHaveLength(1);
    expect(await ticket()).toMatchObject({
      state: 'waiting',
      nextAction: 'close',
      waitingSince: null,
    });
    house.at('2026-12-04T12:00:00.000Z');
    await house.tick();
    expect((await ticket()).state).toBe('closed');
  });

  it('a reply to a closed ticket opens it again; after 30 days it is a new one that goes on from it', async () => {
    await house.arrive(mail({ from: ERIKA, messageId: '<1@kunde.example>' }));
    await house.settle();
    const [handover] = house.left;
    if (!handover) throw new Error('no handover');
    const agent = handover.row.recipients[0] ?? '';
    await house.arrive(replyTo(handover, { from: agent, body: '#close\nDone.' }));
    await house.settle();
    expect((await ticket()).state).toBe('closed');
    house.at('2026-12-10T12:00:00.000Z');
    await house.arrive(
      mail(
        { from: ERIKA, messageId: '<2@kunde.example>', body: 'Still broken' },
        { References: '<1@kunde.example>' },
      ),
    );
    await house.settle();
    expect((await ticket()).state).toBe('open');
    const again = house.left.findLast(({ row }) => row.kind === 'handover');
    if (!again) throw new Error('no handover');
    await house.arrive(replyTo(again, { from: again.row.recipients[0] ?? '', body: '#close' }));
    await house.settle();
    house.at('2027-02-10T12:00:00.000Z');
    await house.arrive(
      mail({ from: ERIKA, body: 'Me again' }, { References: '<1@kunde.example>' }),
    );
    await house.settle();
    const tickets = await house.db
      .selectFrom('ticket')
      .select(['id', 'follows'])
      .orderBy('id')
      .execute();
    expect(tickets).toHaveLength(2);
    expect(tickets[1]?.follows).toBe(tickets[0]?.id);
  });

  const handedOver = (): Left => {
    const last = house.left.findLast(({ row }) => row.kind === 'handover');
    if (!last) throw new Error('no handover');
    return last;
  };
  const agentOf = ({ row }: Left): string => row.recipients[0] ?? '';
  const colleagueOf = (handover: Left): string => {
    const other = house.config.people.find(
      ({ role, address }) => role === 'agent' && address !== agentOf(handover),
    );
    return other?.id ?? 'nobody';
  };
  const idOf = (handover: Left): string =>
    house.config.people.find(({ address }) => address === agentOf(handover))?.id ?? 'nobody';

  it('an answer with #assign leaves the case open, with its date, until the next human has acted', async () => {
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    const handover = handedOver();
    const body = '#assign jonas\nDear Erika, my colleague Jonas will answer you.';
    await house.arrive(replyTo(handover, { from: agentOf(handover), body }));
    await house.settle();
    expect(house.to('erika@kunde.example')).toHaveLength(1);
    const { nextActionAt } = await ticket();
    expect(await ticket()).toMatchObject({
      state: 'open',
      assignee: 'jonas',
      nextAction: 'answer',
    });
    house.at('2026-12-07T12:00:00.000Z');
    await house.tick();
    expect((await ticket()).state).toBe('open');
    expect((await ticket()).nextActionAt).toEqual(nextActionAt);
  });

  it('#assign of a closed case opens it for the other human', async () => {
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    const handover = handedOver();
    for (const body of ['#close', '#assign jonas'])
      await house.arrive(replyTo(handover, { from: agentOf(handover), body }));
    await house.settle();
    expect(await ticket()).toMatchObject({
      state: 'open',
      assignee: 'jonas',
      nextAction: 'answer',
    });
  });

  it('#assign with #wait keeps the day that was asked for', async () => {
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    const handover = handedOver();
    const body = '#assign jonas\n#wait 5d';
    await house.arrive(replyTo(handover, { from: agentOf(handover), body }));
    await house.settle();
    const { nextAction, nextActionAt } = await ticket();
    expect(nextAction).toBe('remind');
    expect(nextActionAt.getTime()).toBeGreaterThan(new Date('2026-11-28T00:00:00Z').getTime());
  });

  it('a case that comes back to its first human comes as a mail', async () => {
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    const first = handedOver();
    const there = `#assign ${colleagueOf(first)}`;
    await house.arrive(replyTo(first, { from: agentOf(first), body: there }));
    await house.settle();
    const second = handedOver();
    const back = `#assign ${idOf(first)}`;
    await house.arrive(replyTo(second, { from: agentOf(second), body: back }));
    await house.settle();
    expect((await ticket()).assignee).toBe(idOf(first));
    expect(house.to(agentOf(first)).filter(({ row }) => row.kind === 'handover')).toHaveLength(2);
  });

  it('a mail that came after the one that was answered keeps the case open', async () => {
    await house.arrive(mail({ from: ERIKA, messageId: '<1@kunde.example>' }));
    await house.settle();
    const first = handedOver();
    const more = { from: ERIKA, body: 'And how do I send the old one back?' };
    await house.arrive(mail(more, { References: '<1@kunde.example>' }));
    await house.settle();
    const { nextActionAt } = await ticket();
    await house.arrive(replyTo(first, { from: agentOf(first), body: 'The lamp comes tomorrow.' }));
    await house.settle();
    expect(await ticket()).toMatchObject({ state: 'open', nextAction: 'answer', nextActionAt });
    const second = handedOver();
    await house.arrive(replyTo(second, { from: agentOf(second), body: 'With this label.' }));
    await house.settle();
    expect(await ticket()).toMatchObject({ state: 'waiting', waitingSince: null });
  });

  it('one of two people in a case is answered: the other one still waits', async () => {
    await house.arrive(
      mail({ from: ERIKA, messageId: '<1@kunde.example>' }, { Cc: 'otto@kunde.example' }),
    );
    await house.arrive(
      mail(
        { from: 'otto@kunde.example', body: 'I have another question about it.' },
        { References: '<1@kunde.example>' },
      ),
    );
    await house.settle();
    const second = handedOver();
    await house.arrive(replyTo(second, { from: agentOf(second), body: 'Here you are, Otto.' }));
    await house.settle();
    expect(house.to('otto@kunde.example')).toHaveLength(1);
    expect(house.to('erika@kunde.example')).toHaveLength(0);
    expect(await ticket()).toMatchObject({ state: 'open', nextAction: 'answer' });
  });

  it('what was written while a reply was held still waits after #send', async () => {
    await house.arrive(mail({ from: ERIKA, messageId: '<1@kunde.example>' }));
    await house.settle();
    const handover = handedOver();
    const secret = handover.row.card.split('\n').find(line => line.includes('routing.yaml')) ?? '';
    await house.arrive(replyTo(handover, { from: agentOf(handover), body: secret, quote: false }));
    await house.settle();
    const notice = house.left.findLast(({ row }) => row.kind === 'notice');
    if (!notice) throw new Error('no notice');
    await house.arrive(
      mail({ from: ERIKA, body: 'Please cancel!' }, { References: '<1@kunde.example>' }),
    );
    await house.settle();
    await house.arrive(replyTo(notice, { from: agentOf(handover), body: '#send' }));
    await house.settle();
    expect(house.to('erika@kunde.example')).toHaveLength(1);
    expect(await ticket()).toMatchObject({ state: 'open', nextAction: 'answer' });
  });

  it.each(['#close', '#wait 5d'])(
    '%s puts nothing aside that its human has not got yet',
    async command => {
      await house.arrive(mail({ from: ERIKA, messageId: '<1@kunde.example>' }));
      await house.settle();
      const handover = handedOver();
      await house.arrive(
        mail({ from: ERIKA, body: 'One more thing' }, { References: '<1@kunde.example>' }),
      );
      await house.arrive(replyTo(handover, { from: agentOf(handover), body: `${command}\nDone.` }));
      await house.settle();
      expect(await ticket()).toMatchObject({ state: 'open', nextAction: 'answer' });
      const newer = handedOver();
      await house.arrive(replyTo(newer, { from: agentOf(newer), body: '#close' }));
      await house.settle();
      expect((await ticket()).state).toBe('closed');
    },
  );

  it.each([SUPPORT, 'hilfe+x@sonnenblume.example', 'anna@sonnenblume.example'])(
    'a Reply-To of our own (%s) does not take the answer from the customer',
    async ours => {
      await house.arrive(mail({ from: ERIKA }, { 'Reply-To': ours }));
      await house.settle();
      const handover = handedOver();
      await house.arrive(replyTo(handover, { from: agentOf(handover), body: 'Tomorrow.' }));
      await house.settle();
      expect(house.left.at(-1)?.row).toMatchObject({
        kind: 'answer',
        recipients: ['erika@kunde.example'],
      });
    },
  );

  it.each([SUPPORT, 'chef@sonnenblume.example', 'noreply@forms.example'])(
    'whoever writes by a form that sends as %s has a ticket of their own',
    async from => {
      for (const who of ['otto@kunde.example', 'hans@kunde.example', 'eve@fremd.example'])
        await house.arrive(mail({ from, subject: 'Kontakt K-10006' }, { 'Reply-To': who }));
      await house.settle();
      const customers = await house.db
        .selectFrom('ticket')
        .innerJoin('customer', 'customer.id', 'ticket.customerId')
        .select('customer.address')
        .orderBy('ticket.id')
        .execute();
      expect(customers.map(({ address }) => address)).toEqual([
        'otto@kunde.example',
        'hans@kunde.example',
        'eve@fremd.example',
      ]);
    },
  );

  it("the customer who got a human's reply address by a Cc is heard", async () => {
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    const handover = handedOver();
    await house.arrive(replyTo(handover, { from: agentOf(handover), body: 'Tomorrow.' }));
    await house.settle();
    const to = handover.message.replyTo[0]?.address ?? '';
    await house.arrive(mail({ from: ERIKA, to, body: 'It did not come.' }));
    await house.settle();
    expect(await ticket()).toMatchObject({ state: 'open', nextAction: 'answer' });
    expect(handedOver().message.text).toContain('It did not come.');
  });

  it('answering by way of a mailing list is no newsletter', async () => {
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    const handover = handedOver();
    const list = { Precedence: 'list', 'List-Id': '<team.sonnenblume.example>' };
    await house.arrive(replyTo(handover, { from: agentOf(handover), body: 'Tomorrow.' }, list));
    await house.settle();
    const [answer] = house.to('erika@kunde.example');
    if (!answer) throw new Error('no answer');
    expect(await house.db.selectFrom('away').selectAll().execute()).toEqual([]);
    await house.arrive(replyTo(answer, { from: ERIKA, body: 'It did not come.' }, list));
    await house.settle();
    expect(await ticket()).toMatchObject({ state: 'open' });
    expect(handedOver().message.text).toContain('It did not come.');
  });

  it('customers whose mail names what a stranger has sent keep their own tickets', async () => {
    const shared = '<newsletter-7@sonnenblume.example>';
    await house.arrive(mail({ from: 'Eve <eve@fremd.example>', messageId: shared }));
    for (const from of [ERIKA, 'otto@kunde.example'])
      await house.arrive(mail({ from, body: `I order one. ${from}` }, { References: shared }));
    await house.settle();
    const tickets = await house.db.selectFrom('ticket').select('id').execute();
    expect(tickets).toHaveLength(3);
  });

  it("each of an answer's recipients who bounces is told, once", async () => {
    await house.arrive(mail({ from: ERIKA }, { Cc: 'otto@kunde.example' }));
    await house.settle();
    const handover = handedOver();
    await house.arrive(replyTo(handover, { from: agentOf(handover), body: 'Tomorrow.' }));
    await house.settle();
    const [answer] = house.to('erika@kunde.example');
    const ids = answer?.message.messageId ?? '';
    const bounced = ['otto@kunde.example', 'erika@kunde.example', 'erika@kunde.example'];
    for (const [index, who] of bounced.entries())
      await house.arrive(deliveryReport(who, ids, index));
    await house.settle();
    const told = house.to(agentOf(handover)).filter(({ row }) => row.kind === 'notice');
    expect(told.map(({ message }) => /otto@|erika@/.exec(message.text)?.[0])).toEqual([
      'otto@',
      'erika@',
    ]);
  });
});

function deliveryReport(recipient: string, about: string, index: number): string {
  return `From: MAILER-DAEMON@mx.example
To: ${SUPPORT}
Subject: Undelivered Mail Returned to Sender
Message-ID: <report-${index}@mx.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

No such user.
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ${recipient}
Action: failed
Status: 5.1.1

--B
Content-Type: message/rfc822

Message-ID: ${about}

--B--
`;
}
