import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.ts';
import type { CustomerValue, Insight } from '../../src/insight/insight.ts';
import { loadRules } from '../../src/io/rules-file.ts';
import { type DecisionFacts, decide } from '../../src/tickets/decide.ts';
import { calendarOf, parseHours } from '../../src/tickets/due.ts';

const HOUR = 3_600_000;

function config(language: 'de' | 'en'): Pick<Config, 'business' | 'people' | 'responseTarget'> {
  return {
    business: {
      name: 'Sonnenblume',
      postalAddress: 'Weg 1',
      phone: '+49 1',
      timezone: 'Europe/Berlin',
      language,
      hours: parseHours('mon-fri 09:00-17:00'),
    },
    people: [
      {
        id: 'jonas',
        name: 'Jonas Weber',
        address: 'j@s.example',
        role: 'owner',
        topics: [],
        languages: [],
      },
      {
        id: 'anna',
        name: 'Anna Berger',
        address: 'a@s.example',
        role: 'agent',
        topics: ['refund'],
        languages: ['de'],
      },
    ],
    responseTarget: { default: 8 * HOUR, unhappy: 2 * HOUR, super: 4 * HOUR },
  };
}

const CALM: Insight = {
  language: 'de',
  sentiment: { score: 0, label: 'neutral', level: 'neutral', reasons: [] },
  topics: [{ topic: 'refund', score: 0.9 }],
  threats: [],
};
const FURIOUS: Insight = {
  ...CALM,
  sentiment: {
    score: -0.9,
    label: 'negative',
    level: 'extremely-unhappy',
    reasons: ['droht mit rechtlichen Schritten: „mein Anwalt“'],
  },
  threats: ['legal'],
};
const UNKNOWN: CustomerValue = { score: 0, super: false, reasons: [] };

function decided(
  facts: Partial<DecisionFacts> = {},
  ui: 'de' | 'en' = 'de',
): ReturnType<typeof decide> {
  const settings = config(ui);
  return decide({
    insight: CALM,
    value: UNKNOWN,
    config: settings,
    openTickets: new Map(),
    away: new Set(),
    previous: null,
    mailbox: 'hilfe@shop.example',
    customerAddress: 'erika@example.org',
    // A Monday, 10:00 in Berlin.
    now: new Date('2026-11-23T09:00:00Z'),
    calendar: calendarOf(settings.business),
    rules: loadRules(null, { people: settings.people }).rules,
    ...facts,
  });
}

describe('decide', () => {
  it('an ordinary refund goes to the person who knows refunds, within the ordinary target', () => {
    expect(decided()).toMatchObject({
      assignee: 'anna',
      alertOwner: false,
      priority: 1,
      target: 8 * HOUR,
      nextActionAt: new Date('2026-11-24T09:00:00Z'),
      suggestions: [],
    });
    expect(decided().because).toMatch(
      /^routing\.yaml:\d+ needs a solution: Anna Berger ist für „Erstattung“ da$/,
    );
  });

  it('an extremely unhappy customer goes to the owner at once, with the reason', () => {
    const decision = decided({ insight: FURIOUS });
    expect(decision).toMatchObject({
      assignee: 'jonas',
      alertOwner: true,
      priority: 3,
      nextActionAt: new Date('2026-11-23T11:00:00Z'),
    });
    expect(decision.rule).toMatch(/^routing\.yaml:\d+ extremely unhappy$/);
    expect(decision.because).toContain('Chefsache: Jonas Weber');
    expect(decision.why).toBe('sehr unzufrieden: droht mit rechtlichen Schritten: „mein Anwalt“');
    expect(decision.suggestions[0]).toContain('Rufen Sie an');
    expect(decision.suggestions[1]).toContain('Entschuldigung');
  });

  it('a super customer goes to the owner, with the reason', () => {
    const value = { score: 0.9, super: true, reasons: ['praised you twice'] };
    const decision = decided({ value }, 'en');
    expect(decision).toMatchObject({ assignee: 'jonas', alertOwner: true, target: 4 * HOUR });
    expect(decision.why).toContain('praised you twice');
  });

  it('a customer who was with the owner stays there', () => {
    expect(decided({ previous: 'jonas' }).assignee).toBe('jonas');
  });

  it('away or unreachable people are passed over, and the alert still goes out', () => {
    expect(decided({ away: new Set(['anna']) }).assignee).toBe('jonas');
    const decision = decided({ insight: FURIOUS, exclude: new Set(['jonas']) });
    expect(decision).toMatchObject({ assignee: 'anna', alertOwner: true });
  });

  it('hints: a phone call for trouble with access, no hurdle for who leaves', () => {
    const about = (topic: 'access-trouble' | 'cancellation'): Insight => ({
      ...CALM,
      topics: [{ topic, score: 0.9 }],
    });
    expect(decided({ insight: about('access-trouble') }).suggestions.join()).toContain('Anruf');
    expect(decided({ insight: about('cancellation') }, 'en').suggestions.join()).toContain(
      'one step',
    );
  });

  it('a rule’s own target counts in business hours', () => {
    const where = { name: 'x', where: 'routing.yaml:1', conditions: [] };
    const actions = {
      assign: 'anna',
      alertOwner: false,
      target: { ms: 12 * HOUR },
      priority: 'low',
      topics: [],
      labels: [],
      hint: '',
    } as const;
    expect(decided({ rules: { rules: [{ ...where, actions }] } })).toMatchObject({
      priority: 0,
      nextActionAt: new Date('2026-11-24T13:00:00Z'),
    });
  });
});
