// HTML as a tree, bounded in size and depth: what writes a tree out again does it recursively.
import render from 'dom-serializer';
import { type ChildNode, type Document, DomHandler, type Element, isTag } from 'domhandler';
import { Parser } from 'htmlparser2';

/** Longer HTML is not read; the text part is used instead. */
const MOST_CHARACTERS = 10_000_000;
const MOST_NODES = 400_000;
/** What is nested deeper is kept, but not nested. */
const DEEPEST = 200;
/** The parser's time grows with the square of the elements that are open. */
const MOST_OPEN = 5000;
const CHUNK = 65_536;

/** Leaves out what no reader sees: comments (Outlook's conditions too) and instructions. */
class BoundedHandler extends DomHandler {
  /** By open element: whether it is in the tree. */
  private readonly open: boolean[] = [];
  private taken = 0;
  private nodes = 0;

  get overflows(): boolean {
    return this.nodes > MOST_NODES || this.open.length > MOST_OPEN;
  }

  override onopentag(name: string, attribs: { [key: string]: string }): void {
    this.nodes += 1;
    const take = this.taken < DEEPEST && !this.overflows;
    this.open.push(take);
    if (!take) return;
    this.taken += 1;
    super.onopentag(name, attribs);
  }

  override onclosetag(): void {
    if (!this.open.pop()) return;
    this.taken -= 1;
    super.onclosetag();
  }

  override ontext(data: string): void {
    this.nodes += 1;
    if (!this.overflows) super.ontext(data);
  }

  override oncomment(): void {}
  override oncommentend(): void {}
  override onprocessinginstruction(): void {}
}

/** The tree, or null when there is more than can be worked on. */
export function parseHtml(html: string): Document | null {
  if (html.length > MOST_CHARACTERS) return null;
  const handler = new BoundedHandler();
  const parser = new Parser(handler, { decodeEntities: true });
  for (let at = 0; at < html.length && !handler.overflows; at += CHUNK) {
    parser.write(html.slice(at, at + CHUNK));
  }
  if (handler.overflows) return null;
  parser.end();
  return handler.root;
}

export function writeHtml(document: Document): string {
  return render(document, { encodeEntities: 'utf8' });
}

/** Every node under `root` in document order, without recursion. */
export function* walk(root: Document | Element): Generator<ChildNode> {
  const stack: ChildNode[] = [...root.children].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    if (!isTag(node)) continue;
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child !== undefined) stack.push(child);
    }
  }
}
