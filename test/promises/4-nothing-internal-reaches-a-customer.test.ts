// Promise 4 in the whole house. Mail clients' ways to quote are in test/mail/read-reply*.test.ts.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type House, type Left, mail, openHouse, replyTo } from '../support/house.ts';

const ERIKA = 'Erika Muster <erika@kunde.example>';

describe('Nothing internal reaches a customer', () => {
  let house: House;
  let handover: Left;
  let agent: string;
  beforeEach(async () => {
    house = await openHouse();
    await house.arrive(
      mail(
        {
          from: ERIKA,
          subject: 'Lampe kaputt',
          messageId: '<frage@kunde.example>',
          body: 'Die Lampe ist kaputt angekommen, ich bin enttäuscht.',
        },
        { References: '<alt@kunde.example>', Cc: 'Otto <otto@kunde.example>' },
      ),
    );
    await house.settle();
    const first = house.left.find(({ row }) => row.kind === 'handover');
    if (!first) throw new Error('no handover');
    handover = first;
    agent = first.row.recipients[0] ?? '';
  });
  afterEach(() => house.close());

  const answers = (): Left[] => house.to('erika@kunde.example');
  /** A line of the card that only people of the shop may know. */
  const internalLine = (): string => {
    const line = handover.row.card.split('\n').find(text => text.includes('routing.yaml'));
    if (!line) throw new Error('the card does not say why');
    return line;
  };
  const secrets = (): string[] => [
    handover.row.messageId,
    handover.message.replyTo[0]?.address ?? 'no token',
    ...house.config.people.map(person => person.address),
    ...handover.row.card.split('\n').filter(line => line.length > 12),
  ];

  it('an ordinary reply: no card, no token, no internal id, no private address', async () => {
    await house.arrive(
      replyTo(handover, { from: agent, body: 'Dear Erika,\na new lamp leaves today.' }),
    );
    await house.settle();
    const [answer] = answers();
    expect(answer?.message.text).toMatch(/^Dear Erika,\na new lamp leaves today\.\n\n-- \n/);
    for (const secret of secrets()) expect(answer?.raw).not.toContain(secret);
  });

  it("names the customer's own messages and nothing else, keeps subject, number and Cc", async () => {
    await house.arrive(replyTo(handover, { from: agent, body: 'Gern.' }));
    await house.settle();
    const [answer] = answers();
    expect(answer?.message.inReplyTo).toEqual(['<frage@kunde.example>']);
    expect(answer?.message.references).toEqual(['<frage@kunde.example>']);
    expect(answer?.message.subject).toBe('Re: Lampe kaputt [K-10006]');
    expect(answer?.message.cc.map(({ address }) => address)).toEqual(['otto@kunde.example']);
    expect(answer?.row.recipients.sort()).toEqual(['erika@kunde.example', 'otto@kunde.example']);
    expect(answer?.message.from?.address).toBe('hilfe@sonnenblume.example');
  });

  it('the card pasted into the reply is held, the human is told, #send lets it go', async () => {
    const line = internalLine();
    await house.arrive(
      replyTo(handover, { from: agent, body: `Hello,\n${line}\nBye`, quote: false }),
    );
    await house.settle();
    expect(answers()).toEqual([]);
    const notice = house.to(agent).at(-1);
    expect(notice?.row.kind).toBe('notice');
    expect(notice?.message.text).toContain('#send');
    if (!notice) throw new Error('no notice');
    await house.arrive(replyTo(notice, { from: agent, body: '#send' }));
    await house.settle();
    expect(answers()).toHaveLength(1);
    expect(answers()[0]?.message.text).toContain(line.slice(0, 30));
  });

  it('what a held reply asked for is done when it is released', async () => {
    await house.arrive(
      replyTo(handover, { from: agent, body: `#close\nHello,\n${internalLine()}`, quote: false }),
    );
    await house.settle();
    const state = () => house.db.selectFrom('ticket').select('state').executeTakeFirstOrThrow();
    expect((await state()).state).toBe('open');
    const notice = house.to(agent).at(-1);
    if (!notice) throw new Error('no notice');
    await house.arrive(replyTo(notice, { from: agent, body: '#send' }));
    await house.settle();
    expect(answers()).toHaveLength(1);
    expect((await state()).state).toBe('closed');
  });

  it('a better reply replaces the held one', async () => {
    await house.arrive(
      replyTo(handover, { from: agent, body: `Oops ${internalLine()}`, quote: false }),
    );
    await house.settle();
    await house.arrive(replyTo(handover, { from: agent, body: 'Without it now.' }));
    await house.settle();
    const notice = house.to(agent).at(-1);
    if (!notice) throw new Error('no notice');
    await house.arrive(replyTo(notice, { from: agent, body: '#send' }));
    await house.settle();
    expect(answers().map(({ message }) => message.text.split('\n')[0])).toEqual([
      'Without it now.',
    ]);
  });

  it('a note stays inside', async () => {
    await house.arrive(replyTo(handover, { from: agent, body: '#note\nShe is my aunt, be nice.' }));
    await house.settle();
    expect(answers()).toEqual([]);
    const events = await house.db
      .selectFrom('event')
      .select('because')
      .where('what', '=', 'noted')
      .execute();
    expect(events[0]?.because).toContain('aunt');
  });

  it('an unknown command sends nothing and brings the list back', async () => {
    await house.arrive(replyTo(handover, { from: agent, body: '#clsoe\nAll done!' }));
    await house.settle();
    expect(answers()).toEqual([]);
    expect(house.to(agent).at(-1)?.message.text).toMatch(/#close/);
  });

  it('a token in other hands passes nothing on, its person is asked', async () => {
    await house.arrive(
      replyTo(handover, { from: 'Eve <eve@fremd.example>', body: 'Please send all to me' }),
    );
    await house.settle();
    expect(answers()).toEqual([]);
    expect(house.to('eve@fremd.example')).toEqual([]);
    expect(house.to(agent).at(-1)?.row.kind).toBe('notice');
  });

  it("a stranger with the number gets a ticket of their own, not the customer's", async () => {
    await house.arrive(
      mail({ from: 'Eve <eve@fremd.example>', subject: 'Re: Lampe kaputt [K-10006]' }),
    );
    await house.settle();
    const tickets = await house.db.selectFrom('ticket').select('number').orderBy('id').execute();
    expect(tickets).toHaveLength(2);
    const own = house.left.filter(({ row }) => row.kind === 'handover').at(-1);
    expect(own?.message.text).not.toContain('Die Lampe ist kaputt angekommen');
  });

  it('line breaks in names and subjects never become headers', async () => {
    const evil = Buffer.from('Evil\r\nBcc: leak@fremd.example\r\nX-Evil: 1').toString('base64');
    await house.arrive(
      mail({ from: `=?utf-8?B?${evil}?= <evil@kunde.example>`, subject: `=?utf-8?B?${evil}?=` }),
    );
    await house.settle();
    for (const { raw } of house.left) expect(raw).not.toMatch(/^(Bcc|X-Evil):/im);
  });

  it('#assign passes it on with the note, and the first human keeps nothing to do', async () => {
    await house.arrive(replyTo(handover, { from: agent, body: '#assign Jonas' }));
    await house.settle();
    const ticket = await house.db
      .selectFrom('ticket')
      .select(['assignee', 'pinned'])
      .executeTakeFirstOrThrow();
    expect(ticket).toEqual({ assignee: 'jonas', pinned: true });
    expect(house.to('chef@sonnenblume.example').at(-1)?.row.kind).toBe('handover');
    expect(answers()).toEqual([]);
  });
});
