// Points to groups of what is close: k-means by the angle (Dhillon and Modha, Machine Learning 2001).
import { type Points, toLengthOne } from './axes.ts';
import { Random } from './random.ts';

const PASSES = 12;
const SEED = 20_261_129;

/**
 * The group of each point.
 * @param weights how much a point counts in where its group stands
 */
export function groupsOf(points: Points, weights: Float64Array, groups: number): Uint16Array {
  const { axes } = points;
  const random = new Random(SEED + groups);
  const order = [...weights.keys()];
  random.shuffle(order);
  const middles = new Float64Array(groups * axes);
  for (let group = 0; group < groups; group += 1) place(group, order[group % order.length] ?? 0);
  const found = new Uint16Array(weights.length);
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (let point = 0; point < found.length; point += 1)
      found[point] = nearest(points, point, middles);
    moveMiddles();
  }
  return found;

  function place(group: number, point: number): void {
    for (let axis = 0; axis < axes; axis += 1)
      middles[group * axes + axis] = points.at[point * axes + axis] ?? 0;
  }

  function moveMiddles(): void {
    middles.fill(0);
    const count = new Uint32Array(groups);
    for (const [point, group] of found.entries()) {
      count[group] = (count[group] ?? 0) + 1;
      for (let axis = 0; axis < axes; axis += 1) {
        const at = group * axes + axis;
        const share = (weights[point] ?? 0) * (points.at[point * axes + axis] ?? 0);
        middles[at] = (middles[at] ?? 0) + share;
      }
    }
    toLengthOne(middles, axes);
    // A group that everybody left begins anew.
    for (const [group, some] of count.entries())
      if (some === 0) place(group, random.whole(found.length));
  }
}

function nearest({ axes, at }: Points, point: number, middles: Float64Array): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  const from = point * axes;
  for (let middle = 0; middle < middles.length; middle += axes) {
    let like = 0;
    for (let axis = 0; axis < axes; axis += 1)
      like += (at[from + axis] ?? 0) * (middles[middle + axis] ?? 0);
    if (like > most) {
      most = like;
      best = middle;
    }
  }
  return best / axes;
}
