import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/config.ts';
import { TOPICS } from '../../src/insight/insight.ts';
import { type AssignFacts, assign } from '../../src/tickets/assign.ts';
import { calendarOf, parseHours } from '../../src/tickets/due.ts';

function person(id: string, more: Partial<Person> = {}): Person {
  const name = `${id[0]?.toUpperCase()}${id.slice(1)}`;
  return {
    id,
    name,
    address: `${id}@shop.example`,
    role: 'agent',
    topics: [],
    languages: [],
    ...more,
  };
}

const BUSINESS = { timezone: 'Europe/Berlin', hours: parseHours('mon-fri 09:00-17:00') };

const JONAS = person('jonas', { role: 'owner' });
const ANNA = person('anna', { topics: ['refund', 'access-trouble'], languages: ['de', 'en'] });
const BEN = person('ben', { topics: ['delivery'], languages: ['de'] });
const CLEO = person('cleo');

function choose(facts: Partial<AssignFacts> = {}): { id: string; because: string } {
  return assign({
    action: 'best',
    people: [JONAS, ANNA, BEN, CLEO],
    openTickets: new Map(),
    away: new Set(),
    topics: [],
    language: 'de',
    previous: null,
    inTalk: false,
    now: new Date('2026-11-23T09:00:00Z'),
    until: new Date('2026-11-23T11:00:00Z'),
    calendar: calendarOf(BUSINESS),
    ui: 'en',
    ...facts,
  });
}

