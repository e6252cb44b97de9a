// From `kulanz start` to the first poll: the very first time (database made), and later.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startProduct, writeConfig } from './product.ts';
import { type Figure, figure, scratch, type World } from './world.ts';

const LATER = 5;

export async function startBench(world: World): Promise<Figure[]> {
  const directory = scratch(world, 'start');
  const config = writeConfig({
    directory,
    imapPort: world.imapPort,
    imapUser: `start${Date.now()}`,
    imapPassword: world.imapPassword,
    smtpPort: 1,
    database: join(directory, 'data'),
    queue: 'database',
  });
  const first = await polled(config);
  const later: number[] = [];
  for (let n = 0; n < LATER; n++) later.push(await polled(config));
  later.sort((a, b) => a - b);
  return [
    figure('start to first poll, the very first time', first, 'ms', 0),
    figure(
      `start to first poll, later (median of ${LATER})`,
      later[Math.floor(LATER / 2)] ?? 0,
      'ms',
      0,
    ),
  ];
}

async function polled(config: string): Promise<number> {
  const running = await startProduct(config);
  const end = performance.now() + 20_000;
  while (running.polledAfter() === null && performance.now() < end) await pause(5);
  const after = running.polledAfter();
  await running.stop();
  if (after === null) throw new Error('no poll within 20 s');
  return after;
}
