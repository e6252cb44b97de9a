// HTML of a mail made fit to be shown inside of another: what can't be seen goes, what is seen stays where
// it stands. Works on the tree; `sanitize.ts` writes it out and lets a second, independent gate check it.
import { type ChildNode, type Document, Element, isTag, isText, Text } from 'domhandler';
import { safeAttributes } from './clean-attributes.ts';
import { DROPPED, elementName, KEPT } from './clean-elements.ts';
import { isLocal, isPixel, type PictureOptions, pictureUrl } from './clean-picture.ts';
import {
  type Colour,
  INK,
  isReadable,
  parseColour,
  readableOn,
  WHITE,
  writeColour,
} from './css-colour.ts';
import { scaleOf, scaleWithin } from './font-scale.ts';
import { walk } from './html-document.ts';
import { looksOf } from './html-style.ts';
import { safeHref, truePlace } from './safe-link.ts';
import { safeStyle, writeStyle } from './safe-style.ts';

export interface CleanOptions extends PictureOptions {
  /** Links whose words name another place than they lead to are given the true one. */
  readonly showTruePlaces: boolean;
  /** What is wide may become narrower, for telephones. */
  readonly fluid: boolean;
  /** Stands where a picture was that had no name. */
  readonly pictureWord: string;
}

/** What an element inherits. */
interface Place {
  readonly parent: string;
  readonly zeroFont: boolean;
  readonly colour: Colour;
  readonly background: Colour;
  /** One can be told from the other. */
  readonly readable: boolean;
  readonly inLink: boolean;
  /** Size of letters, of the size that the mail is shown in. */
  readonly scale: number;
}

/** Letters that turn the reading order of what follows. */
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;
const LONGEST_ALT = 200;
/** Of the words of a link so many nodes are looked at. */
const MOST_IN_LINK = 100;

const TOP: Place = {
  parent: '',
  zeroFont: false,
  colour: INK,
  background: WHITE,
  readable: true,
  inLink: false,
  scale: 1,
};

/** Cleans the tree in place. Its depth is bounded by `parseHtml`. */
export function cleanTree(document: Document, options: CleanOptions): void {
  document.children = cleanAll(document.children, TOP, options);
  for (const child of document.children) child.parent = document;
}

/** Hostile mail has a hundred thousand elements: what most of them don't need isn't made for each. */
const NONE: readonly never[] = [];

function cleanAll(nodes: readonly ChildNode[], place: Place, options: CleanOptions): ChildNode[] {
  const cleaned: ChildNode[] = [];
  for (const node of nodes) {
    if (isText(node)) cleaned.push(...cleanText(node, place));
    else if (isTag(node)) for (const one of cleanElement(node, place, options)) cleaned.push(one);
  }
  return cleaned;
}

function cleanText(node: Text, place: Place): ChildNode[] {
  const text = new Text(node.data.replace(OVERRIDES, ''));
  const blank = /^\s*$/.test(text.data);
  if (place.zeroFont) return blank ? [new Text(' ')] : [];
  if (blank || place.readable) return [text];
  const colour = writeColour(readableOn(place.background));
  return [elementOf('span', { style: `color:${colour}` }, [text])];
}

function cleanElement(element: Element, place: Place, options: CleanOptions): readonly ChildNode[] {
  const { attribs } = element;
  const name = elementName(element.name, place.parent, place.scale);
  if (DROPPED.has(name)) return NONE;
  if (isBare(attribs) && KEPT.has(name) && name !== 'a' && name !== 'img')
    return [keepBare(name, element, place, options)];
  const looks = looksOf(new Map(Object.entries(attribs)));
  if (looks.hidden) return NONE;
  if (name === 'img' || (name === 'input' && /^image$/i.test(attribs.type ?? '')))
    return cleanPicture(attribs, place, options);
  const zeroFont = looks.zeroFont ?? place.zeroFont;
  if (!KEPT.has(name) || (name === 'a' && place.inLink))
    return cleanAll(element.children, { ...place, zeroFont }, options);
  return keepElement(name, element, { ...place, zeroFont }, options);
}

function isBare(attribs: Readonly<Record<string, string>>): boolean {
  for (const _ in attribs) return false;
  return true;
}

/** Without attributes there is nothing to check: it is `keepElement`, but quick. */
function keepBare(
  name: string,
  { children }: Element,
  place: Place,
  options: CleanOptions,
): Element {
  if (children.length === 0) return elementOf(name, {}, []);
  const scale = scaleWithin(name, place.scale) ?? place.scale;
  return elementOf(name, {}, cleanAll(children, { ...place, parent: name, scale }, options));
}

function keepElement(
  name: string,
  { attribs, children }: Element,
  place: Place,
  options: CleanOptions,
): ChildNode[] {
  const kept = safeAttributes(name, attribs);
  const style = styleOf(name, attribs, kept);
  const scale = boundFont(name, style, place.scale);
  if (options.fluid) makeFluid(name, kept, style);
  if (style.size > 0) kept.style = writeStyle(style);
  const inner = { ...innerPlace(name, place, style, kept), scale };
  const cleaned = cleanAll(children, inner, options);
  if (name === 'a') return cleanLink(kept, attribs.href ?? '', cleaned, options);
  return [elementOf(name, kept, cleaned)];
}

