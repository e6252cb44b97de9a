// Rich text: as Outlook compresses it (MS-OXRTFCP), and its words.
import { decodeCharset } from './charset.ts';

/** What every message's dictionary begins with (MS-OXRTFCP, 2.1.2.1). */
const DICTIONARY =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const COMPRESSED = 0x75465a4c;
const STORED = 0x414c454d;
const WINDOW = 4096;
const MOST_RTF = 4 * 2 ** 20;

/** '' when the bytes are no compressed RTF. */
export function decompressRtf(raw: Buffer): string {
  if (raw.length < 16) return '';
  const type = raw.readUInt32LE(8);
  if (type === STORED) return raw.toString('latin1', 16, 16 + MOST_RTF);
  if (type !== COMPRESSED) return '';
  const window = Buffer.alloc(WINDOW);
  let to = window.write(DICTIONARY, 'latin1');
  const out: number[] = [];
  const put = (byte: number) => {
    out.push(byte);
    window[to] = byte;
    to = (to + 1) % WINDOW;
  };
  for (let at = 16; at < raw.length && out.length < MOST_RTF; ) {
    const flags = raw[at] ?? 0;
    at += 1;
    for (let bit = 0; bit < 8 && at < raw.length; bit += 1) {
      if ((flags & (1 << bit)) === 0) {
        put(raw[at] ?? 0);
        at += 1;
        continue;
      }
      const pair = ((raw[at] ?? 0) << 8) | (raw[at + 1] ?? 0);
      at += 2;
      const from = pair >> 4;
      // A reference to where we are is the end.
      if (from === to) return Buffer.from(out).toString('latin1');
      for (let step = 0; step < (pair & 15) + 2; step += 1)
        put(window[(from + step) % WINDOW] ?? 0);
    }
  }
  return Buffer.from(out).toString('latin1');
}

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)/gi;
/** Groups that hold no words. */
const SILENT =
  /^(?:fonttbl|colortbl|stylesheet|info|pict|object|header|footer|headerl|footerl|themedata|listtable|listoverridetable|generator|xmlnstbl|datastore)$/;
const BREAKS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  sect: '\n',
  page: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
};
const MOST_DEPTH = 200;

/** The words of an RTF document, a paragraph a line. */
export function rtfToText(rtf: string): string {
  const charset = /\\ansicpg(\d{3,5})/.exec(rtf.slice(0, 2000))?.[1];
  const out: string[] = [];
  /** Whether each open group is silent. */
  const groups: boolean[] = [];
  let bytes: number[] = [];
  let skip = 0;
  const flush = () => {
    if (bytes.length > 0)
      out.push(decodeCharset(Buffer.from(bytes), charset ? `cp${charset}` : ''));
    bytes = [];
  };
  for (const [, word, number, hex, symbol, brace, text] of rtf.slice(0, MOST_RTF).matchAll(TOKEN)) {
    const silent = groups.at(-1) ?? false;
    if (hex === undefined) flush();
    if (brace === '{') groups.push(silent || groups.length > MOST_DEPTH);
    else if (brace === '}') groups.pop();
    else if (symbol === '*' || (word !== undefined && SILENT.test(word))) {
      if (groups.length > 1) groups[groups.length - 1] = true;
    } else if (silent) continue;
    else if (hex !== undefined) {
      if (skip > 0) skip -= 1;
      else bytes.push(Number.parseInt(hex, 16));
    } else if (word === 'u' && number !== undefined) {
      out.push(String.fromCharCode(Number(number) & 0xffff));
      // One character for readers that know no Unicode follows.
      skip = 1;
    } else if (word !== undefined) out.push(BREAKS[word] ?? '');
    else if (symbol !== undefined)
      out.push(symbol === '~' ? ' ' : /[\\{}]/.test(symbol) ? symbol : '');
    else if (text !== undefined) {
      out.push(text.slice(skip));
      skip = 0;
    }
  }
  flush();
  return out.join('').trim();
}
