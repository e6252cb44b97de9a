import sanitizeHtml from 'sanitize-html';
import { type ContentIds, freshCidUrl } from './content-ids.ts';
import { parseHtml } from './html-document.ts';
import { looksOf } from './html-style.ts';

/** Longer HTML isn't worth the work: the plain text is shown or sent instead. */
const MOST_CHARACTERS = 2_000_000;
const DEEPEST = 100;

type Options = sanitizeHtml.IOptions;
type Attributes = sanitizeHtml.Attributes;
type Tag = sanitizeHtml.Tag;

const TAGS = [
  ...['a', 'abbr', 'address', 'article', 'aside', 'b', 'bdi', 'bdo', 'big', 'blockquote', 'br'],
  ...[
    'caption',
    'center',
    'cite',
    'code',
    'col',
    'colgroup',
    'dd',
    'del',
    'dfn',
    'div',
    'dl',
    'dt',
  ],
  ...['em', 'figcaption', 'figure', 'font', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header'],
  ...['hr', 'i', 'img', 'ins', 'kbd', 'li', 'main', 'mark', 'ol', 'p', 'pre', 'q', 's', 'samp'],
  ...[
    'section',
    'small',
    'span',
    'strike',
    'strong',
    'sub',
    'sup',
    'table',
    'tbody',
    'td',
    'tfoot',
  ],
  ...['th', 'thead', 'tr', 'tt', 'u', 'ul', 'var', 'wbr'],
];

/** Words in these are no words of the letter. */
const DROPPED_WITH_CONTENT = [
  ...['script', 'style', 'textarea', 'option', 'noscript', 'title', 'head', 'template', 'xml'],
  ...['object', 'embed', 'applet', 'iframe', 'frame', 'frameset', 'svg', 'math', 'audio', 'video'],
  ...['canvas', 'select', 'button'],
];

const ANY = [/^[^;{}()\\<>]{1,200}$/];
const COLOUR = [/^(?:#[0-9a-f]{3,8}|[a-z]{1,30}|(?:rgb|hsl)a?\([\d\s.,%/-]{1,60}\))$/i];
/** Not negative, not far away: what is written must stay where it is read. */
const LENGTH = [
  /^(?:(?:0|auto|\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|ex|cm|mm|in|rem|%)?)(?:\s+|$)){1,4}$/i,
];
/** Readable sizes only: what can't be seen could say something else than what is seen. */
const FONT_SIZE = [
  /^(?:(?:[6-9]|[1-9]\d)(?:\.\d{1,3})?(?:px|pt)|(?:0\.[5-9]\d{0,2}|[1-5](?:\.\d{1,3})?)r?em|[5-9]\d(?:\.\d{1,3})?%|[1-4]\d\d%|(?:x{1,2}-)?(?:small|large)|medium|smaller|larger)$/i,
];
const WORDS = [/^[a-z-]{1,30}$/i];

const STYLES: Options['allowedStyles'] = {
  '*': {
    color: COLOUR,
    'background-color': COLOUR,
    background: COLOUR,
    'font-family': ANY,
    'font-size': FONT_SIZE,
    'font-style': WORDS,
    'font-weight': [/^(?:[a-z]{1,12}|\d{3})$/i],
    'text-align': WORDS,
    'text-decoration': ANY,
    'vertical-align': WORDS,
    'white-space': [/^(?:normal|pre|pre-wrap|pre-line)$/i],
    'line-height': [
      /^(?:normal|(?:1|2)(?:\.\d{1,3})?|(?:1[0-9]|2[0-9])(?:\.\d{1,3})?(?:px|pt)|1\d\d(?:\.\d{1,3})?%)$/i,
    ],
    'list-style-type': WORDS,
    'border-collapse': WORDS,
    ...sides('margin', LENGTH),
    ...sides('padding', LENGTH),
    ...sides('border', ANY),
    width: LENGTH,
    'max-width': LENGTH,
  },
};

const COMMON: Options = {
  allowedTags: TAGS,
  nonTextTags: DROPPED_WITH_CONTENT,
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'align', 'valign', 'title'],
    a: ['href', 'name', 'target', 'rel'],
    img: ['src', 'alt', 'width', 'height'],
    font: ['color', 'face', 'size'],
    table: ['border', 'cellpadding', 'cellspacing', 'width', 'bgcolor'],
    td: ['colspan', 'rowspan', 'width', 'bgcolor'],
    th: ['colspan', 'rowspan', 'width', 'bgcolor'],
    ol: ['start', 'type'],
    blockquote: ['type'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid', 'https', 'http'] },
  allowProtocolRelative: false,
  allowedStyles: STYLES,
  nestingLimit: DEEPEST,
  enforceHtmlBoundary: false,
  parseStyleAttributes: true,
};

/**
 * What a human wrote, fit to be sent to a customer; null: send the text instead.
 * @param contentIds new names of the pictures that go along; others are left out
 */
export function sanitizeForAnswer(html: string, contentIds?: ContentIds): string | null {
  const img = (tagName: string, attribs: Attributes): Tag => renamed(tagName, attribs, contentIds);
  return sanitize(html, {
    ...COMMON,
    transformTags: { a: safeLink, p: tightParagraph, img, '*': visible },
  });
}

/**
 * A customer's HTML, safe to show to a human; null: show the text instead. Nothing is loaded from
 * elsewhere: a picture from the web tells its sender that the mail was opened. Its words are shown.
 */
export function sanitizeForHandover(html: string): string | null {
  return sanitize(html, {
    ...COMMON,
    allowedSchemesByTag: { img: ['cid'] },
    transformTags: { a: safeLink, p: tightParagraph, img: localPicture, '*': visible },
  });
}

function sanitize(html: string, options: Options): string | null {
  if (html.length > MOST_CHARACTERS || parseHtml(html) === null) return null;
  const safe = sanitizeHtml(html.replaceAll('\u0000', ''), options).trim();
  return safe === '' ? null : safe;
}

/** What can't be seen is left out with all that is in it: `template` is dropped with its content. */
function visible(tagName: string, attribs: Attributes): Tag {
  const looks = looksOf(new Map(Object.entries(attribs)));
  const pixel = tagName === 'img' && isPixel(attribs);
  if (looks.hidden || looks.zeroFont || pixel) return { tagName: 'template', attribs: {} };
  return { tagName, attribs };
}

/** A page that a link opens gets no hold of the one it was opened from. */
function safeLink(tagName: string, attribs: Attributes): Tag {
  const href = (attribs.href ?? '').trim();
  if (href === '') return { tagName, attribs };
  return { tagName, attribs: { ...attribs, target: '_blank', rel: 'noopener noreferrer' } };
}

/** Outlook's style sheet goes, in which its paragraphs have no distance. */
function tightParagraph(tagName: string, attribs: Attributes): Tag {
  const { style = '', class: classes = '' } = attribs;
  if (!/\bMso\w/.test(classes) || /margin/i.test(style)) return { tagName, attribs };
  return { tagName, attribs: { ...attribs, style: `margin:0;${style}` } };
}

function renamed(tagName: string, attribs: Attributes, ids: ContentIds | undefined): Tag {
  if (ids === undefined || !/^\s*cid:/i.test(attribs.src ?? '')) return { tagName, attribs };
  const src = freshCidUrl(attribs.src ?? '', ids);
  return src === null ? withoutPicture(attribs) : { tagName, attribs: { ...attribs, src } };
}

function localPicture(tagName: string, attribs: Attributes): Tag {
  if (/^\s*cid:/i.test(attribs.src ?? '')) return { tagName, attribs };
  return withoutPicture(attribs);
}

/** Its words alone. */
function withoutPicture(attribs: Attributes): Tag {
  const alt = (attribs.alt ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
  return { tagName: 'span', attribs: {}, text: alt === '' || isPixel(attribs) ? '' : `[${alt}]` };
}

/** Too small to be seen: it counts who opened the mail. */
function isPixel(attribs: Attributes): boolean {
  return [attribs.width, attribs.height].some(size => /^[01](?:px)?$/.test(size ?? ''));
}

function sides(name: string, allowed: RegExp[]): Record<string, RegExp[]> {
  const all = ['', '-top', '-right', '-bottom', '-left'].map(side => [`${name}${side}`, allowed]);
  return Object.fromEntries(all);
}
