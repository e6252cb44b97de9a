import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { openQueues, type Queues } from '../../src/io/queue.ts';
import type { StageJob } from '../../src/queues.ts';

/** What both backends must do alike. `freshUrl` gives a server without jobs. */
export function queueSuite(backend: string, freshUrl: () => Promise<string>): void {
  const opened: Queues[] = [];
  const said: { details: object; message: string }[] = [];
  const keep = (details: object, message: string) => void said.push({ details, message });
  const log = { warn: keep, error: keep };

  async function open(url: string): Promise<Queues> {
    const queues = await openQueues(url, log);
    opened.push(queues);
    return queues;
  }

  afterEach(async () => {
    await Promise.all(opened.splice(0).map(queues => queues.close(1_000)));
    said.length = 0;
  });

  describe(`the queue on ${backend}`, () => {
    test('carries every id to its stage, once', async () => {
      const queues = await open(await freshUrl());
      const got: string[] = [];
      for (const stage of ['ingest', 'triage', 'deliver'] as const)
        queues.work(stage, async ({ id }) => void got.push(`${stage} ${id}`));
      await Promise.all(
        [1, 2, 3].flatMap(id => [queues.ring('ingest', id), queues.ring('deliver', id)]),
      );
      await expect.poll(() => got.length, { timeout: 10_000 }).toBe(6);
      await sleep(200);
      expect(got.sort()).toEqual([
        ...['deliver 1', 'deliver 2', 'deliver 3'],
        ...['ingest 1', 'ingest 2', 'ingest 3'],
      ]);
      expect(await queues.waiting()).toEqual({ ingest: 0, triage: 0, deliver: 0 });
    });

    test('counts the same row once while it waits, and rings again once it is done', async () => {
      const queues = await open(await freshUrl());
      for (let times = 0; times < 3; times++) await queues.ring('ingest', 7);
      await queues.ring('ingest', 8);
      await queues.ring('triage', 7);
      expect(await queues.waiting()).toEqual({ ingest: 2, triage: 1, deliver: 0 });
      const got: number[] = [];
      queues.work('ingest', async ({ id }) => void got.push(id));
      await expect.poll(() => got.toSorted(), { timeout: 10_000 }).toEqual([7, 8]);
      await expect.poll(async () => (await queues.waiting()).ingest).toBe(0);
      // Until a moment after its handler has ended the job still exists.
      const sevens = () => got.filter(id => id === 7).length;
      await expect
        .poll(() => queues.ring('ingest', 7).then(sevens), { timeout: 10_000 })
        .toBeGreaterThan(1);
      expect(got.filter(id => id === 8)).toHaveLength(1);
    });

    test('keeps jobs for a process that comes later', async () => {
      const url = await freshUrl();
      const first = await open(url);
      await first.ring('deliver', 5);
      await first.close();
      const second = await open(url);
      expect((await second.waiting()).deliver).toBe(1);
      const got: StageJob[] = [];
      second.work('deliver', async job => void got.push(job));
      await expect.poll(() => got, { timeout: 10_000 }).toEqual([{ id: 5 }]);
    });

    test('shares the jobs among processes: none is lost, none is done twice', async () => {
      const url = await freshUrl();
      const [one, two] = await Promise.all([open(url), open(url)]);
      const got: number[] = [];
      for (const queues of [one, two])
        queues.work('triage', async ({ id }) => {
          await sleep(2);
          got.push(id);
        });
      const ids = Array.from({ length: 60 }, (_, index) => index + 1);
      await Promise.all(ids.map(id => (id % 2 ? one : two).ring('triage', id)));
      await expect.poll(() => got.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(60);
      await sleep(200);
      expect(got.toSorted((a, b) => a - b)).toEqual(ids);
    });

    test('tries again what failed, whatever words it failed with', async () => {
      const queues = await open(await freshUrl());
      let tries = 0;
      queues.work('ingest', async () => {
        if (++tries === 1) throw new Error('Datenbank weg \u0000\ud800 \u0000');
      });
      await queues.ring('ingest', 1);
      await expect.poll(() => tries, { timeout: 20_000 }).toBe(2);
      expect(JSON.stringify(said)).toContain('Datenbank weg');
      // The failed job did not block those after it.
      await queues.ring('ingest', 2);
      await expect.poll(() => tries, { timeout: 10_000 }).toBe(3);
    });

    test('carries ids only', async () => {
      const queues = await open(await freshUrl());
      for (const id of [0, -1, 1.5, Number.NaN])
        await expect(queues.ring('ingest', id), String(id)).rejects.toThrow();
      expect((await queues.waiting()).ingest).toBe(0);
    });

    test('lets a running handler end before it closes', async () => {
      const queues = await open(await freshUrl());
      let state = 'waiting';
      queues.work('deliver', async () => {
        state = 'running';
        await sleep(500);
        state = 'ended';
      });
      await queues.ring('deliver', 1);
      await expect.poll(() => state, { timeout: 10_000 }).toBe('running');
      await queues.close();
      expect(state).toBe('ended');
    });

    test('does not wait for ever for one that hangs', async () => {
      const queues = await open(await freshUrl());
      let running = false;
      queues.work('deliver', () => {
        running = true;
        return new Promise(() => undefined);
      });
      await queues.ring('deliver', 1);
      await expect.poll(() => running, { timeout: 10_000 }).toBe(true);
      const began = performance.now();
      await queues.close(300);
      expect(performance.now() - began).toBeLessThan(6_000);
    });
  });
}
