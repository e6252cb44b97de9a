// Which elements of a mail's HTML stay, and what the others become.
import { scaleWithin } from './font-scale.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** What stays as an element; of the rest only what is in it. */
export const KEPT = words(
  'a abbr address article aside b bdi big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var wbr',
);
/** Words in these are no words of the letter. */
export const DROPPED = words(
  'script style textarea option noscript title head template xml object embed applet iframe frame frameset noframes noembed svg math audio video canvas select datalist map',
);
/** Parts of a table are that only within it: anywhere else they would end the cell around the mail. */
const WITHIN: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...['tbody', 'thead', 'tfoot', 'caption', 'colgroup'].map(
    name => [name, words('table')] as const,
  ),
  ['col', words('colgroup')],
  ['tr', words('table tbody thead tfoot')],
  ['td', words('tr')],
  ['th', words('tr')],
]);
/** Not kept, but what is in them stands in lines of its own. */
const BLOCKS = words(
  'body form fieldset legend nav details summary dialog menu dir listing xmp plaintext marquee hgroup search td th tr tbody thead tfoot caption',
);

/** What an element becomes within another; '' and names that aren't kept: only what is in it. */
export function elementName(name: string, parent: string, scale: number): string {
  if (name === 'image') return 'img';
  const belongs = WITHIN.get(name)?.has(parent) ?? true;
  const seen = scaleWithin(name, scale) !== null;
  if (KEPT.has(name) && belongs && seen) return name;
  if (BLOCKS.has(name) || /^h[1-6]$/.test(name)) return 'div';
  if (!seen) return '';
  return belongs ? name : '';
}
