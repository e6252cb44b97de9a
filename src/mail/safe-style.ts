// The declarations of a style attribute that are passed on: looks, never place. What isn't listed goes.
import { parseColour, writeColour } from './css-colour.ts';
import { plainCss } from './html-style.ts';

const LONGEST = 4_000;
const MOST_DECLARATIONS = 60;

type Check = (value: string) => string | null;

const matching =
  (pattern: RegExp): Check =>
  value =>
    pattern.test(value) ? value : null;

const colour: Check = value => {
  const parsed = parseColour(value);
  return parsed === null ? null : writeColour(parsed);
};
const word = matching(/^[a-z-]{1,30}$/i);

/** Not negative and not far: what is written stays where it is read. */
const SMALL = String.raw`(?:0|auto|\d{1,2}(?:\.\d{1,3})?(?:px|pt)|\d(?:\.\d{1,3})?(?:em|rem|ex)|\d{1,2}(?:\.\d{1,3})?mm|\d(?:\.\d{1,3})?(?:cm|in|%))`;
const distance = matching(new RegExp(`^${SMALL}(?:\\s${SMALL}){0,3}$`, 'i'));
const width = matching(
  /^(?:auto|(?:[1-9]\d{1,2}|1\d{3})(?:\.\d{1,3})?(?:px|pt)|(?:[1-9]\d?|100)(?:\.\d{1,3})?%|[1-9]\d?(?:\.\d{1,3})?r?em)$/i,
);
/** Readable and not a wall: what can't be seen could say something else than what is seen. */
const fontSize = matching(
  /^(?:(?:[6-9]|[1-4]\d)(?:\.\d{1,3})?(?:px|pt)|(?:0?\.[5-9]\d{0,2}|[1-3](?:\.\d{1,3})?)r?em|[5-9]\d(?:\.\d{1,3})?%|[1-2]\d\d%|(?:x-)?(?:small|large)|medium|smaller|larger)$/i,
);
const fontFamily = matching(/^[^;{}()\\<>/:@]{1,200}$/);
const lineHeight = matching(
  /^(?:normal|[12](?:\.\d{1,3})?|(?:1\d|[2-4]\d)(?:\.\d{1,3})?(?:px|pt)|1\d\d(?:\.\d{1,3})?%|[12](?:\.\d{1,3})?em)$/i,
);
const BORDER_PART =
  /^(?:0|\d(?:\.\d{1,3})?(?:px|pt)?|thin|medium|thick|none|hidden|solid|dotted|dashed|double|inset|outset|groove|ridge)$/i;

/** Width, style and colour in any order, each known. */
const border: Check = value => {
  const parts = value.replace(/,\s+/g, ',').split(/\s+/).slice(0, 4);
  const kept = parts.map(part => (BORDER_PART.test(part) ? part : colour(part)));
  const known = kept.filter(part => part !== null);
  return known.length === 0 ? null : known.join(' ');
};

/** Of `background` only a colour: pictures are loaded from elsewhere, or cover what is written. */
const background: Check = value => {
  const whole = colour(value);
  if (whole !== null) return whole;
  const parts = value
    .replace(/\([^()]{0,2000}\)/g, '()')
    .split(/\s+/)
    .slice(0, 10);
  return parts.map(colour).find(part => part !== null) ?? null;
};

const sides = (name: string, check: Check): Record<string, Check> =>
  Object.fromEntries(
    ['', '-top', '-right', '-bottom', '-left'].map(side => [`${name}${side}`, check]),
  );

const PROPERTIES: ReadonlyMap<string, Check> = new Map(
  Object.entries({
    color: colour,
    'background-color': colour,
    background,
    'font-family': fontFamily,
    'font-size': fontSize,
    'font-style': word,
    'font-weight': matching(/^(?:[a-z]{1,12}|\d{3})$/i),
    'text-align': word,
    'text-decoration': matching(/^[a-z-]{1,20}(?:\s[a-z-]{1,20}){0,2}$/i),
    'vertical-align': word,
    'white-space': matching(/^(?:normal|pre|pre-wrap|pre-line)$/i),
    'line-height': lineHeight,
    'list-style-type': word,
    'border-collapse': word,
    direction: matching(/^(?:ltr|rtl)$/i),
    ...sides('margin', distance),
    ...sides('padding', distance),
    ...sides('border', border),
    'border-color': colour,
    'border-style': matching(BORDER_PART),
    'border-width': matching(BORDER_PART),
    width,
    'max-width': width,
  }),
);

/** Property -> value of what may stay, in order; a later one replaces an earlier one, as in CSS. */
export function safeStyle(style: string): Map<string, string> {
  const kept = new Map<string, string>();
  if (style === '') return kept;
  const declarations = plainCss(style.slice(0, LONGEST)).split(';').slice(0, MOST_DECLARATIONS);
  for (const declaration of declarations) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s{0,5}important\s{0,20}$/i, '')
      .replace(/\s+/g, ' ')
      .trim();
    const safe = PROPERTIES.get(name)?.(value) ?? null;
    if (safe !== null) kept.set(name, safe);
  }
  return kept;
}

export function writeStyle(style: ReadonlyMap<string, string>): string {
  return [...style].map(([name, value]) => `${name}:${value}`).join(';');
}
