import { expect, it } from 'vitest';
import { createTurns } from '../../workers/turns.ts';
import { createVainRings } from '../../workers/vain-rings.ts';

const soon = () => new Promise<void>(resolve => setTimeout(resolve, 5));

it('a stage is worked on by one at a time, and another stage beside it', async () => {
  const turns = createTurns();
  const steps: string[] = [];
  const work = (name: string) => async () => {
    steps.push(`${name}>`);
    await soon();
    steps.push(`<${name}`);
  };
  await Promise.all([
    turns.take('ingest', work('a')),
    turns.take('ingest', work('b')),
    turns.take('deliver', work('c')),
  ]);
  expect(steps.filter(step => !step.includes('c'))).toEqual(['a>', '<a', 'b>', '<b']);
  expect(steps.indexOf('c>')).toBeLessThan(steps.indexOf('<a'));
});

it('what runs only when idle does not run beside work, and work waits for it', async () => {
  const turns = createTurns();
  const working = turns.take('ingest', soon);
  expect(await turns.ifIdle('ingest', async () => 'ran')).toBeNull();
  await working;
  await soon();
  const steps: string[] = [];
  const idle = turns.ifIdle('ingest', async () => {
    await soon();
    steps.push('idle');
  });
  await Promise.all([idle, turns.take('ingest', async () => void steps.push('work'))]);
  expect(steps).toEqual(['idle', 'work']);
});

it('a step that fails is no obstacle to the next', async () => {
  const turns = createTurns();
  const failing = turns.take('ingest', () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(await turns.take('ingest', async () => 'next')).toBe('next');
});

it('workers that are rung for in vain are replaced, all that are idle; others are left alone', async () => {
  const turns = createTurns();
  const revived: string[] = [];
  const log = { info: () => undefined } as never;
  const vain = createVainRings({ log }, { turns, revive: async stage => void revived.push(stage) });
  for (let sweep = 0; sweep < 3; sweep++) await vain.watch('ingest', 7);
  // It was another row's turn, or the queue was away: no sign of deafness.
  await vain.watch('ingest', 8);
  await vain.watch('ingest', null);
  for (let sweep = 0; sweep < 3; sweep++) await vain.watch('ingest', 8);
  expect(revived).toEqual([]);
  const busy = turns.take('deliver', soon);
  await vain.watch('ingest', 8);
  expect(revived).toEqual(['ingest', 'triage']);
  await busy;
});
