import { expect, it } from 'vitest';
import { createOutages } from '../../workers/outages.ts';

function told() {
  const lines: string[] = [];
  const clock = { now: 0 };
  const log = {
    warn: (_: object, words: string) => lines.push(`warn ${words}`),
    info: (_: object, words: string) => lines.push(`info ${words}`),
    debug: () => undefined,
  };
  return { lines, clock, outages: createOutages(log as never, () => clock.now) };
}

it('tells an outage once, whoever meets it how often, and its end', () => {
  const { lines, clock, outages } = told();
  outages.over('the queue');
  for (let times = 0; times < 500; times++) {
    outages.say('the queue', new Error('connect ECONNREFUSED'));
    clock.now += 1_000;
  }
  outages.over('the queue');
  outages.over('the queue');
  expect(lines).toEqual([
    'warn the queue does not work, trying again',
    'info the queue works again',
  ]);
});

it('reminds of one that lasts every ten minutes', () => {
  const { lines, clock, outages } = told();
  for (; clock.now < 3_600_000; clock.now += 5_000) outages.say('the database', new Error('x'));
  expect(lines).toHaveLength(6);
});

it('a line that flickers is told once a minute', () => {
  const { lines, clock, outages } = told();
  for (; clock.now < 300_000; clock.now += 1_000) {
    outages.say('the mail server', new Error('x'));
    outages.over('the mail server');
  }
  expect(lines.filter(line => line.startsWith('warn'))).toHaveLength(5);
  expect(lines).toHaveLength(10);
});

it('different outages are different lines', () => {
  const { lines, outages } = told();
  outages.say('the database', new Error('x'));
  outages.say('the queue', new Error('x'));
  expect(lines).toHaveLength(2);
});
