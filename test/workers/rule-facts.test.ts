// What the merchant's rules ask about and do, from a mail that arrives to what people read.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseRules } from '../../src/rules/parse.ts';
import { ticketViews } from '../../src/store/ticket-view.ts';
import { queueDigest } from '../../workers/digest.ts';
import { type House, mail, openHouse, replyTo } from '../support/house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

function setRules(text: string): void {
  const whole = `${text}\n- otherwise: everybody else\n  assign: best\n`;
  const people = house.config.people.map(({ id }) => id);
  const parsed = parseRules([{ file: 'routing.yaml', text: whole }], { people });
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  Object.defineProperty(house.context, 'rules', { value: parsed.rules, configurable: true });
}

const rule = (name: string, when: string, then: string): string =>
  `- rule: ${name}\n  when: ${when}\n  assign: best\n  ${then}\n`;

async function views(filter: { label?: string } = {}) {
  const found = [];
  for await (const view of ticketViews(house.db, { ...filter, whole: true })) found.push(view);
  return found;
}

async function because(body: string, from = 'erika@kunde.example'): Promise<string> {
  await house.arrive(mail({ from, body }));
  await house.settle();
  return (await views()).at(-1)?.assignee.because ?? '';
}

const CALM = 'When does my lamp arrive?';
const ANGRY = 'I am very disappointed, this is the worst service ever.';

describe('what a rule does', () => {
  it('a topic of the rule: the person who knows it is asked, and the case has it', async () => {
    setRules(rule('partners', '{ domain: partner.example }', 'topic: damaged'));
    await because('Hello, how are you?', 'paul@partner.example');
    const [view] = await views();
    expect(view?.topics[0]).toEqual({ topic: 'damaged', score: 1 });
    expect(view?.assignee.id).toBe('tom');
  });

  it('labels stay on the case, and stand on the card, in the digest, in lists and their filter', async () => {
    setRules(
      rule('hotels', '{ domain: hotel.example }', 'label: [Hotel, süd]') +
        rule('happy', '{ level: happy }', 'label: stammgast'),
    );
    await because(CALM, 'desk@hotel.example');
    await because(CALM);
    const [hotel, other] = await views();
    expect([hotel?.labels, other?.labels]).toEqual([['hotel', 'süd'], []]);
    expect((await views({ label: 'HOTEL' })).map(({ number }) => number)).toEqual([hotel?.number]);
    expect(await views({ label: 'motel' })).toEqual([]);
    const cards = house.left.filter(({ row }) => row.kind === 'handover');
    expect(cards[0]?.message.text).toContain('Labels: hotel, süd');
    expect(cards[1]?.message.text).not.toContain('Labels:');
    await house.context.db
      .transaction()
      .execute(trx => queueDigest(house.context, trx, 'now', new Date(0)));
    await house.settle();
    expect(house.left.find(({ row }) => row.kind === 'digest')?.message.text).toContain('süd');
  });

  it('a hint stands on the card in the words of the merchant, above the others; no customer reads it', async () => {
    const hint = 'Offer to collect it, whatever it weighs.';
    setRules(rule('broken', '{ topics: damaged }', `hint: "${hint}"`));
    await because('The cup arrived broken. I am very disappointed.');
    const card = house.left.find(({ row }) => row.kind === 'handover');
    if (!card) throw new Error('no handover');
    const suggestions = card.message.text.replaceAll(/\n(?! )/g, '\n').split('Suggestion: ');
    expect(suggestions.length).toBeGreaterThan(2);
    expect(suggestions[1]?.replace(/\s+/g, ' ')).toContain(hint);
    const to = card.to[0] ?? '';
    await house.arrive(replyTo(card, { from: to, body: 'We are so sorry.' }));
    await house.settle();
    const answer = house.left.find(({ row }) => row.kind === 'answer');
    expect(answer?.message.text).toContain('so sorry');
    expect(answer?.raw).not.toContain('collect');
  });
});

describe('what a rule can ask of the past', () => {
  it('a stranger, then a known customer, and the days since', async () => {
    setRules(
      rule('new', '{ knownCustomer: false }', 'priority: low') +
        rule('soon', '{ daysSinceLastMail: { at-most: 1 } }', 'priority: low') +
        rule('third', '{ tickets: { at-least: 2 }, daysSinceLastMail: 9 }', 'priority: low'),
    );
    expect(await because(CALM)).toContain('new');
    house.at('2026-11-24T09:00:00.000Z');
    expect(await because('Another question: is it red?')).toContain('soon');
    house.at('2026-12-03T09:00:00.000Z');
    expect(await because('And is it round?')).toContain('third');
  });

  it('mails that nobody has answered, and rounds in which the customer was unhappy', async () => {
    setRules(
      rule('third round', '{ unhappyRounds: { at-least: 3 } }', 'priority: high') +
        rule('second round', '{ unhappyRounds: 2 }', 'priority: high') +
        rule('waits', '{ unanswered: { at-least: 1 } }', 'priority: high') +
        rule('unhappy before', '{ unhappyBefore: { above: 0 } }', 'priority: high') +
        rule('first round', '{ unhappyRounds: 1 }', 'priority: high'),
    );
    const write = async (body: string): Promise<string> => {
      const [view] = await views();
      const subject = view ? `Re: Frage [${view.number}]` : 'Frage';
      await house.arrive(mail({ from: 'erika@kunde.example', subject, body }));
      await house.settle();
      return (await views()).map(one => one.assignee.because).join();
    };
    const answer = async (): Promise<void> => {
      const card = house.left.filter(({ row }) => row.kind === 'handover').at(-1);
      if (!card) throw new Error('no handover');
      await house.arrive(replyTo(card, { from: card.to[0] ?? '', body: 'We are so sorry.' }));
      await house.settle();
    };
    expect(await write(ANGRY)).toContain('first round');
    expect(await write(`${ANGRY} Again.`)).toContain('waits');
    await answer();
    expect(await write(`${ANGRY} Still.`)).toContain('second round');
    await answer();
    expect(await write(CALM)).toContain('second round');
    expect(await write(`${ANGRY} For good.`)).toContain('third round');
    expect(await views()).toHaveLength(1);
  });

  it('when: business hours, weekday and hour by the clock of the business', async () => {
    setRules(
      rule('weekend', '{ weekday: [sat, sun] }', 'priority: low') +
        rule('evening', '{ businessHours: false, hour: { at-least: 17 } }', 'priority: low') +
        rule('morning', '{ businessHours: true, hour: 10 }', 'priority: low'),
    );
    expect(await because(CALM)).toContain('morning');
    house.at('2026-11-23T18:30:00.000Z');
    expect(await because(CALM, 'b@kunde.example')).toContain('evening');
    house.at('2026-11-27T23:30:00.000Z');
    expect(await because(CALM, 'c@kunde.example')).toContain('weekend');
  });

  it('without orders they are unknown, and no count of them holds', async () => {
    setRules(
      rule('counted', '{ orders: { at-least: 0 } }', 'priority: low') +
        rule('unknown', '{ order: unknown, guarantee: unknown }', 'priority: low'),
    );
    expect(await because(CALM)).toContain('unknown');
  });
});