describe('assign', () => {
  it('the person who knows the topic, before one who does everything', () => {
    expect(choose({ topics: ['refund'] })).toEqual({
      id: 'anna',
      because: 'Anna takes care of “refund”',
    });
    expect(choose({ topics: ['delivery', 'refund'] }).id).toBe('ben');
    expect(choose({ topics: ['praise'] }).id).toBe('cleo');
  });

  it('the person who writes the language, before the one who knows the topic', () => {
    expect(choose({ topics: ['delivery'], language: 'en', people: [JONAS, ANNA, BEN] }).id).toBe(
      'anna',
    );
    expect(
      choose({
        topics: ['refund'],
        language: 'en',
        people: [JONAS, ANNA, person('dora', { topics: ['refund'], languages: ['de'] })],
      }),
    ).toEqual({ id: 'anna', because: 'Anna takes care of “refund” and writes English' });
    expect(choose({ topics: ['delivery'], language: 'ja', people: [JONAS, ANNA, BEN] }).id).toBe(
      'ben',
    );
  });

  it('the same human as last time, if that person fits', () => {
    expect(choose({ previous: 'cleo', topics: ['refund'] })).toEqual({
      id: 'cleo',
      because: 'Cleo knows this customer already',
    });
    expect(choose({ previous: 'ben', topics: ['refund'] }).id).toBe('anna');
    expect(choose({ previous: 'ben', topics: ['delivery'], language: 'en' }).id).not.toBe('ben');
    expect(choose({ previous: 'gone' }).id).toBe('anna');
  });

  it('who has answered in a case keeps it, whatever the next mail is about', () => {
    const talk = { previous: 'ben', inTalk: true } as const;
    expect(choose({ ...talk, topics: ['praise'] })).toEqual({
      id: 'ben',
      because: 'Ben has answered in this case already',
    });
    expect(choose({ ...talk, topics: ['praise'], language: 'en' }).id).not.toBe('ben');
    expect(choose({ ...talk, topics: ['praise'], away: new Set(['ben']) }).id).toBe('cleo');
  });

  it('the fewest open tickets, then the id', () => {
    const people = [JONAS, person('zoe'), person('yan'), person('xia')];
    const openTickets = new Map([
      ['xia', 3],
      ['yan', 1],
      ['zoe', 1],
    ]);
    expect(choose({ people, openTickets })).toEqual({
      id: 'yan',
      because: 'nobody has fewer open tickets: Yan (1)',
    });
    openTickets.set('zoe', 2);
    expect(choose({ people, openTickets }).because).toBe('Yan has the fewest open tickets (1)');
  });

  it('never says "fewest" of somebody who has more than a colleague who was not asked', () => {
    const openTickets = new Map([
      ['cleo', 30],
      ['dora', 31],
    ]);
    const cleo = { id: 'cleo', because: 'Cleo takes care of all topics' };
    expect(choose({ topics: ['praise'], openTickets })).toEqual(cleo);
    const german = choose({ topics: ['praise'], openTickets, ui: 'de' });
    expect(german.because).toBe('Cleo ist für alle Themen da');
    const people = [JONAS, BEN, CLEO, person('dora')];
    expect(choose({ topics: ['praise'], openTickets, people }).because).toBe(
      'Cleo has the fewest open tickets of those who fit (30)',
    );
    const writers = choose({ language: 'en', openTickets, people: [JONAS, BEN, CLEO] });
    expect(writers).toEqual({ id: 'cleo', because: 'Cleo writes English' });
  });

  it('of somebody who is alone: that they answer all, not that nobody else is there', () => {
    const alone = { people: [JONAS], topics: ['refund'] } as const;
    expect(choose(alone).because).toBe('Jonas answers all mails');
    expect(choose({ ...alone, ui: 'de' }).because).toBe('Jonas beantwortet alle Mails');
  });

  it('passes over who is away or cannot be reached', () => {
    expect(choose({ topics: ['refund'], away: new Set(['anna']) }).id).toBe('cleo');
    expect(choose({ topics: ['refund'], exclude: new Set(['anna']) }).id).toBe('cleo');
    expect(choose({ previous: 'cleo', away: new Set(['cleo']) }).id).not.toBe('cleo');
  });

  it('the owner only when no agent is left', () => {
    expect(choose({ away: new Set(['anna', 'ben', 'cleo']) })).toEqual({
      id: 'jonas',
      because: 'nobody else is there: Jonas',
    });
    expect(choose({ away: new Set(['anna', 'ben', 'cleo', 'jonas']) }).id).toBe('jonas');
    expect(choose({ exclude: new Set(['anna', 'ben', 'cleo', 'jonas']) }).id).toBe('jonas');
  });

  it('who is back too late for a mail does not get it while somebody else is there', () => {
    // A Monday, 10:00 in Berlin; an answer is due at noon.
    const at = (hours: string): Partial<Person> => ({ hours: parseHours(hours) });
    const anna = { ...ANNA, ...at('tue 09:00-13:00') };
    const people = [JONAS, anna, BEN, CLEO];
    expect(choose({ people, topics: ['refund'] })).toEqual({
      id: 'cleo',
      because: 'Cleo is there in time, Anna not before Tue 24 Nov, 09:00',
    });
    expect(choose({ people, topics: ['refund'], until: new Date('2026-11-24T09:00Z') }).id).toBe(
      'anna',
    );
    expect(choose({ people, topics: ['refund'], previous: 'anna' }).id).toBe('cleo');
    const soon = { ...ANNA, ...at('mon 11:00-13:00') };
    expect(choose({ people: [JONAS, soon, CLEO], topics: ['refund'] }).id).toBe('anna');
    expect(choose({ people: [JONAS, anna], topics: ['refund'], ui: 'de' })).toEqual({
      id: 'jonas',
      because: 'sonst ist niemand rechtzeitig da: Jonas',
    });
    const late = { ...JONAS, ...at('wed 09:00-10:00') };
    expect(choose({ people: [late, anna], topics: ['refund'] }).id).toBe('anna');
  });

  it('nobody is at work on a holiday', () => {
    const anna = { ...ANNA, hours: parseHours('mon 09:00-17:00') };
    const calendar = { ...calendarOf(BUSINESS), isHoliday: (day: string) => day === '2026-11-23' };
    expect(choose({ people: [JONAS, anna, CLEO], topics: ['refund'], calendar }).id).toBe('cleo');
  });

  it('a rule’s own choice: the owner, or a person', () => {
    expect(choose({ action: 'owner' })).toEqual({
      id: 'jonas',
      because: 'a matter for the owner: Jonas',
    });
    expect(choose({ action: 'ben', topics: ['refund'] })).toEqual({
      id: 'ben',
      because: 'the rule names Ben',
    });
    const without = choose({ action: 'owner', away: new Set(['jonas']), topics: ['refund'] });
    expect(without).toEqual({
      id: 'anna',
      because: "Jonas can't be reached now; Anna takes care of “refund”",
    });
  });

  it('says why in German too', () => {
    expect(choose({ topics: ['refund'], ui: 'de' }).because).toBe('Anna ist für „Erstattung“ da');
    expect(choose({ action: 'owner', ui: 'de' }).because).toBe('Chefsache: Jonas');
  });

  it('whoever is there, whatever is asked: always somebody, always the same, always a reason', () => {
    const ids = ['jonas', 'anna', 'ben', 'cleo'];
    const some = fc.uniqueArray(fc.constantFrom(...ids)).map(list => new Set(list));
    fc.assert(
      fc.property(
        fc.record({
          action: fc.constantFrom('best', 'owner', 'anna', 'nobody'),
          away: some,
          exclude: some,
          topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { maxLength: 3 }),
          language: fc.constantFrom('de', 'en', 'und', 'xx', 'not a language'),
          previous: fc.option(fc.constantFrom(...ids, 'gone')),
          openTickets: fc
            .array(fc.tuple(fc.constantFrom(...ids), fc.nat(9)))
            .map(list => new Map(list)),
        }),
        facts => {
          const { id, because } = choose(facts);
          const there = ids.filter(one => !facts.away.has(one) && !facts.exclude.has(one));
          expect(there.length > 0 ? there : ['jonas']).toContain(id);
          expect(because.length).toBeGreaterThan(3);
          expect(choose({ ...facts, people: [CLEO, BEN, ANNA, JONAS] }).id).toBe(id);
        },
      ),
    );
  });
});
