// HTML as the lines a reader sees, each with the nodes it is made of.
import {
  type ChildNode,
  type Document,
  type Element,
  isTag,
  isText,
  type ParentNode,
  Text,
} from 'domhandler';
import { walk } from './html-document.ts';
import { looksOf } from './html-style.ts';
import { foldText } from './known-words.ts';
import type { QuotableLine } from './quotable-line.ts';

export interface HtmlLine extends QuotableLine {
  /** Leaves: texts, pictures, line breaks, rules. */
  readonly nodes: readonly ChildNode[];
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const BLOCKS = words(
  'address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header html li main nav ol p pre section table tbody td tfoot th thead tr ul',
);
/** No words of anybody's. */
const UNSEEN = words('head script style title noscript template');
/** Seen although nothing is in them. */
const SEEN_EMPTY = words('br hr img video audio object embed svg iframe canvas input');
const MEDIA = words('img video audio object embed svg iframe canvas');

/** Elements of Gmail, Outlook, Thunderbird, Yahoo, Proton, Tuta, GMX around what they quote. */
const CONTAINER =
  /(?:^|\s)(?:x_)?(?:gmail_quote|gmail_quote_container|yahoo_quoted|protonmail_quote|tutanota_quote|moz-forward-container|mail-editor-reference-message-container|appendonsend|OLK_SRC_BODY_SECTION|isReplyContent|isForwardContent)(?:\s|$)/;
const INTRO = /(?:^|\s)(?:x_)?(?:gmail_attr|moz-cite-prefix|divRplyFwdMsg)(?:\s|$)/;

interface Place {
  readonly depth: number;
  readonly container: boolean;
  readonly intro: boolean;
  readonly preformatted: boolean;
}

type Step = { readonly node: ChildNode; readonly place: Place } | 'end of block';

/** The visible lines of a tree in reading order. Splits preformatted texts at their line ends. */
export function htmlLines(document: Document): HtmlLine[] {
  const collector = new LineCollector();
  const root = { depth: 0, container: false, intro: false, preformatted: false };
  const stack: Step[] = stepsInto(document, root);
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (step === 'end of block') {
      collector.end();
      continue;
    }
    const { node, place } = step;
    if (isText(node)) addText(collector, node, place);
    else if (isTag(node) && !UNSEEN.has(node.name)) addElement(collector, node, place, stack);
  }
  collector.end();
  putSplit(collector.split);
  return collector.lines;
}

function addElement(collector: LineCollector, element: Element, place: Place, stack: Step[]): void {
  if (element.name === 'br') {
    collector.add(element, '', place);
    collector.end();
  } else if (element.name === 'hr') {
    collector.end();
    collector.add(element, '', place);
    collector.end();
  } else if (MEDIA.has(element.name)) {
    collector.addMedia(element, place);
  } else {
    if (BLOCKS.has(element.name)) {
      collector.end();
      stack.push('end of block');
    }
    for (const step of stepsInto(element, placeWithin(element, place))) stack.push(step);
  }
}

function addText(collector: LineCollector, node: Text, place: Place): void {
  const parts = place.preformatted ? splitLines(node, collector.split) : [node];
  for (const part of parts) {
    collector.add(part, part.data, place);
    if (place.preformatted && part.data.endsWith('\n')) collector.end();
  }
}

function placeWithin(element: Element, place: Place): Place {
  const { attribs } = element;
  const looks = looksOf(new Map(Object.entries(attribs)));
  const names = `${attribs.class ?? ''} ${attribs.id ?? ''}`.slice(0, 500);
  const quote = element.name === 'blockquote' && !looks.indentOnly;
  return {
    depth: place.depth + (quote ? 1 : 0),
    container:
      place.container ||
      CONTAINER.test(names) ||
      /^yahoo_quoted/.test(attribs.id ?? '') ||
      attribs.name === 'quote',
    intro: place.intro || INTRO.test(names),
    preformatted: place.preformatted || element.name === 'pre' || looks.preformatted,
  };
}

function stepsInto(parent: ParentNode, place: Place): Step[] {
  return parent.children.map(node => ({ node, place })).reverse();
}

/** One text node a line; each but the last ends with its '\n'. */
function splitLines(node: Text, split: Map<Text, readonly Text[]>): readonly Text[] {
  const pieces = node.data.split(/(?<=\n)/);
  if (pieces.length < 2) return [node];
  const texts = pieces.map(piece => new Text(piece));
  for (const text of texts) text.parent = node.parent;
  split.set(node, texts);
  return texts;
}

/** All at once: a hostile tree has a hundred thousand texts under one parent. */
function putSplit(split: ReadonlyMap<Text, readonly Text[]>): void {
  const parents = new Set([...split.keys()].map(node => node.parent));
  for (const parent of parents) {
    if (parent === null) continue;
    parent.children = parent.children.flatMap((child): readonly ChildNode[] =>
      isText(child) ? (split.get(child) ?? [child]) : [child],
    );
  }
}

class LineCollector {
  readonly lines: HtmlLine[] = [];
  readonly split = new Map<Text, readonly Text[]>();
  private nodes: ChildNode[] = [];
  private text = '';
  private media = false;
  private seen = false;
  private place: Place | null = null;

  add(node: ChildNode, text: string, place: Place): void {
    this.nodes.push(node);
    this.text += text;
    // White space between blocks makes no line; a hard space and a line break do.
    if (!isText(node) || /[^ \t\r\n\f]/.test(text)) this.take(place);
  }

  addMedia(node: ChildNode, place: Place): void {
    this.nodes.push(node);
    this.media = true;
    this.take(place);
  }

  end(): void {
    if (this.seen && this.place !== null) {
      const text = this.text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();
      const visible = foldText(text) === '' ? '' : text;
      const { depth, container, intro } = this.place;
      const media = this.media && visible === '';
      this.lines.push({ text: visible, depth, container, intro, media, nodes: this.nodes });
    }
    this.nodes = [];
    this.text = '';
    this.media = false;
    this.seen = false;
    this.place = null;
  }

  private take(place: Place): void {
    this.seen = true;
    this.place ??= place;
  }
}

/**
 * Takes nodes out of the tree, and with them every element that then holds nothing more. Links
 * between siblings aren't kept up: what follows must go by `children`.
 */
export function removeNodes(nodes: Iterable<ChildNode>): void {
  let doomed = new Set<ChildNode>(nodes);
  while (doomed.size > 0) {
    const emptied = new Set<ChildNode>();
    for (const parent of new Set([...doomed].map(node => node.parent))) {
      if (parent === null) continue;
      parent.children = parent.children.filter(child => !doomed.has(child));
      if (isTag(parent) && parent.name !== 'body' && isEmpty(parent)) emptied.add(parent);
    }
    doomed = emptied;
  }
}

/** Nothing to be seen in it, whatever empty elements it has. */
function isEmpty(element: Element): boolean {
  for (const node of walk(element)) {
    if (isText(node) ? !isUnseen(node) : isTag(node) && SEEN_EMPTY.has(node.name)) return false;
  }
  return true;
}

function isUnseen(text: Text): boolean {
  const { parent } = text;
  return (
    /^[ \t\r\n\f]*$/.test(text.data) ||
    (parent !== null && isTag(parent) && UNSEEN.has(parent.name))
  );
}
