import { Tokenizer } from 'htmlparser2';
import { cleanText, MOST_TEXT } from './clean-text.ts';
import { markOf } from './html-quotes.ts';
import { type Attributes, looksOf } from './html-style.ts';
import type { LineMark } from './mark-quotes.ts';
import { type MarkedLine, TextWriter } from './text-writer.ts';

/** Characters of HTML that are looked at. */
const MOST_HTML = 12_000_000;
/** Elements open at once; what is nested deeper is read as if it were not nested. */
const DEEPEST = 1000;
const LONGEST_ATTRIBUTE = 4000;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const VOID = words('area base br col embed hr img input link meta param source track wbr');
/** Never seen by a reader. */
const UNSEEN = words(
  'head script style title noscript template svg math select datalist iframe object canvas audio video xml',
);
const BLOCKS = words(
  'address article aside body center dd details div dl dt fieldset figcaption figure footer form header html li main nav section summary table tbody tfoot thead tr caption',
);
/** Blocks with an empty line around them. */
const SPACED = words('p h1 h2 h3 h4 h5 h6 ul ol pre blockquote');
const CELLS = words('td th');
/** Opening one closes an open one of the same name beside it. */
const IMPLIED_END = words('p li dt dd td th tr option');
/** Takes no room: soft hyphens, and what fills the preview line of newsletters. A joiner stays in a word. */
const ZERO_WIDTH =
  /\u034f|[\u200b\u2060\u00ad\ufeff]|(?<!\p{L}|\p{Extended_Pictographic}|\ufe0f)(?:\u200c|\u200d)/gu;
const WANTED = words('style class id name data-marker hidden href type start alt');

interface Frame {
  readonly name: string;
  readonly unseen: boolean;
  readonly zeroFont: boolean;
  readonly colorless: boolean;
  readonly preformatted: boolean;
  readonly quote: boolean;
  readonly mark: LineMark;
  /** Blank lines before and after; null: not a block. */
  readonly distance: 0 | 1 | null;
  readonly href: string;
  /** Numbers of an `ol`, from 1; null for a `ul`. */
  item: number | null;
}

const ROOT: Frame = {
  name: '',
  unseen: false,
  zeroFont: false,
  colorless: false,
  preformatted: false,
  quote: false,
  mark: null,
  distance: null,
  href: '',
  item: null,
};

/**
 * HTML as a person sees it, as plain text: paragraphs, lists, tables by tab, links with their
 * address, quotations with '> '. What is hidden is left out. Linear time, output bounded to 1 MB.
 */
export function htmlToText(html: string): string {
  return clean(read(html).toString());
}

/** The same by line, with what the HTML says of each. */
export function htmlToLines(html: string): MarkedLine[] {
  return read(html)
    .toLines()
    .map(({ text, mark }) => ({ text: clean(text), mark }));
}

function read(html: string): TextWriter {
  const source = html.length > MOST_HTML ? html.slice(0, MOST_HTML) : html;
  return new HtmlReader(source).read();
}

function clean(text: string): string {
  return cleanText(text).replaceAll('\u00a0', ' ');
}

/** One pass over the tokens with a stack of open elements. */
class HtmlReader {
  private readonly source: string;
  private readonly writer = new TextWriter();
  private readonly stack: Frame[] = [ROOT];
  /** How many of each name are open. */
  private readonly open = new Map<string, number>();
  private attributes = new Map<string, string>();
  private tag = '';
  private attribute = '';
  private value = '';
  private linkText = '';
  /** From here on all is quoted. */
  private below = false;
  /** A cell of this row has ended: the next begins after a tab. */
  private cellEnded = false;

  constructor(source: string) {
    this.source = source;
  }

  read(): TextWriter {
    const ignore = () => {};
    const tokenizer = new Tokenizer(
      { xmlMode: false, decodeEntities: true },
      {
        ontext: (start, end) => {
          this.text(this.source.slice(start, end));
          if (this.writer.length > MOST_TEXT) tokenizer.pause();
        },
        ontextentity: codePoint => this.text(String.fromCodePoint(codePoint)),
        onopentagname: (start, end) => this.startTag(this.source.slice(start, end).toLowerCase()),
        onattribname: (start, end) => this.startAttribute(this.source.slice(start, end)),
        onattribdata: (start, end) => this.attributeData(start, end),
        onattribentity: codePoint => {
          if (this.attribute) this.value += String.fromCodePoint(codePoint);
        },
        onattribend: () => this.endAttribute(),
        onopentagend: () => this.openElement(),
        onselfclosingtag: () => this.openElement(),
        onclosetag: (start, end) => this.closeElement(this.source.slice(start, end).toLowerCase()),
        oncdata: ignore,
        oncomment: ignore,
        ondeclaration: ignore,
        onprocessinginstruction: ignore,
        onend: ignore,
      },
    );
    tokenizer.write(this.source);
    tokenizer.end();
    return this.writer;
  }

  private get top(): Frame {
    return this.stack.at(-1) ?? ROOT;
  }

  private text(raw: string): void {
    const { unseen, zeroFont, colorless, preformatted, href } = this.top;
    if (unseen || zeroFont || colorless) return;
    const text = raw.replace(ZERO_WIDTH, '');
    if (href !== '' && this.linkText.length < LONGEST_ATTRIBUTE) this.linkText += text;
    this.writer.mark = this.below ? 'below' : this.top.mark;
    if (preformatted) this.writer.writeRaw(text);
    else this.writer.write(text);
  }

  private startTag(name: string): void {
    this.tag = name;
    if (this.attributes.size > 0) this.attributes = new Map();
  }

