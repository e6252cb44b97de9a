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
    // A body's lines may be folded anywhere.
    for (const { raw } of house.left) {
      const head = raw.split(/\r?\n\r?\n/)[0] ?? '';
      expect(head).toMatch(/^Subject:/m);
      expect(head).not.toMatch(/^(Bcc|X-Evil):/im);
    }
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

  it("a stranger who knows the customer's Message-ID stays out of the case", async () => {
    const eve = { from: 'Eve <eve@fremd.example>', body: 'Me too.' };
    await house.arrive(mail(eve, { References: '<frage@kunde.example>' }));
    await house.settle();
    const lost = { 'In-Reply-To': '<else@mail.example>', References: '<else@mail.example>' };
    await house.arrive(replyTo(handover, { from: agent, body: 'For Erika alone.' }, lost));
    await house.settle();
    expect(answers()).toHaveLength(1);
    expect(house.to('eve@fremd.example')).toEqual([]);
  });

  it.each(['without a reference', 'to the notice'])(
    'a reply %s does not go to whoever came into the case last',
    async how => {
      const secret = { from: agent, body: `Dear Erika. ${internalLine()}`, quote: false };
      await house.arrive(replyTo(handover, { from: agent, body: 'First words.' }));
      await house.arrive(replyTo(handover, secret));
      await house.settle();
      const [answer] = answers();
      const notice = house.to(agent).at(-1);
      if (!answer || !notice) throw new Error('no answer');
      // Erika passed the answer on; who has it may take part, and asks to be answered elsewhere.
      const eve = { from: 'Eve <eve@fremd.example>', body: 'What about me?' };
      await house.arrive(replyTo(answer, eve));
      await house.arrive(
        replyTo(answer, { from: ERIKA, body: 'x' }, { 'Reply-To': 'eve@fremd.example' }),
      );
      await house.arrive(replyTo(answer, { from: ERIKA, body: 'y' }, { Cc: 'eve@fremd.example' }));
      await house.settle();
      const lost = { 'In-Reply-To': '<else@mail.example>', References: '<else@mail.example>' };
      const body = 'For Erika alone.';
      await house.arrive(
        how === 'to the notice'
          ? replyTo(notice, { from: agent, body })
          : replyTo(handover, { from: agent, body }, lost),
      );
      await house.settle();
      expect(house.to('eve@fremd.example')).toEqual([]);
      expect(answers().at(-1)?.message.text).toContain(body);
    },
  );

  it('the card says when answers go to another address than the sender’s', async () => {
    const forged = { from: ERIKA, subject: 'Re: [K-10006]', body: 'Please send me my data again.' };
    await house.arrive(mail(forged, { 'Reply-To': 'eve@fremd.example' }));
    await house.settle();
    const [top] = house.left.at(-1)?.message.text.split('\nCustomer:') ?? [];
    expect(top).toContain('eve@fremd.example');
  });

  it('a note that is pasted into a reply is held, though no card has told it yet', async () => {
    const note = 'She is a rather difficult aunt of mine';
    await house.arrive(replyTo(handover, { from: agent, body: `#note ${note}` }));
    await house.arrive(replyTo(handover, { from: agent, body: `You know: ${note}`, quote: false }));
    await house.settle();
    expect(answers()).toEqual([]);
  });

  it.each(['#notiz die Dame ist schwierig', '#note difficult', '#close the case'])(
    'a command below the greeting is not for the customer: %s',
    async command => {
      await house.arrive(replyTo(handover, { from: agent, body: `Hallo,\n${command}\nmorgen.` }));
      await house.settle();
      expect(answers()).toEqual([]);
      expect(house.to(agent).at(-1)?.message.text).toContain(command);
    },
  );

  it('hashes that are no command are', async () => {
    await house.arrive(replyTo(handover, { from: agent, body: 'Hallo,\n#1 heute\n#2 morgen' }));
    await house.settle();
    expect(answers()).toHaveLength(1);
  });

  it('a handover that is forwarded is no answer', async () => {
    const body = 'Boss, this customer is a pain. What shall I do?';
    await house.arrive(replyTo(handover, { from: agent, body }, { Subject: 'WG: Lampe kaputt' }));
    await house.settle();
    expect(answers()).toEqual([]);
    expect(house.to(agent).at(-1)?.row.kind).toBe('notice');
  });

  it("a mere command with the writer's signature sends nothing", async () => {
    const body = '#close\n\nTom Lindner\nSonnenblume Versand\nTel. 030 23125003';
    const name = house.config.people.find(({ address }) => address === agent)?.name ?? '';
    await house.arrive(replyTo(handover, { from: agent, body: body.replace('Tom Lindner', name) }));
    await house.settle();
    expect(answers()).toEqual([]);
    const { state } = await house.db.selectFrom('ticket').select('state').executeTakeFirstOrThrow();
    expect(state).toBe('closed');
  });
});
