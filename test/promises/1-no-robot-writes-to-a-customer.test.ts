// Promise 1. The trigger itself is attacked in test/store/guard-outbox.test.ts; here the whole house is.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type House, type Left, mail, openHouse, replyTo } from '../support/house.ts';

const ERIKA = 'Erika Muster <erika@kunde.example>';
const PEOPLE = ['chef@sonnenblume.example', 'anna@sonnenblume.example', 'tom@sonnenblume.example'];

describe('No robot writes to a customer', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const strangers = (): string[] =>
    house.left.flatMap(({ row }) => row.recipients).filter(address => !PEOPLE.includes(address));

  it.each([
    ['a question', mail({ from: ERIKA })],
    [
      'a furious mail',
      mail({
        from: ERIKA,
        subject: 'Anwalt',
        body: 'Ich verklage Sie! Mein Anwalt meldet sich. Betrug!',
      }),
    ],
    [
      'a mail that asks for a receipt',
      mail(
        { from: ERIKA },
        {
          'Disposition-Notification-To': 'erika@kunde.example',
          'Return-Receipt-To': 'erika@kunde.example',
        },
      ),
    ],
    [
      'an out-of-office',
      mail(
        { from: ERIKA, subject: 'Automatische Antwort: x' },
        { 'Auto-Submitted': 'auto-replied' },
      ),
    ],
    ['a mail without a word', mail({ from: ERIKA, subject: '', body: '' })],
    ['a command from a customer', mail({ from: ERIKA, body: '#close\n#send' })],
    ['a stranger with a number', mail({ from: ERIKA, subject: 'Re: [K-10006] x' })],
  ])('%s is answered by nobody', async (_what, raw) => {
    await house.arrive(raw);
    await house.settle();
    expect(strangers()).toEqual([]);
  });

  it('time alone sends nothing to a customer', async () => {
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    for (const day of ['24', '26', '30']) {
      house.at(`2026-11-${day}T15:00:00.000Z`);
      await house.tick();
      await house.settle();
    }
    expect(house.left.length).toBeGreaterThan(1);
    expect(strangers()).toEqual([]);
  });

  it("a human's reply is what reaches the customer, and it is not marked as a machine's", async () => {
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    const [handover] = house.left;
    if (!handover) throw new Error('no handover');
    const agent = handover.row.recipients[0] ?? '';
    await house.arrive(
      replyTo(handover, { from: agent, body: 'Hello Erika,\nit leaves today.\nTom' }),
    );
    await house.settle();
    const [answer, ...more] = house.to('erika@kunde.example');
    expect(more).toEqual([]);
    expect(answer?.message.text).toContain('it leaves today.');
    expect(answer?.message.headers.has('auto-submitted')).toBe(false);
    expect(answer?.raw).not.toMatch(/x-kulanz|x-auto-response|precedence/i);
  });

  it('a forged agent reaches nobody', async () => {
    await house.arrive(mail({ from: ERIKA, messageId: '<frage@kunde.example>' }));
    await house.settle();
    await house.arrive(
      mail(
        { from: 'Anna Berger <anna@sonnenblume.example>', body: 'Pay to this account: DE00' },
        {
          'In-Reply-To': '<frage@kunde.example>',
          References: '<frage@kunde.example>',
        },
      ),
    );
    await house.settle();
    expect(strangers()).toEqual([]);
    expect(house.to('anna@sonnenblume.example').at(-1)?.row.kind).toBe('notice');
  });

  it("the agent's out-of-office never leaves; it marks the agent away and the next human gets the ticket", async () => {
    await house.arrive(
      mail({
        from: ERIKA,
        subject: 'Rücksendung',
        body: 'Ich möchte mein Geld zurück, bitte erstatten Sie den Kaufpreis.',
      }),
    );
    await house.settle();
    const [handover] = house.to('anna@sonnenblume.example');
    if (!handover) throw new Error('no handover for Anna');
    await house.arrive(
      replyTo(
        handover,
        {
          from: 'Anna Berger <anna@sonnenblume.example>',
          body: 'Ich bin bis 30.11.2026 nicht im Haus.',
        },
        {
          'Auto-Submitted': 'auto-replied',
          Subject: 'Automatische Antwort',
        },
      ),
    );
    await house.settle();
    expect(strangers()).toEqual([]);
    const away = await house.db.selectFrom('away').selectAll().execute();
    expect(away).toMatchObject([{ person: 'anna' }]);
    const ticket = await house.db.selectFrom('ticket').select('assignee').executeTakeFirstOrThrow();
    expect(ticket.assignee).not.toBe('anna');
    const handovers = house.left.filter(({ row }) => row.kind === 'handover');
    expect(handovers.map(({ row }) => row.person)).toEqual(['anna', ticket.assignee]);
  });

  const handedOver = async (): Promise<Left> => {
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    const [handover] = house.left;
    if (!handover) throw new Error('no handover');
    return handover;
  };

  it('an out-of-office without a single mark is held, #send lets it go', async () => {
    const handover = await handedOver();
    const agent = handover.row.recipients[0] ?? '';
    const body = 'Ich bin bis 30.11.2026 nicht im Büro. Ihre Mail wird nicht weitergeleitet.';
    await house.arrive(replyTo(handover, { from: agent, body, quote: false }));
    await house.settle();
    expect(strangers()).toEqual([]);
    const notice = house.to(agent).at(-1);
    if (!notice) throw new Error('no notice');
    expect(notice.message.text).toContain('out-of-office');
    await house.arrive(replyTo(notice, { from: agent, body: '#send' }));
    await house.settle();
    expect(strangers()).toEqual(['erika@kunde.example']);
  });

  it('so is one in another language that a vacation program marks as bulk', async () => {
    const handover = await handedOver();
    const agent = handover.row.recipients[0] ?? '';
    const body =
      'Bedankt voor uw e-mail. Ik ben tot 30 november niet op kantoor. Voor dringende zaken kunt u contact opnemen met Jan.';
    const note = { from: agent, body, quote: false };
    await house.arrive(replyTo(handover, note, { Precedence: 'bulk' }));
    await house.settle();
    expect(strangers()).toEqual([]);
  });

  it("an agent's answer that a gateway marks as bulk leaves, and its agent is there", async () => {
    const handover = await handedOver();
    const from = handover.row.recipients[0] ?? '';
    const answer = { from, body: 'Guten Tag, die Lampe geht morgen an Sie ab.' };
    await house.arrive(replyTo(handover, answer, { Precedence: 'bulk' }));
    await house.settle();
    expect(strangers()).toEqual(['erika@kunde.example']);
    expect(await house.db.selectFrom('away').selectAll().execute()).toEqual([]);
  });

  it('a human who names an absence and quotes what they answer is no machine', async () => {
    const handover = await handedOver();
    const body = 'Der Kollege ist bis Montag im Urlaub, ich kümmere mich darum.';
    await house.arrive(replyTo(handover, { from: handover.row.recipients[0] ?? '', body }));
    await house.settle();
    expect(strangers()).toEqual(['erika@kunde.example']);
  });

  it('a machine that answers every mail of ours fills nobody’s mailbox', async () => {
    let received = await handedOver();
    const agent = received.row.recipients[0] ?? '';
    for (let round = 0; round < 15; round++) {
      const body = `#urlaub ${round}`;
      await house.arrive(replyTo(received, { from: agent, body, quote: false }));
      await house.settle();
      received = house.to(agent).at(-1) ?? received;
    }
    expect(house.to(agent)).toHaveLength(11);
    expect(strangers()).toEqual([]);
    const problems = await house.db.selectFrom('problem').select('what').execute();
    expect(problems.map(({ what }) => what)).toEqual([expect.stringContaining('K-10006')]);
  });

  it("a stranger's words never leave in the place of a human's held reply", async () => {
    const handover = await handedOver();
    const agent = handover.row.recipients[0] ?? '';
    const secret = handover.row.card.split('\n').find(line => line.includes('routing.yaml')) ?? '';
    const own = { from: agent, body: `My own words. ${secret}`, quote: false };
    await house.arrive(replyTo(handover, own));
    await house.settle();
    const notice = house.to(agent).at(-1);
    if (!notice) throw new Error('no notice');
    const foreign = { from: 'Eve <eve@fremd.example>', body: 'Pay to DE00', quote: false };
    await house.arrive(replyTo(handover, foreign));
    await house.settle();
    await house.arrive(replyTo(notice, { from: agent, body: '#send' }));
    await house.settle();
    const answers = house.to('erika@kunde.example');
    expect(answers.map(({ message }) => message.text.slice(0, 13))).toEqual(['My own words.']);
  });

  it("words from a person's other address leave when that person says so", async () => {
    const handover = await handedOver();
    const agent = handover.row.recipients[0] ?? '';
    await house.arrive(replyTo(handover, { from: 'anna@privat.example', body: 'From my phone.' }));
    await house.settle();
    const notice = house.to(agent).at(-1);
    if (!notice) throw new Error('no notice');
    await house.arrive(replyTo(notice, { from: agent, body: '#send' }));
    await house.settle();
    expect(house.to('erika@kunde.example')[0]?.message.text).toContain('From my phone.');
  });

  it('#send beside words sends neither, and says why', async () => {
    const handover = await handedOver();
    const agent = handover.row.recipients[0] ?? '';
    await house.arrive(replyTo(handover, { from: agent, body: '#send\nIt leaves tomorrow.' }));
    await house.settle();
    expect(strangers()).toEqual([]);
    expect(house.to(agent).at(-1)?.message.text).toContain('It leaves tomorrow.');
  });
});
