// Functions that every machine rounds the same way: `Math.log` and `Math.exp` may differ in their last bits.

/** The natural logarithm of a number above 0. */
export function logarithm(of: number): number {
  let root = of;
  let times = 2;
  while (root > 1.1 || root < 0.9) {
    root = Math.sqrt(root);
    times *= 2;
  }
  // 2 artanh z = ln((1 + z) / (1 - z)), by its series.
  const z = (root - 1) / (root + 1);
  const square = z * z;
  return times * z * (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square / 9))));
}

/** Halvings before the series, squarings after it. */
const HALVINGS = 10;

/** e to the power of a number from -700 to 0; below it 0. */
export function exponential(of: number): number {
  if (of < -700) return 0;
  const part = of / 2 ** HALVINGS;
  let power = 1 + part * (1 + (part / 2) * (1 + (part / 3) * (1 + (part / 4) * (1 + part / 5))));
  for (let time = 0; time < HALVINGS; time += 1) power *= power;
  return power;
}
