import { type Document, isTag, isText } from 'domhandler';
import sanitizeHtml from 'sanitize-html';
import { DROPPED, KEPT } from './clean-elements.ts';
import { type CleanOptions, cleanTree } from './clean-tree.ts';
import type { ContentIds } from './content-ids.ts';
import { parseHtml, walk, writeHtml } from './html-document.ts';

/** Longer HTML isn't worth the work: the plain text is shown or sent instead. */
const MOST_CHARACTERS = 2_000_000;
const DEEPEST = 100;

/** The second gate: it knows nothing of the first, and lets through only what that can have made. */
const GATE: sanitizeHtml.IOptions = {
  allowedTags: [...KEPT],
  nonTextTags: [...DROPPED],
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'align', 'valign', 'title'],
    a: ['href', 'target', 'rel'],
    img: ['src', 'alt', 'width', 'height'],
    font: ['color', 'face', 'size'],
    table: ['border', 'cellpadding', 'cellspacing', 'width', 'bgcolor'],
    tr: ['bgcolor'],
    td: ['colspan', 'rowspan', 'width', 'bgcolor'],
    th: ['colspan', 'rowspan', 'width', 'bgcolor'],
    ol: ['start', 'type'],
    blockquote: ['type'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid', 'https', 'http'] },
  selfClosing: ['br', 'col', 'hr', 'img', 'wbr'],
  allowProtocolRelative: false,
  nestingLimit: DEEPEST,
  enforceHtmlBoundary: false,
  // `safe-style.ts` has made it; a CSS parser here would take a minute for a large mail.
  parseStyleAttributes: false,
};
const GATE_WITHOUT_WEB: sanitizeHtml.IOptions = { ...GATE, allowedSchemesByTag: { img: ['cid'] } };

/**
 * What a human wrote, fit to be sent to a customer; null: send the text instead.
 * @param contentIds new names of the pictures that go along; others are left out
 */
export function sanitizeForAnswer(html: string, contentIds?: ContentIds): string | null {
  return sanitize(html, GATE, {
    contentIds: null,
    newIds: contentIds ?? null,
    remotePictures: true,
    showTruePlaces: false,
    fluid: false,
    pictureWord: '',
  });
}

/** What a handover knows of the mail whose HTML it shows. */
export interface HandoverPictures {
  /** Content-IDs of the pictures that go along; absent: all that the HTML names. */
  readonly contentIds?: Iterable<string>;
  /** Stands where a picture can't be shown and has no name: "Bild". */
  readonly pictureWord?: string;
}

/**
 * A customer's HTML, safe to show to a human; null: show the text instead. Nothing is loaded from
 * elsewhere: a picture from the web tells its sender that the mail was opened. Its words are shown.
 */
export function sanitizeForHandover(html: string, pictures: HandoverPictures = {}): string | null {
  const { contentIds, pictureWord = '' } = pictures;
  return sanitize(html, GATE_WITHOUT_WEB, {
    contentIds: contentIds ? new Set([...contentIds].map(id => id.toLowerCase())) : null,
    newIds: null,
    remotePictures: false,
    showTruePlaces: true,
    fluid: true,
    pictureWord,
  });
}

function sanitize(html: string, gate: sanitizeHtml.IOptions, options: CleanOptions): string | null {
  if (html.length > MOST_CHARACTERS) return null;
  const document = parseHtml(html.replaceAll('\u0000', ''));
  if (document === null) return null;
  cleanTree(document, options);
  if (!showsSomething(document)) return null;
  veilSigns(document);
  const safe = unveilSigns(sanitizeHtml(writeHtml(document), gate)).trim();
  return hasContent(safe) ? safe : null;
}

/**
 * The signs that HTML escapes pass the gate as letters of nobody's alphabet: it takes a microsecond for
 * each escaped one, and hostile mail has hundreds of thousands. Behind it they become escaped signs,
 * never anything else.
 */
const VEILS: readonly (readonly [sign: string, veil: string, escaped: string])[] = [
  ['&', '\ue000', '&amp;'],
  ['<', '\ue001', '&lt;'],
  ['>', '\ue002', '&gt;'],
];
const SIGNS = new Map(VEILS.map(([sign, veil]) => [sign, veil]));

function veilSigns(document: Document): void {
  for (const node of walk(document)) {
    if (!isText(node)) continue;
    const own = node.data.replace(/[\ue000-\ue002]/g, '');
    node.data = own.replace(/[&<>]/g, sign => SIGNS.get(sign) ?? '');
  }
}

function unveilSigns(html: string): string {
  return VEILS.reduce((all, [, veil, escaped]) => all.replaceAll(veil, escaped), html);
}

/** What takes room on the screen; white space and signs without a shape take none. */
const SEEN = /(?!\u034f)[^\s\p{Cf}]/u;
const SEEN_BETWEEN_TAGS = /(?:^|>)[^<>]*?(?!\u034f)[^\s\p{Cf}<>]/u;

/** Of a hundred thousand empty elements nothing is left to be checked by the gate. */
function showsSomething(document: Document): boolean {
  for (const node of walk(document)) {
    if (isText(node) ? SEEN.test(node.data) : isTag(node) && node.name === 'img') return true;
  }
  return false;
}

/** Something to be seen: words or a picture. */
function hasContent(html: string): boolean {
  return html.includes('<img ') || SEEN_BETWEEN_TAGS.test(html);
}
