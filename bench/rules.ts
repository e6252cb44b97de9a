// 200 rules over one mail that meets none before the last, beside the same questions written as code.
import type { RuleFacts } from '../src/rules/facts.ts';
import { matchRules } from '../src/rules/match.ts';
import { parseRules } from '../src/rules/parse.ts';
import { type Figure, figure } from './world.ts';

const RULES = 200;
const ROUNDS = 2_000;

const MAIL: RuleFacts = {
  ...{ kind: 'human', language: 'de', mood: -0.2, level: 'neutral', threats: [] },
  ...{ topics: ['question', 'delivery'], value: 0.4, super: false, guarantee: 'unknown' },
  ...{ order: 'unknown', orders: null, orderTotal: null, customer: 'erika@shop.example.org' },
  ...{ mailbox: 'hilfe@shop.example', businessHours: true, weekday: 'mon', hour: 10 },
  ...{ knownCustomer: true, tickets: 2, unanswered: 0, unhappyBefore: 0, unhappyRounds: 0 },
  daysSinceLastMail: 12,
} as const;

/** Four kinds of rules in turn; the first conditions of most of them hold. */
function ruleText(n: number): string {
  const whens = [
    `{ language: de, level: neutral, domain: [d${n}.example, e${n}.example] }`,
    `{ topics: [question, praise], customer: [a${n}@example.org, b${n}@example.org] }`,
    `{ mood: { below: 0, at-least: -0.5 }, hour: { at-least: 9, below: 17 }, tickets: ${n + 100} }`,
    `{ knownCustomer: true, weekday: { not: [sat, sun] }, topics: { all: [question, damaged] } }`,
  ];
  return `- rule: r${n}\n  when: ${whens[n % whens.length]}\n  assign: best\n`;
}

type Check = (mail: RuleFacts) => boolean;

function checkOf(n: number): Check {
  const domains = [`d${n}.example`, `e${n}.example`];
  const customers = [`a${n}@example.org`, `b${n}@example.org`];
  const checks: Check[] = [
    ({ language, level, customer }) => {
      const domain = customer.slice(customer.lastIndexOf('@') + 1);
      const below = (one: string): boolean => domain === one || domain.endsWith(`.${one}`);
      return language === 'de' && level === 'neutral' && domains.some(below);
    },
    ({ topics, customer }) =>
      topics.some(topic => topic === 'question' || topic === 'praise') &&
      customers.includes(customer),
    ({ mood, hour, tickets }) =>
      mood < 0 && mood >= -0.5 && hour >= 9 && hour < 17 && tickets === n + 100,
    ({ knownCustomer, weekday, topics }) =>
      knownCustomer &&
      weekday !== 'sat' &&
      weekday !== 'sun' &&
      topics.includes('question') &&
      topics.includes('damaged'),
  ];
  return checks[n % checks.length] ?? (() => false);
}

export async function rulesBench(): Promise<Figure[]> {
  const numbers = Array.from({ length: RULES }, (_, n) => n);
  const text = `${numbers.map(ruleText).join('')}- otherwise: rest\n  assign: best\n`;
  const started = performance.now();
  const parsed = parseRules([{ file: 'routing.yaml', text }], { people: [] });
  const reading = performance.now() - started;
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  const checks = numbers.map(checkOf);
  const rules = timesOf(() => matchRules(parsed.rules, MAIL).misses.length === RULES);
  const code = timesOf(() => !checks.some(check => check(MAIL)));
  return [
    figure(`${RULES} rules over one mail, median`, rules.median, 'ms', 4),
    figure(`${RULES} rules over one mail, p99`, rules.p99, 'ms', 4),
    figure('the same as hand-written code, median', code.median, 'ms', 4),
    figure('ratio', rules.median / code.median, 'times', 1),
    figure(`reading and checking ${RULES} rules`, reading, 'ms', 1),
  ];
}

function timesOf(work: () => boolean): { median: number; p99: number } {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    if (!work()) throw new Error('the mail must meet none of these rules');
    return performance.now() - started;
  }).toSorted((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99) };
}
