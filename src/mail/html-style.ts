// What an element's attributes say of its looks, as far as it matters for reading: inline styles only.

export interface Looks {
  /** The element and all in it is invisible. */
  readonly hidden: boolean;
  /** Font of no size: invisible, but an element within can set another size. null: as around it. */
  readonly zeroFont: boolean | null;
  /** Text in no colour or in that of its ground: the same. */
  readonly colorless: boolean | null;
  readonly preformatted: boolean;
  /** No distance to its neighbours. */
  readonly tight: boolean;
  /** Indented by an editor, not quoted. */
  readonly indentOnly: boolean;
}

export type Attributes = ReadonlyMap<string, string>;

/** CSS lengths that amount to nothing. */
const NOTHING = String.raw`[+-]?0*(?:\.0+)?(?:px|pt|em|rem|ex|cm|mm|in|%|vh|vw)?\s*(?:;|!|$)`;
/** A thousand of anything, to the left or above: out of sight. Less than that pulls a heading into a picture. */
const FAR_AWAY = String.raw`-\s{0,5}(?:999|\d{4,})`;

const property = (name: string, value: string): RegExp =>
  new RegExp(String.raw`(?:^|[;\s])(?:${name})\s{0,20}:\s{0,20}(?:${value})`, 'i');

/** Each alone makes an element invisible. */
const HIDING: readonly RegExp[] = [
  property('display', 'none'),
  property('visibility', 'hidden|collapse'),
  property('content-visibility', 'hidden'),
  property('opacity', String.raw`0*(?:\.0\d*)?%?\s*(?:;|!|$)|[0-9](?:\.\d+)?%`),
  property('max-height|max-width', NOTHING),
  property('text-indent', FAR_AWAY),
  property('margin(?:-left|-top)?|left|top', FAR_AWAY),
  property('clip', String.raw`rect\(\s{0,5}[01](?:px)?[\s,]{1,5}[01](?:px)?[\s,]`),
  property('clip-path', String.raw`inset\(\s{0,5}(?:[5-9]\d|100)(?:\.\d+)?%|circle\(\s{0,5}0`),
  property('transform', String.raw`scale[xy]?\(\s{0,5}0*(?:\.0\d*)?\s{0,5}[,)]`),
  property('transform', String.raw`translate[xy]?\([^;)]{0,40}${FAR_AWAY}`),
  property(
    'color|-webkit-text-fill-color',
    String.raw`transparent|rgba\([^;)]{1,40}[,/]\s{0,5}0*(?:\.0\d*)?%?\s{0,5}\)`,
  ),
];
/** No room, and what doesn't fit isn't shown. */
const NO_ROOM = property('height|width', NOTHING);
const CUT_OFF = property('overflow(?:-[xy])?', 'hidden|clip');

const FONT_SIZE = property('font-size', String.raw`(\d{0,6}(?:\.\d{0,6})?)\s?(px|pt|em|rem|%)?`);
/** `font: 0/0 a`: the size stands before the slash, or before the family. */
const FONT = property(
  'font',
  String.raw`(?:[a-z-]{1,20}\s{1,5}){0,4}(\d{1,6}(?:\.\d{0,6})?)(px|pt|em|rem|%)?[\s/]`,
);
/** Smaller than this, in pixels or points, nobody reads. */
const LEAST_SIZE = 2;

/** Text in the colour of its own background. */
const COLOR = /(?:^|[;\s])color\s*:\s*(#[0-9a-f]{3,6}|[a-z]{3,20})/i;
const BACKGROUND = /(?:^|[;\s])background(?:-color)?\s*:\s*(#[0-9a-f]{3,6}|[a-z]{3,20})/i;

const PREFORMATTED = /(?:^|[;\s])white-space\s*:\s*(?:pre|pre-wrap|break-spaces)\s*(?:;|!|$)/i;
const TIGHT = /(?:^|[;\s])margin(?:-bottom|-top)?\s*:\s*0/i;
const NO_BORDER = /(?:^|[;\s])border(?:-left)?\s*:\s*(?:none|0)/i;
/** Longest style that is looked at. */
const LONGEST_STYLE = 2000;

/** Outlook's paragraphs have no distance: an empty line is a paragraph with a space. */
const TIGHT_CLASS = /\bMso(?:Normal|PlainText|ListParagraph)/;

const PLAIN: Looks = {
  hidden: false,
  zeroFont: null,
  colorless: null,
  preformatted: false,
  tight: false,
  indentOnly: false,
};

export function looksOf(attributes: Attributes): Looks {
  if (attributes.size === 0) return PLAIN;
  if (!attributes.has('style') && !attributes.has('class') && !attributes.has('hidden'))
    return PLAIN;
  const style = plainCss((attributes.get('style') ?? '').slice(0, LONGEST_STYLE));
  return {
    hidden: attributes.has('hidden') || isHiding(style),
    zeroFont: isZeroFont(style),
    colorless: colorless(style),
    preformatted: PREFORMATTED.test(style),
    tight: TIGHT.test(style) || TIGHT_CLASS.test(attributes.get('class') ?? ''),
    indentOnly: NO_BORDER.test(style) && !attributes.has('type') && !attributes.has('class'),
  };
}

/** Null when the style sets no colour. */
function colorless(style: string): boolean | null {
  const color = COLOR.exec(style)?.[1]?.toLowerCase();
  if (color === undefined) return null;
  return color === 'transparent' || color === BACKGROUND.exec(style)?.[1]?.toLowerCase();
}

/** Without comments and escapes (`dis\70lay`), behind which a property can hide. */
export function plainCss(style: string): string {
  if (!style.includes('\\') && !style.includes('/*')) return style;
  return style
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_, hex: string) => {
      const code = Number.parseInt(hex, 16);
      return code > 31 && code < 127 ? String.fromCharCode(code) : ' ';
    })
    .replaceAll('\\', '')
    .split('/*')
    .map((part, at) => (at === 0 ? part : part.slice(endOfComment(part))))
    .join('');
}

/** A comment that never ends takes the rest. */
function endOfComment(part: string): number {
  const end = part.indexOf('*/');
  return end < 0 ? part.length : end + 2;
}

function isHiding(style: string): boolean {
  if (!style.includes(':')) return false;
  if (HIDING.some(pattern => pattern.test(style))) return true;
  return NO_ROOM.test(style) && CUT_OFF.test(style);
}

/** null: no size is named, or one that is relative to what is around it. */
function isZeroFont(style: string): boolean | null {
  const [, number = '', unit = 'px'] = FONT_SIZE.exec(style) ?? FONT.exec(style) ?? [];
  if (number === '' || number === '.') return null;
  const size = Number(number);
  const relative = unit === 'em' || unit === '%';
  if (relative) return size < (unit === 'em' ? 0.15 : 15) ? true : null;
  return size < (unit === 'rem' ? 0.15 : LEAST_SIZE);
}
