// Elements that only mail programs make, around or above what they quote. Data: a line a program.
import type { Attributes } from './html-style.ts';
import type { LineMark } from './mark-quotes.ts';

interface QuoteElement {
  readonly program: string;
  readonly mark: Exclude<LineMark, null>;
  /** Of the element's classes, id, name or `data-marker`, each whole; `*` at the end: a beginning. */
  readonly names: readonly string[];
}

/**
 * Gmail's `gmail_quote` is missing on purpose: people answer within it, between its blockquotes, and
 * forward in it. Its `gmail_attr` and blockquotes say enough.
 */
const QUOTE_ELEMENTS: readonly QuoteElement[] = [
  { program: 'Gmail', mark: 'intro', names: ['gmail_attr'] },
  { program: 'Gmail', mark: 'signature', names: ['gmail_signature', 'gmail_signature_prefix'] },
  { program: 'Thunderbird', mark: 'intro', names: ['moz-cite-prefix', 'moz-email-headers-table'] },
  { program: 'Thunderbird', mark: 'below', names: ['moz-forward-container'] },
  { program: 'Thunderbird', mark: 'signature', names: ['moz-signature'] },
  {
    program: 'Outlook on the web',
    mark: 'below',
    names: ['divRplyFwdMsg', 'x_divRplyFwdMsg', 'divRpF*'],
  },
  { program: 'Outlook, new', mark: 'below', names: ['mail-editor-reference-message-container'] },
  { program: 'Outlook for phones', mark: 'below', names: ['ms-outlook-mobile-reference-message'] },
  { program: 'Outlook for phones', mark: 'signature', names: ['ms-outlook-mobile-signature'] },
  { program: 'Outlook for Mac', mark: 'below', names: ['OLK_SRC_BODY_SECTION'] },
  { program: 'Outlook.com, Hotmail', mark: 'below', names: ['stopSpelling'] },
  { program: 'Yahoo', mark: 'quote', names: ['yahoo_quoted*', 'yahoo-quoted*'] },
  { program: 'Proton', mark: 'signature', names: ['protonmail_signature_block*'] },
  { program: 'GMX, web.de, mail.com', mark: 'quote', names: ['quote', 'quoted-content'] },
  { program: 'Zimbra', mark: 'below', names: ['zwchr', '__DIVIDER__'] },
  { program: 'Zoho', mark: 'quote', names: ['zmail_extra'] },
  { program: 'Mail.ru', mark: 'quote', names: ['mail-quote-collapse*'] },
  { program: 'NetEase', mark: 'quote', names: ['isReplyContent', 'isForwardContent'] },
  { program: 'Spark', mark: 'quote', names: ['messageReplySection'] },
  { program: 'Spark', mark: 'signature', names: ['messageSignatureSection'] },
];

const MARKS = new Map<string, LineMark>();
const BEGINNINGS: [string, LineMark][] = [];
for (const { mark, names } of QUOTE_ELEMENTS) {
  for (const name of names) {
    if (name.endsWith('*')) BEGINNINGS.push([name.slice(0, -1), mark]);
    else MARKS.set(name, mark);
  }
}

const SIGNS = new RegExp(
  ['<blockquote', 'name=["\']?quote', 'border-top:\\s?solid']
    .concat(QUOTE_ELEMENTS.flatMap(({ names }) => names.map(name => name.replace('*', ''))))
    .filter(name => !name.startsWith('quote'))
    .join('|'),
  'i',
);

/** A first look: false when no element of this HTML tells of a quotation or a signature. */
export function mayTell(html: string): boolean {
  return SIGNS.test(html);
}

/** Outlook's border above a header block, in whatever language that is. */
const BORDER_TOP = /(?:^|;)\s*border:\s*none;\s*border-top:\s*solid/i;
const MOST_NAMES = 20;
const LONGEST = 500;

/** What an element says of the lines in it, or of those from it on. */
export function markOf(attributes: Attributes): LineMark {
  for (const attribute of ['class', 'id', 'name', 'data-marker']) {
    const value = attributes.get(attribute);
    if (value === undefined || value === '') continue;
    const mark = markOfNames(value.slice(0, LONGEST));
    // A class named `quote` may be anybody's; the attribute `name` is the mail program's.
    if (mark !== null && !(attribute === 'class' && value === 'quote')) return mark;
  }
  return BORDER_TOP.test((attributes.get('style') ?? '').slice(0, LONGEST)) ? 'ruled' : null;
}

function markOfNames(value: string): LineMark {
  for (const name of value.split(/\s+/, MOST_NAMES)) {
    const mark = MARKS.get(name);
    if (mark !== undefined) return mark;
    const beginning = BEGINNINGS.find(([begins]) => name.startsWith(begins));
    if (beginning !== undefined) return beginning[1];
  }
  return null;
}
