// Colours of CSS and of HTML attributes, as far as mail uses them, and whether two can be told apart.

/** Red, green, blue: 0 to 255. */
export type Colour = readonly [number, number, number];

export const WHITE: Colour = [255, 255, 255];
/** What a handover writes in. */
export const INK: Colour = [31, 35, 40];

/** The names of HTML 4, and those of CSS that editors offer. Other names aren't passed on. */
const NAMES: Readonly<Record<string, string>> = {
  black: '000000',
  silver: 'c0c0c0',
  gray: '808080',
  grey: '808080',
  white: 'ffffff',
  maroon: '800000',
  red: 'ff0000',
  purple: '800080',
  fuchsia: 'ff00ff',
  magenta: 'ff00ff',
  green: '008000',
  lime: '00ff00',
  olive: '808000',
  yellow: 'ffff00',
  navy: '000080',
  blue: '0000ff',
  teal: '008080',
  aqua: '00ffff',
  cyan: '00ffff',
  orange: 'ffa500',
  brown: 'a52a2a',
  pink: 'ffc0cb',
  gold: 'ffd700',
  crimson: 'dc143c',
  indigo: '4b0082',
  violet: 'ee82ee',
  beige: 'f5f5dc',
  ivory: 'fffff0',
  tomato: 'ff6347',
  darkred: '8b0000',
  darkgreen: '006400',
  darkblue: '00008b',
  darkgray: 'a9a9a9',
  darkgrey: 'a9a9a9',
  lightgray: 'd3d3d3',
  lightgrey: 'd3d3d3',
  lightblue: 'add8e6',
  lightgreen: '90ee90',
  lightyellow: 'ffffe0',
  dimgray: '696969',
  gainsboro: 'dcdcdc',
  whitesmoke: 'f5f5f5',
  royalblue: '4169e1',
  steelblue: '4682b4',
  slategray: '708090',
};

const HEX = /^#?(?:([0-9a-f])([0-9a-f])([0-9a-f])|([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2}))$/i;
const RGB =
  /^rgba?\(\s{0,5}(\d{1,3})\s{0,5}[,\s]\s{0,5}(\d{1,3})\s{0,5}[,\s]\s{0,5}(\d{1,3})\s{0,5}(?:[,/]\s{0,5}(?:1|1\.0|100%)\s{0,5})?\)$/i;

/** null: no colour that is known, or one that what is behind shines through. */
export function parseColour(text: string): Colour | null {
  if (text === '') return null;
  const value = text.trim().toLowerCase();
  const hex = HEX.exec(NAMES[value] ?? value);
  if (hex) {
    const parts = hex[1] === undefined ? hex.slice(4, 7) : hex.slice(1, 4).map(one => one + one);
    return triple(parts.map(part => Number.parseInt(part, 16)));
  }
  const rgb = RGB.exec(value);
  return rgb ? triple(rgb.slice(1, 4).map(Number)) : null;
}

export function writeColour(colour: Colour): string {
  return `#${colour.map(part => part.toString(16).padStart(2, '0')).join('')}`;
}

function triple([red = 0, green = 0, blue = 0]: readonly number[]): Colour {
  return [Math.min(red, 255), Math.min(green, 255), Math.min(blue, 255)];
}

/** Below this ratio (WCAG 2) nobody sees that something is written. */
const LEAST_CONTRAST = 1.25;

export function isReadable(text: Colour, background: Colour): boolean {
  return contrast(text, background) >= LEAST_CONTRAST;
}

/** Dark or light, whichever reads better on the background. */
export function readableOn(background: Colour): Colour {
  return contrast(INK, background) >= contrast(WHITE, background) ? INK : WHITE;
}

function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
