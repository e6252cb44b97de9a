// Which words are of a kind, learnt from texts without labels.
import { describe, expect, it } from 'vitest';
import { pointsOf } from '../../models/axes.ts';
import { groupsOf } from '../../models/groups.ts';
import { learnKin } from '../../models/kin.ts';
import { neighboursOf } from '../../models/neighbours.ts';
import { Random } from '../../models/random.ts';
import { dot } from '../../models/svm.ts';
import { kinHash } from '../../src/insight/model/kin.ts';

const PEOPLE = ['plumber', 'baker', 'tailor', 'farmer', 'miller'];
const THINGS = ['kettle', 'ladder', 'basket', 'carpet', 'mirror'];

/** People ring and write, things break and leak. */
function smallTalk(): string[] {
  const random = new Random(5);
  const one = (of: readonly string[]) => of[random.whole(of.length)] ?? '';
  return Array.from({ length: 400 }, () =>
    random.whole(2) === 0
      ? `The ${one(PEOPLE)} ${one(['rang', 'wrote', 'called'])} us ${one(['again', 'yesterday'])}.`
      : `That ${one(THINGS)} ${one(['broke', 'leaked', 'cracked'])} in the ${one(['kitchen', 'hall'])}.`,
  );
}

describe('kin', () => {
  it('is of the words that stand among the same words', () => {
    const words = learnKin(smallTalk(), [6]);
    const groupOf = (word: string) =>
      words.find(({ hash }) => hash === kinHash(word))?.groups[0] ?? -1;
    const [people, things] = [new Set(PEOPLE.map(groupOf)), new Set(THINGS.map(groupOf))];
    expect([people.size, things.size]).toEqual([1, 1]);
    expect(people).not.toEqual(things);
    expect([...people, ...things]).not.toContain(-1);
  });

  it('is the same every time, in the order of the hashes, and none of rare words', () => {
    const kin = learnKin([...smallTalk(), 'A zeppelin rang.']);
    expect(learnKin([...smallTalk(), 'A zeppelin rang.'])).toEqual(kin);
    expect(kin.map(({ hash }) => hash)).toEqual(
      kin.map(({ hash }) => hash).toSorted((a, b) => a - b),
    );
    expect(kin.some(({ hash }) => hash === kinHash('zeppelin'))).toBe(false);
    expect(kin.some(({ hash }) => hash === kinHash('rang'))).toBe(true);
    expect(learnKin([])).toEqual([]);
  });
});

describe('neighbours', () => {
  it('say more than chance only, and more the rarer they are', () => {
    // 0 1 again and again, 0 2 once; 3 everywhere.
    const sentences = [
      ...Array.from({ length: 20 }, () => Int32Array.from([0, 1, 3])),
      Int32Array.from([2, 0, 3]),
    ];
    const { rows, width } = neighboursOf(sentences, 4);
    expect(rows.at.length).toBe(5);
    expect([...rows.at].every((at, row, all) => row === 0 || at >= (all[row - 1] ?? 0))).toBe(true);
    expect(Math.min(...rows.value)).toBeGreaterThan(0);
    expect(Math.max(...rows.index)).toBeLessThan(width);
    const next = new Float64Array(width + 1);
    next[1] = 1;
    // 1 follows 0, and never 3.
    expect(dot(rows, 0, next)).toBeGreaterThan(0);
    expect(dot(rows, 3, next)).toBe(0);
  });
});

describe('points and their groups', () => {
  /** Two words of one kind, two of another, and one without neighbours. */
  const rows = {
    at: Int32Array.from([0, 2, 4, 6, 8, 8]),
    index: Uint32Array.from([0, 1, 0, 1, 2, 3, 2, 3]),
    value: Float32Array.from([2, 1, 2, 1.1, 1, 3, 1.2, 3]),
  };
  const points = pointsOf({ rows, width: 4 }, 2);
  const like = (one: number, other: number) =>
    [0, 1].reduce(
      (sum, axis) => sum + (points.at[2 * one + axis] ?? 0) * (points.at[2 * other + axis] ?? 0),
      0,
    );

  it('are near when the rows are', () => {
    expect(like(0, 1)).toBeCloseTo(1, 3);
    expect(like(2, 3)).toBeCloseTo(1, 3);
    // Six passes turn the axes almost there.
    expect(like(0, 2)).toBeCloseTo(0, 1);
    expect([...points.at.slice(8)]).toEqual([0, 0]);
  });

  it('are grouped by it', () => {
    const [a, b, c, d] = groupsOf(points, new Float64Array(4).fill(1), 2);
    expect(a).toBe(b);
    expect(c).toBe(d);
    expect(a).not.toBe(c);
  });
});
