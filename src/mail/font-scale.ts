// How large letters become when relative sizes stand within each other: a hundred `<small>` would make
// words that nobody sees, a hundred `<big>` a wall.

/** Of the size that the mail is shown in. */
const LEAST = 0.5;
const MOST = 3.5;
/** Pixels of a letter of size 1. */
const BASE = 16;
const POINT = 4 / 3;

/** What browsers make of these elements. */
const ELEMENTS: Readonly<Record<string, number>> = {
  big: 1.2,
  small: 0.83,
  sub: 0.83,
  sup: 0.83,
  h1: 2,
  h2: 1.5,
  h3: 1.17,
  h5: 0.83,
  h6: 0.67,
};
const WORDS: Readonly<Record<string, number>> = {
  'x-small': 0.63,
  small: 0.81,
  medium: 1,
  large: 1.13,
  'x-large': 1.5,
};

/** The size within an element, or null when it would be out of bounds. */
export function scaleWithin(name: string, scale: number): number | null {
  return bounded(scale * (ELEMENTS[name] ?? 1));
}

/** The size that `font-size` (as `safe-style.ts` lets it through) makes of `scale`; null: out of bounds. */
export function scaleOf(fontSize: string, scale: number): number | null {
  const value = fontSize.toLowerCase();
  if (value === 'smaller') return bounded(scale * 0.83);
  if (value === 'larger') return bounded(scale * 1.2);
  const word = WORDS[value];
  if (word !== undefined) return word;
  const size = Number.parseFloat(value);
  if (value.endsWith('rem')) return bounded(size);
  if (value.endsWith('em')) return bounded(scale * size);
  if (value.endsWith('%')) return bounded((scale * size) / 100);
  return bounded((value.endsWith('pt') ? size * POINT : size) / BASE);
}

function bounded(scale: number): number | null {
  return scale >= LEAST - 0.001 && scale <= MOST ? scale : null;
}
