// Linear support vector machine, L2-regularised, squared hinge loss, trained by dual coordinate descent
// (Hsieh et al., ICML 2008: LIBLINEAR's solver 1). Only + - * / and comparisons: the same bits everywhere.
import { Random } from './random.ts';

/** Rows of hashed features: those of row i are `at[i]` to `at[i + 1]`. */
export interface Rows {
  readonly at: Int32Array;
  readonly index: Uint32Array;
  readonly value: Float32Array;
}

export interface Training {
  readonly rows: Rows;
  /** +1 or -1, a row; 0: the row isn't used. */
  readonly sign: Int8Array;
  /** What a mistake costs, a row. */
  readonly cost: Float32Array;
  readonly size: number;
  readonly passes: number;
  readonly seed: number;
}

/** A row that is so far on its right side, beyond its margin, is looked at again some passes later. */
const FAR = 0.25;
const REST = { perMargin: 6, most: 4 };

/** Weights of `size` features, and the bias last. */
export function trainSvm(given: Training): Float64Array {
  const { rows, sign, cost, size } = given;
  const weights = new Float64Array(size + 1);
  const used = [...sign.keys()].filter(row => sign[row] !== 0);
  const alpha = new Float64Array(sign.length);
  const squares = Float64Array.from(sign, (_, row) => squareOf(rows, row));
  const random = new Random(given.seed);
  const restsUntil = new Int32Array(sign.length);
  for (let pass = 0; pass < given.passes; pass += 1) {
    random.shuffle(used);
    for (const row of used) if ((restsUntil[row] ?? 0) <= pass) step(row, pass);
  }
  return weights;

  function step(row: number, pass: number): void {
    const y = sign[row] ?? 0;
    const softness = 0.5 / (cost[row] ?? 1);
    const before = alpha[row] ?? 0;
    const gradient = y * dot(rows, row, weights) - 1 + softness * before;
    if (before === 0 && gradient >= 0) {
      // Most rows of most heads: what is far from doubt stays there for a while.
      if (gradient > FAR)
        restsUntil[row] = pass + 1 + Math.min(REST.most, Math.round(gradient * REST.perMargin));
      return;
    }
    const after = Math.max(before - gradient / ((squares[row] ?? 1) + softness), 0);
    const change = (after - before) * y;
    if (change === 0) return;
    alpha[row] = after;
    addTo(rows, row, weights, change);
  }
}

function squareOf(rows: Rows, row: number): number {
  let sum = 1;
  for (let at = rows.at[row] ?? 0; at < (rows.at[row + 1] ?? 0); at += 1)
    sum += (rows.value[at] ?? 0) ** 2;
  return sum;
}

export function dot(rows: Rows, row: number, weights: Float64Array): number {
  let sum = weights[weights.length - 1] ?? 0;
  const end = rows.at[row + 1] ?? 0;
  for (let at = rows.at[row] ?? 0; at < end; at += 1) {
    sum += (weights[rows.index[at] ?? 0] ?? 0) * (rows.value[at] ?? 0);
  }
  return sum;
}

function addTo(rows: Rows, row: number, weights: Float64Array, change: number): void {
  const last = weights.length - 1;
  weights[last] = (weights[last] ?? 0) + change;
  const end = rows.at[row + 1] ?? 0;
  for (let at = rows.at[row] ?? 0; at < end; at += 1) {
    const index = rows.index[at] ?? 0;
    weights[index] = (weights[index] ?? 0) + change * (rows.value[at] ?? 0);
  }
}