  private startAttribute(name: string): void {
    const lower = name.toLowerCase();
    this.attribute = WANTED.has(lower) ? lower : '';
    this.value = '';
  }

  private attributeData(start: number, end: number): void {
    if (this.attribute && this.value.length < LONGEST_ATTRIBUTE) {
      this.value += this.source.slice(start, Math.min(end, start + LONGEST_ATTRIBUTE));
    }
  }

  private endAttribute(): void {
    if (this.attribute && !this.attributes.has(this.attribute)) {
      this.attributes.set(this.attribute, this.value);
    }
  }

  private openElement(): void {
    const name = this.tag;
    this.closeImplied(name);
    if (VOID.has(name)) {
      if (!this.top.unseen) this.voidElement(name, this.attributes);
      if (name === 'hr' && markOf(this.attributes) === 'below') this.below = true;
      return;
    }
    if (this.stack.length > DEEPEST) return;
    const frame = this.toFrame(name, this.attributes);
    if (!frame.unseen) this.enter(frame);
    this.stack.push(frame);
    this.open.set(name, (this.open.get(name) ?? 0) + 1);
  }

  private toFrame(name: string, attributes: Attributes): Frame {
    const parent = this.top;
    const looks = looksOf(attributes);
    const href = name === 'a' ? (attributes.get('href') ?? '').trim() : '';
    return {
      name,
      unseen: parent.unseen || looks.hidden || UNSEEN.has(name),
      zeroFont: looks.zeroFont ?? parent.zeroFont,
      colorless: looks.colorless ?? parent.colorless,
      preformatted: name === 'pre' || looks.preformatted || parent.preformatted,
      quote: name === 'blockquote' && !looks.indentOnly,
      // The name of a link is an anchor.
      mark: parent.mark ?? (name === 'a' ? null : markOf(attributes)),
      distance: this.distanceOf(name, looks.tight),
      href: href === '' ? parent.href : href,
      item: name === 'ol' ? Number.parseInt(attributes.get('start') ?? '1', 10) || 1 : null,
    };
  }

  private voidElement(name: string, attributes: Attributes): void {
    if (name === 'br') this.writer.breakLine();
    if (name === 'hr') {
      this.writer.block(0);
      this.writer.write('----------');
      this.writer.block(0);
    }
    // Mail programs write an emoji as a picture; other pictures have no words of the sender's.
    const alt = name === 'img' ? (attributes.get('alt') ?? '') : '';
    if (alt !== '' && alt.length <= 8 && /^\P{L}+$/u.test(alt) && !/\w/.test(alt)) this.text(alt);
  }

  private distanceOf(name: string, tight: boolean): 0 | 1 | null {
    const nestedList = (name === 'ul' || name === 'ol') && this.listDepth() > 0;
    if (SPACED.has(name)) return tight || nestedList ? 0 : 1;
    return BLOCKS.has(name) || name === 'li' ? 0 : null;
  }

  private enter(frame: Frame): void {
    const { name } = frame;
    if (frame.quote) this.writer.openQuote();
    else if (frame.distance !== null) this.writer.block(frame.distance);
    if (name === 'tr') this.cellEnded = false;
    if (CELLS.has(name) && this.cellEnded) this.writer.tab();
    if (name === 'li') this.bullet();
    if (name === 'a') this.linkText = '';
  }

  private listDepth(): number {
    return (this.open.get('ul') ?? 0) + (this.open.get('ol') ?? 0);
  }

  private bullet(): void {
    const list = this.top;
    const indent = '  '.repeat(Math.min(Math.max(this.listDepth() - 1, 0), 10));
    const mark = list.item === null ? '-' : `${list.item}.`;
    if (list.item !== null) list.item += 1;
    this.writer.bullet(`${indent}${mark} `);
  }

  private closeImplied(opening: string): void {
    const { name } = this.top;
    const sibling = name === opening && IMPLIED_END.has(name);
    const cellBeforeRow = CELLS.has(name) && (opening === 'tr' || CELLS.has(opening));
    const paragraphBeforeBlock = name === 'p' && (BLOCKS.has(opening) || SPACED.has(opening));
    const headBeforeBody = name === 'head' && opening === 'body';
    if (sibling || cellBeforeRow || paragraphBeforeBlock || headBeforeBody) this.closeTop();
  }

  private closeElement(name: string): void {
    if (name === 'p' && !this.open.get('p')) this.writer.block(1);
    if (!this.open.get(name)) return;
    let closed = '';
    while (closed !== name) closed = this.closeTop();
  }

  private closeTop(): string {
    const frame = this.stack.pop() ?? ROOT;
    this.open.set(frame.name, (this.open.get(frame.name) ?? 1) - 1);
    if (!frame.unseen) this.leave(frame);
    return frame.name;
  }

  private leave(frame: Frame): void {
    const { name } = frame;
    if (name === 'a') this.endLink(frame);
    if (CELLS.has(name)) this.cellEnded = true;
    if (frame.quote) this.writer.closeQuote();
    else if (frame.distance !== null) this.writer.block(frame.distance);
  }

  /** A link's address is shown when its text is not the address already. */
  private endLink({ href, zeroFont }: Frame): void {
    const text = bareUrl(this.linkText.replace(/\s+/g, ' ').trim());
    const isWeb = /^https?:\/\/\S+$/i.test(href);
    if (isWeb && !zeroFont && text !== '' && text !== bareUrl(href))
      this.writer.write(` <${href}>`);
    this.linkText = '';
  }
}

/** For comparison: without scheme, `www.` and the slash at the end. */
function bareUrl(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/$/, '');
}
