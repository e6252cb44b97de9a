// What an element's attributes say of its looks, as far as it matters for reading: inline styles only.

export interface Looks {
  /** The element and all in it is invisible. */
  readonly hidden: boolean;
  /** Font of no size: invisible, but an element within can set another size. */
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

const HIDDEN =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|max-height\s*:\s*0(?:px)?\s*(?:;|!|$)|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{4,}px|clip\s*:\s*rect\(\s*0[, ])/i;
/** Text in the colour of its own background. */
const COLOR = /(?:^|[;\s])color\s*:\s*(#[0-9a-f]{3,6}|[a-z]{3,20})/i;
const BACKGROUND = /(?:^|[;\s])background(?:-color)?\s*:\s*(#[0-9a-f]{3,6}|[a-z]{3,20})/i;
const FONT_SIZE = /(?:^|[;\s])font-size\s*:\s*([\d.]+)/i;
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
  const style = (attributes.get('style') ?? '').slice(0, LONGEST_STYLE);
  const size = FONT_SIZE.exec(style)?.[1];
  return {
    hidden: attributes.has('hidden') || HIDDEN.test(style),
    zeroFont: size === undefined ? null : Number(size) === 0,
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
