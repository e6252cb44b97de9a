import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { openQueues } from '../../src/io/queue.ts';
import { queueSuite } from '../support/queue-suite.ts';

function redisUrl(): string {
  const url = process.env.KULANZ_TEST_REDIS_URL;
  if (!url) throw new Error('KULANZ_TEST_REDIS_URL is missing: run "npm run test:services"');
  return url;
}

async function flush(): Promise<string> {
  const redis = new Redis(redisUrl());
  await redis.flushall();
  redis.disconnect();
  return redisUrl();
}

queueSuite('Redis', flush);

test('a queue that was emptied in mid-run takes and carries new jobs at once', async () => {
  const silent = { warn: () => undefined, error: () => undefined };
  const queues = await openQueues(await flush(), silent);
  const got: number[] = [];
  queues.work('ingest', async ({ id }) => {
    got.push(id);
    await sleep(5);
  });
  for (let id = 1; id <= 50; id++) await queues.ring('ingest', id);
  await flush();
  // What the sweep does: rings for every row that still waits.
  for (let id = 1; id <= 50; id++) await queues.ring('ingest', id);
  await expect.poll(() => new Set(got).size, { timeout: 20_000 }).toBe(50);
  await queues.close();
});
