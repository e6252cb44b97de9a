import { expect, it } from 'vitest';
import { inGroups } from '../src/in-groups.ts';

const MEGABYTE = 2 ** 20;

async function groupsOf(sizes: readonly number[]): Promise<readonly (readonly number[])[]> {
  const groups: (readonly number[])[] = [];
  for await (const group of inGroups(sizes, size => size)) groups.push(group);
  return groups;
}

it('keeps every item, in its order, 64 together', async () => {
  const sizes = Array.from({ length: 150 }, (_, at) => at);
  const groups = await groupsOf(sizes);
  expect(groups.map(({ length }) => length)).toEqual([64, 64, 22]);
  expect(groups.flat()).toEqual(sizes);
});

it('holds no more than a few megabytes: what is larger goes alone', async () => {
  const large = 3 * MEGABYTE;
  const huge = 100 * MEGABYTE;
  expect(await groupsOf([1, large, large, 2, huge, 3])).toEqual([
    [1, large],
    [large, 2],
    [huge],
    [3],
  ]);
});

it('gives nothing for nothing', async () => {
  expect(await groupsOf([])).toEqual([]);
});

it('asks for no more than a group before it gives one', async () => {
  let asked = 0;
  function* endless(): Generator<number> {
    for (;;) {
      asked += 1;
      yield asked;
    }
  }
  const first = await inGroups(endless(), () => 1).next();
  expect(first.value).toHaveLength(64);
  expect(asked).toBe(65);
});
