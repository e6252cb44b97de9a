import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/config.ts';
import { planCommands } from '../../src/tickets/command-plan.ts';

const person = (id: string, name: string): Person => ({
  id,
  name,
  address: `${id}@shop.example`,
  role: 'agent',
  topics: [],
  languages: [],
});
const PEOPLE = [
  person('anna', 'Anna Berger'),
  person('tom', 'Tom Lindner'),
  person('tommy', 'Tom Meyer'),
];
const HOUSE = { people: PEOPLE, currency: 'EUR' };

describe('what commands ask for', () => {
  it.each(['anna', 'ANNA', 'Anna Berger', 'Anna', 'anna@shop.example'])('#assign %s', to => {
    expect(planCommands([{ name: 'assign', to }], [], HOUSE).assignTo?.id).toBe('anna');
  });

  it('an id goes before a first name that two people have', () => {
    expect(planCommands([{ name: 'assign', to: 'tom' }], [], HOUSE).assignTo?.id).toBe('tom');
  });

  it('nobody of that name: nothing is done, the human is asked', () => {
    const plan = planCommands([{ name: 'close' }, { name: 'assign', to: 'Berta' }], [], HOUSE);
    expect(plan.assignTo).toBeNull();
    expect(plan.misunderstood).toEqual([
      { line: '#assign Berta', why: 'no-such-person', meant: null },
    ]);
  });

  it('a slip of the finger is told with the nearest command', () => {
    const plan = planCommands([], [{ line: '#erledgit', problem: 'unknown' }], HOUSE);
    expect(plan.misunderstood).toEqual([{ line: '#erledgit', why: 'unknown', meant: '#erledigt' }]);
  });

  it('several commands are one plan', () => {
    const plan = planCommands(
      [
        { name: 'note', text: 'a' },
        { name: 'note', text: 'b' },
        { name: 'wait', milliseconds: 5, words: '' },
        { name: 'close' },
        { name: 'send' },
      ],
      [],
      HOUSE,
    );
    expect(plan).toMatchObject({
      note: 'a\nb',
      wait: 5,
      close: true,
      send: true,
      misunderstood: [],
    });
  });

  it('corrections: all topics are meant, of moods the last', () => {
    const plan = planCommands(
      [
        { name: 'topic', topics: ['refund'] },
        { name: 'mood', level: 'happy' },
        { name: 'topic', topics: ['delivery', 'refund'] },
        { name: 'mood', level: 'unhappy' },
      ],
      [],
      HOUSE,
    );
    expect(plan.corrected).toEqual({ topics: ['refund', 'delivery'], level: 'unhappy', vip: null });
    expect(planCommands([{ name: 'close' }], [], HOUSE).corrected).toBeNull();
  });

  it.each([
    ['#thema Erstatung', 'no-topic', 'no-such-topic', '#thema Erstattung'],
    ['#topic refnud', 'no-topic', 'no-such-topic', '#topic refund'],
    ['#mood unhapy', 'no-mood', 'no-such-mood', '#mood unhappy'],
    ['#topic weather', 'no-topic', 'no-such-topic', null],
    ['#stimung neutral', 'unknown', 'unknown', '#stimmung'],
  ] as const)('%s is answered with what was meant', (line, problem, why, meant) => {
    const plan = planCommands([], [{ line, problem }], HOUSE);
    expect(plan.misunderstood).toEqual([{ line, why, meant }]);
  });
});
