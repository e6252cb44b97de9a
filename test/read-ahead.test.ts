import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readAhead } from '../src/read-ahead.ts';

const MEGABYTE = 2 ** 20;

async function* these<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** Works on things of the given sizes; the first take longest. */
async function workOn(sizes: readonly number[]) {
  let [underWay, most] = [0, 0];
  const results: number[] = [];
  const items = sizes.map((size, at) => ({ size, at }));
  const work = async ({ at }: { at: number }) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await wait(Math.max(0, 5 - at));
    underWay -= 1;
    return at;
  };
  for await (const at of readAhead(these(items), ({ size }) => size, work)) results.push(at);
  return { results, most };
}

it('gives every result, in order, although several are worked on at a time', async () => {
  const { results, most } = await workOn(Array.from({ length: 30 }, () => 1));
  expect(results).toEqual(Array.from({ length: 30 }, (_, at) => at));
  expect(most).toBe(8);
});

it('holds no more than a few megabytes: what is larger goes alone', async () => {
  const large = 3 * MEGABYTE;
  expect(await workOn([large, large, 100 * MEGABYTE, large])).toEqual({
    results: [0, 1, 2, 3],
    most: 1,
  });
  expect((await workOn([1, 1, large, 1])).most).toBe(4);
});

it('gives nothing for nothing', async () => {
  expect(await workOn([])).toEqual({ results: [], most: 0 });
});

it('fails with the first that fails, after what stood before it', async () => {
  const results: number[] = [];
  const work = async (at: number) => {
    await wait(10 - at);
    if (at > 2) throw new Error(`no ${at}`);
    return at;
  };
  const all = (async () => {
    for await (const at of readAhead([0, 1, 2, 3, 4], () => 1, work)) results.push(at);
  })();
  await expect(all).rejects.toThrow('no 3');
  expect(results).toEqual([0, 1, 2]);
});