/** The size within; one that is out of bounds is taken out of the style. */
function boundFont(name: string, style: Map<string, string>, around: number): number {
  const usual = scaleWithin(name, around) ?? around;
  const asked = style.get('font-size');
  // A heading's own size takes the place of what a browser makes of it.
  const scale = asked === undefined ? usual : scaleOf(asked, around);
  if (scale === null) style.delete('font-size');
  return scale ?? usual;
}

/** Outlook's style sheet goes, in which its paragraphs have no distance. */
function styleOf(
  name: string,
  attribs: Readonly<Record<string, string>>,
  kept: Readonly<Record<string, string>>,
): Map<string, string> {
  const style = safeStyle(attribs.style ?? '');
  const tight = name === 'p' && /\bMso\w/.test(attribs.class ?? '');
  if (tight && ![...style.keys()].some(property => property.startsWith('margin')))
    return new Map([['margin', '0'], ...style]);
  // Old editors and the colour of the page: attributes that the kept element may not have.
  for (const [attribute, property] of [
    ['bgcolor', 'background-color'],
    ['text', 'color'],
  ] as const) {
    const colour = parseColour(attribs[attribute] ?? '');
    if (name === 'div' && colour && !style.has(property) && !(attribute in kept))
      style.set(property, writeColour(colour));
  }
  return style;
}

/** Wider than half a telephone, in pixels or points. */
const WIDE = /^(?:[2-9]\d\d|1\d{3})(?:\.\d+)?(?:px|pt)?$/;

/** What was made for a wide screen may be as wide, but needn't: newsletters are 600 pixels everywhere. */
function makeFluid(name: string, kept: Record<string, string>, style: Map<string, string>): void {
  const asked = style.get('width') ?? kept.width ?? '';
  if (!WIDE.test(asked)) return;
  delete kept.width;
  style.delete('width');
  if (name === 'td' || name === 'th') return;
  if (name === 'table') kept.width = '100%';
  if (!style.has('max-width')) style.set('max-width', /\d$/.test(asked) ? `${asked}px` : asked);
}

function innerPlace(
  name: string,
  place: Place,
  style: ReadonlyMap<string, string>,
  kept: Readonly<Record<string, string>>,
): Place {
  const asked = style.get('background-color') ?? style.get('background') ?? kept.bgcolor ?? '';
  const colour = parseColour(style.get('color') ?? kept.color ?? '') ?? place.colour;
  const background = parseColour(asked) ?? place.background;
  const same = colour === place.colour && background === place.background;
  return {
    ...place,
    ...{ parent: name, colour, background },
    readable: same ? place.readable : isReadable(colour, background),
    inLink: place.inLink || name === 'a',
  };
}

/** A link without words can't be seen; one that leads nowhere is only its words. */
function cleanLink(
  kept: Record<string, string>,
  href: string,
  children: ChildNode[],
  options: CleanOptions,
): ChildNode[] {
  const safe = safeHref(href);
  if (safe === null) return children;
  const link = elementOf(
    'a',
    { ...kept, href: safe, target: '_blank', rel: 'noopener noreferrer' },
    children,
  );
  const text = textOf(link);
  if (text.trim() === '' && !hasPicture(link)) return children;
  const place = options.showTruePlaces ? truePlace(safe, text) : null;
  if (place !== null) {
    const note = new Text(` [→ ${place}]`);
    note.parent = link;
    link.children.push(note);
  }
  return [link];
}

function textOf(element: Element): string {
  let [text, looked] = ['', 0];
  for (const node of walk(element)) {
    if (isText(node)) text += node.data;
    looked += 1;
    if (looked > MOST_IN_LINK) break;
  }
  return text;
}

function hasPicture(element: Element): boolean {
  for (const node of walk(element)) if (isTag(node) && node.name === 'img') return true;
  return false;
}

/** A picture that comes with the mail stays; of any other its words. */
function cleanPicture(
  attribs: Readonly<Record<string, string>>,
  place: Place,
  options: CleanOptions,
): ChildNode[] {
  if (isPixel(attribs)) return [];
  const source = (attribs.src ?? '').trim();
  const local = isLocal(source);
  const named = (attribs.alt ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_ALT).trim();
  const alt = named.replace(OVERRIDES, '');
  const src = pictureUrl(source, options);
  if (src !== null) {
    const kept = safeAttributes('img', attribs);
    const style = safeStyle(attribs.style ?? '');
    // As wide as the screen at most, and never out of shape.
    if (local) style.set('max-width', '100%').set('height', 'auto');
    const styled = style.size > 0 ? { ...kept, style: writeStyle(style) } : kept;
    return [elementOf('img', { src, ...styled }, [])];
  }
  // What was to be loaded is decoration unless it has a name; what was within the mail is its content.
  const within = local || /^data:image\//i.test(source);
  const said = alt === '' && within ? options.pictureWord : alt;
  return said === '' ? [] : cleanText(new Text(` [${said}] `), { ...place, zeroFont: false });
}

function elementOf(name: string, attribs: Record<string, string>, children: ChildNode[]): Element {
  const element = new Element(name, attribs, children);
  for (const child of children) child.parent = element;
  return element;
}
