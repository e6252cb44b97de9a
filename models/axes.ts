// Words as points: the first left singular vectors of a sparse matrix, by subspace iteration (Halko, Martinsson and
// Tropp, SIAM Review 2011), each times the square root of its singular value. Only + - * / and square roots.
import type { Neighbours } from './neighbours.ts';
import { Random } from './random.ts';

const AXES = 100;
const PASSES = 6;
const SEED = 20_261_128;

/** Points of length 1, `word * axes + axis`; of a word without neighbours all is 0. */
export interface Points {
  readonly axes: number;
  readonly at: Float64Array;
}

export function pointsOf({ rows, width }: Neighbours, axes = AXES): Points {
  const words = rows.at.length - 1;
  const random = new Random(SEED);
  const contexts = Float64Array.from(
    { length: width * axes },
    () => random.whole(2 ** 16) - 2 ** 15,
  );
  const points = new Float64Array(words * axes);
  let lengths: number[] = [];
  for (let pass = 0; pass < PASSES; pass += 1) {
    multiply(contexts, points, (word, entry) => [entry, word]);
    orthonormalise(points, axes);
    multiply(points, contexts, (word, entry) => [word, entry]);
    lengths = lengthsOf(contexts, axes);
  }
  for (let at = 0; at < points.length; at += 1)
    points[at] = (points[at] ?? 0) * Math.sqrt(lengths[at % axes] ?? 0);
  toLengthOne(points, axes);
  return { axes, at: points };

  /** `into` becomes the matrix, or it turned over, times `from`. */
  function multiply(
    from: Float64Array,
    into: Float64Array,
    way: (word: number, context: number) => readonly [from: number, into: number],
  ): void {
    into.fill(0);
    for (let word = 0; word < words; word += 1) {
      for (let entry = rows.at[word] ?? 0; entry < (rows.at[word + 1] ?? 0); entry += 1) {
        const [source, target] = way(word, rows.index[entry] ?? 0);
        addTimes(from, source * axes, into, target * axes, rows.value[entry] ?? 0, axes);
      }
    }
  }
}

function addTimes(
  from: Float64Array,
  source: number,
  into: Float64Array,
  target: number,
  times: number,
  length: number,
): void {
  for (let at = 0; at < length; at += 1)
    into[target + at] = (into[target + at] ?? 0) + times * (from[source + at] ?? 0);
}

/** Gram and Schmidt, column by column. */
function orthonormalise(points: Float64Array, axes: number): void {
  for (let axis = 0; axis < axes; axis += 1) {
    for (let other = 0; other < axis; other += 1) {
      let shared = 0;
      for (let at = 0; at < points.length; at += axes)
        shared += (points[at + axis] ?? 0) * (points[at + other] ?? 0);
      for (let at = 0; at < points.length; at += axes)
        points[at + axis] = (points[at + axis] ?? 0) - shared * (points[at + other] ?? 0);
    }
    let square = 0;
    for (let at = axis; at < points.length; at += axes) square += (points[at] ?? 0) ** 2;
    const length = Math.sqrt(square);
    for (let at = axis; at < points.length; at += axes)
      points[at] = length > 0 ? (points[at] ?? 0) / length : 0;
  }
}

function lengthsOf(columns: Float64Array, axes: number): number[] {
  const squares = new Array<number>(axes).fill(0);
  for (let at = 0; at < columns.length; at += 1)
    squares[at % axes] = (squares[at % axes] ?? 0) + (columns[at] ?? 0) ** 2;
  return squares.map(Math.sqrt);
}

export function toLengthOne(points: Float64Array, axes: number): void {
  for (let from = 0; from < points.length; from += axes) {
    let square = 0;
    for (let at = from; at < from + axes; at += 1) square += (points[at] ?? 0) ** 2;
    const length = Math.sqrt(square);
    if (length > 0)
      for (let at = from; at < from + axes; at += 1) points[at] = (points[at] ?? 0) / length;
  }
}
