// Names of charsets as mailers write them -> one that a decoder knows.
import { encodingExists } from 'iconv-lite';

/** A name that says nothing: the bytes must tell. */
const NO_NAMES =
  /^(?:|ascii|us-?ascii|ansi_x3\.4-19\d\d|iso-?646-us|646|(?:x-)?unknown(?:-?8bit)?|x-user-defined|user-defined|8bit|7bit|binary|default|none|null|any|auto|charset|iso-8859|multibyte)$/;

/** What neither the WHATWG's list nor iconv-lite knows by that name. */
const MEANT: Readonly<Record<string, string>> = {
  utf: 'utf-8',
  utf8mb3: 'utf-8',
  utf8mb4: 'utf-8',
  'utf-8-mac': 'utf-8',
  'utf-8-sig': 'utf-8',
  al32utf8: 'utf-8',
  cp65001: 'utf-8',
  ansi: 'windows-1252',
  latin: 'windows-1252',
  'latin-1': 'windows-1252',
  'western-european': 'windows-1252',
  'iso-8859-1-windows-3.1-latin-1': 'windows-1252',
  'latin-2': 'iso-8859-2',
  'latin-9': 'iso-8859-15',
  'x-gbk': 'gb18030',
  gb: 'gb18030',
  cn: 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  'windows-936': 'gb18030',
  'euc-cn': 'gb18030',
  'x-euc-cn': 'gb18030',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  'x-windows-949': 'euc-kr',
  ks_c_5601: 'euc-kr',
  'ksc5601-1987': 'euc-kr',
  kr: 'euc-kr',
  cp950: 'big5',
  ms950: 'big5',
  'x-windows-950': 'big5',
  'windows-950': 'big5',
  cp932: 'shift_jis',
  'windows-932': 'shift_jis',
  'cp-932': 'shift_jis',
  ms_kanji: 'shift_jis',
  'x-ms-cp932': 'shift_jis',
  jis: 'iso-2022-jp',
  jis7: 'iso-2022-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'iso-2022-jp-2004': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  eucjp: 'euc-jp',
  'eucjp-ms': 'euc-jp',
  'hz-gb-2312': 'hz',
  hz: 'hz',
  utf7: 'utf-7',
  'utf-7': 'utf-7',
  'x-unicode-1-1-utf-7': 'utf-7',
  'unicode-1-1-utf-7': 'utf-7',
  'unicode-2-0-utf-7': 'utf-7',
  'utf-16': 'utf-16',
  utf16: 'utf-16',
  unicode: 'utf-16',
  'ucs-2': 'utf-16',
  'iso-10646-ucs-2': 'utf-16',
};

/** iconv-lite's own names for encodings that are no charsets, and those with a reader of their own. */
const NOT_CHARSETS = /^(?:base64|hex|utf-?7.*|utf-?7-imap|internal|cesu8|binary)$/;

/**
 * The charset that a name means, as a label of TextDecoder, a name of iconv-lite, `utf-7`, `utf-16` or
 * `hz`; null when the name is none and the content must tell (US-ASCII too: 8-bit bytes belie it).
 */
export function resolveCharset(declared: string): string | null {
  const known = resolved.get(declared);
  if (known !== undefined) return known;
  const charset = resolve(declared);
  if (resolved.size < 500) resolved.set(declared.slice(0, 100), charset);
  return charset;
}

/** Mail names the same dozen over and over. */
const resolved = new Map<string, string | null>();

function resolve(declared: string): string | null {
  const name = declared
    .slice(0, 100)
    .toLowerCase()
    .replace(/^[\s"'=]+/, '')
    // RFC 2231, 5: a language after an asterisk; the rest is another parameter gone astray.
    .replace(/[\s"';,*$].*$/s, '')
    .replace(/^charset=/, '');
  return lookUp(name) ?? lookUp(plain(name)) ?? lookUpRare(name);
}

function lookUp(name: string): string | null {
  const meant = Object.hasOwn(MEANT, name) ? (MEANT[name] ?? name) : name;
  if (meant === 'utf-7' || meant === 'utf-16' || meant === 'hz') return meant;
  if (NO_NAMES.test(meant) || NOT_CHARSETS.test(meant)) return null;
  return labelOf(meant);
}

/** Code pages of old systems, which iconv-lite knows. */
function lookUpRare(name: string): string | null {
  for (const one of [name, plain(name)]) {
    if (NO_NAMES.test(one) || NOT_CHARSETS.test(one)) return null;
    if (encodingExists(one)) return one.replace(/[^a-z0-9]/g, '');
  }
  return null;
}

/** `cp-1252`, `win1252`, `x-cp850`, `iso8859_15`, `ISO_8859-1:1987` and their kin. */
function plain(name: string): string {
  return name
    .replace(/:.*$/, '')
    .replace(/^(?:x-|cs)/, '')
    .replace(/_/g, '-')
    .replace(/^(?:cp|win|windows|ms|ibm|dos)-?(125\d|874)$/, 'windows-$1')
    .replace(/^(?:cp|ibm|dos|oem|pc)-?(\d{3})$/, 'cp$1')
    .replace(/^iso-?8859-?(\d{1,2})(?:-.*)?$/, 'iso-8859-$1')
    .replace(/^utf-?(8|16)-?(le|be)?.*$/, (_, bits, order = '') => `utf-${bits}${order}`)
    .replace(/^(?:iso-?)?(?:gb|gbk)-?(?:2312|18030)?(?:-.*)?$/, 'gb18030')
    .replace(/^big5-?.*$/, 'big5')
    .replace(/^koi8-?(r|u).*$/, 'koi8-$1');
}

/** WHATWG's `replacement` decoder answers to these and decodes nothing. */
const REPLACED = /^(?:csiso2022kr|hz-gb-2312|iso-2022-cn(?:-ext)?|iso-2022-kr|replacement)$/;
const labels = new Map<string, string | null>();

/** TextDecoder's own name for a label, null when it takes it not; asked once a label. */
export function labelOf(name: string): string | null {
  const known = labels.get(name);
  if (known !== undefined) return known;
  const label = REPLACED.test(name) ? null : askFor(name);
  if (labels.size < 500) labels.set(name, label);
  return label;
}

function askFor(name: string): string | null {
  try {
    const { encoding } = new TextDecoder(name);
    // The larger of the two: mail says the smaller and means both.
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return null;
  }
}
