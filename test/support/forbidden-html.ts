// What no sanitized HTML may hold, found by reading it again: nothing of the sanitizer's own is used.
import { Parser } from 'htmlparser2';

const TAGS = new Set(
  'a abbr address article aside b bdi big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var wbr'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'style dir lang align valign title href target rel src alt width height color face size border cellpadding cellspacing bgcolor colspan rowspan start type'.split(
    ' ',
  ),
);
const PARENTS: Readonly<Record<string, RegExp>> = {
  tr: /^(?:table|tbody|thead|tfoot)$/,
  td: /^tr$/,
  th: /^tr$/,
  tbody: /^table$/,
  thead: /^table$/,
  tfoot: /^table$/,
  caption: /^table$/,
  colgroup: /^table$/,
  col: /^colgroup$/,
};
const BAD_STYLE =
  /url|expression|position|z-index|float|transform|clip|opacity|visibility|display|overflow|content|behavior|binding|@|\\|<|>|\{|\}|\/\*|-\d|\d{5}|font-size:0|font-size:1px|transparent/i;
const VOID = new Set(['br', 'col', 'hr', 'img', 'wbr']);

/** Everything forbidden in it, in words; empty: nothing. */
export function forbiddenIn(html: string, remotePictures: boolean): string[] {
  const found: string[] = [];
  const open: string[] = [];
  const parser = new Parser({
    onopentag(name, attribs) {
      if (!TAGS.has(name)) found.push(`<${name}>`);
      const parents = PARENTS[name];
      if (parents && !parents.test(open.at(-1) ?? '')) found.push(`<${name}> in ${open.at(-1)}`);
      if (name === 'a' && open.includes('a')) found.push('<a> in <a>');
      for (const [key, value] of Object.entries(attribs)) {
        found.push(...forbiddenAttribute(name, key, value, remotePictures));
      }
      if (!VOID.has(name)) open.push(name);
      if (open.length > 110) found.push('nested too deep');
    },
    onclosetag(name) {
      if (VOID.has(name)) return;
      if (open.pop() !== name) found.push(`</${name}> out of order`);
    },
    oncomment: text => found.push(`comment ${text}`),
    onprocessinginstruction: name => found.push(`instruction ${name}`),
  });
  parser.end(html);
  return found;
}

function forbiddenAttribute(tag: string, key: string, value: string, remote: boolean): string[] {
  const said = `${tag} ${key}=${value.slice(0, 100)}`;
  if (!ATTRIBUTES.has(key) || value.length > 4_200) return [said];
  if (key === 'href') return /^(?:https?:\/\/|mailto:|tel:)\S/i.test(value) ? [] : [said];
  if (key === 'src')
    return (remote ? /^(?:cid:|https?:\/\/)/i : /^cid:/i).test(value) ? [] : [said];
  if (key === 'rel') return value === 'noopener noreferrer' ? [] : [said];
  if (key === 'style')
    return BAD_STYLE.test(value.replace(/#[0-9a-f]{6}(?![0-9a-f])/gi, '')) ? [said] : [];
  return [];
}
