// How telling a feature is of a head: how much more often it stands in rows that it says yes to than in the
// others, or less (Wang and Manning, "Baselines and Bigrams", ACL 2012).
import { logarithm } from './arithmetic.ts';
import type { Rows } from './svm.ts';

/** Rows in which a feature is taken to have been seen beforehand, on either side. */
const BEFORE = 0.3;
/** The part of a feature's scale that depends on how telling it is. */
const PART = 0.7;

/**
 * A scale for each feature, 1 on average over those seen; of the others that of a feature that tells nothing.
 * @param sign +1 or -1, a row; 0: the row isn't used
 */
export function tellingScales(rows: Rows, sign: Int8Array, size: number): Float64Array {
  const counts = {
    yes: new Float64Array(size).fill(BEFORE),
    no: new Float64Array(size).fill(BEFORE),
  };
  const all = { yes: 2 * BEFORE, no: 2 * BEFORE };
  for (let row = 0; row < sign.length; row += 1) {
    if (sign[row] === 0) continue;
    const side = sign[row] === 1 ? 'yes' : 'no';
    all[side] += 1;
    const end = rows.at[row + 1] ?? 0;
    for (let at = rows.at[row] ?? 0; at < end; at += 1) {
      const index = rows.index[at] ?? 0;
      if (rows.value[at] !== 0) counts[side][index] = (counts[side][index] ?? 0) + 1;
    }
  }
  const even = all.yes / all.no;
  const telling = new Float64Array(size);
  let [sum, seen] = [0, 0];
  for (let index = 0; index < size; index += 1) {
    const [yes, no] = [counts.yes[index] ?? 0, counts.no[index] ?? 0];
    if (yes + no <= 2 * BEFORE) continue;
    telling[index] = Math.abs(logarithm(yes / (no * even)));
    sum += telling[index] ?? 0;
    seen += 1;
  }
  const mean = sum > 0 ? sum / seen : 1;
  return telling.map(one => 1 - PART + (PART * one) / mean);
}

/** The rows as if each feature said so many times as much. */
export function scaleRows(rows: Rows, scales: Float64Array): Rows {
  const value = rows.value.map((one, at) => one * (scales[rows.index[at] ?? 0] ?? 1));
  return { ...rows, value };
}
