// Where a link leads, and whether its words say so.

const LONGEST = 4_000;
const ALLOWED = /^(?:https?:\/\/|mailto:|tel:)[^\s]/i;
/** Browsers leave these out of an address, wherever they stand. */
const IGNORED = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** An address that may be followed: web, mail or telephone; null: none of these, or no whole one. */
export function safeHref(href: string): string | null {
  const plain = href
    .slice(0, LONGEST + 1)
    .replace(IGNORED, '')
    .trim();
  if (plain.length > LONGEST || !ALLOWED.test(plain)) return null;
  if (/^https?:/i.test(plain) && hostOf(plain) === null) return null;
  return plain.replaceAll(' ', '%20');
}

/** A host as people write it. */
const HOST = /^(?:[\p{L}\p{N}_-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,30}$/u;
const SEPARATORS = /[\s<>()[\]{}"'„“”‚‘’«»,;|]+/;
/** A word with a dot is a place when its end is one of these, or when it begins like one. */
const COMMON_ENDS = new Set(
  'com net org info biz eu de at ch li fr it es pt nl be lu uk ie dk se no fi is pl cz sk hu ro bg gr hr si rs tr ru ua by us ca mx br ar au nz cn jp kr in io co me tv app dev shop store online site xyz top club bank cloud email support example'.split(
    ' ',
  ),
);
const MOST_PLACES = 10;
const LONGEST_TEXT = 500;

/**
 * The true place of a link whose words name another one; null: the words don't deceive. "PayPal" over
 * any link is no lie that a program can see; "paypal.com" over another host is.
 */
export function truePlace(href: string, text: string): string | null {
  const mail = /^mailto:([^?]{1,320})/i.exec(href)?.[1];
  const place = mail === undefined ? hostOf(href) : decoded(mail).toLowerCase();
  if (place === null) return null;
  if (text.toLowerCase().includes(`[→ ${place}]`)) return null;
  return placesIn(text).some(named => !isSame(named, place)) ? place : null;
}

function placesIn(text: string): string[] {
  // As it looks: without signs that take no room, and with every kind of dot as a dot.
  const plain = text
    .slice(0, LONGEST_TEXT)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '');
  const words = plain.replaceAll('。', '.').toLowerCase().split(SEPARATORS);
  return words.flatMap(word => placeIn(word) ?? []).slice(0, MOST_PLACES);
}

/** The host or mail address in a word without spaces; null: there is none. */
function placeIn(word: string): string | null {
  const plain = word.replace(/^(?:https?:\/\/|mailto:)/, '');
  const begins = plain !== word || plain.startsWith('www.');
  const authority = plain.split(/[/?#]/, 1)[0]?.replace(/(?::\d{1,5})?[.:!]{0,5}$/, '') ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  if (!HOST.test(host)) return null;
  const end = host.slice(host.lastIndexOf('.') + 1);
  return begins || authority.includes('@') || COMMON_ENDS.has(end) ? authority : null;
}

/** The same host, with or without `www.`; or a host and the domain it belongs to. */
function isSame(named: string, place: string): boolean {
  // Letters of another alphabet can look like Latin ones: then the true name is shown.
  if (/[^\p{Script=Latin}\p{N}\p{P}\p{S}]/u.test(named)) return false;
  if (named === place) return true;
  // `paypal.com@evil.example` is no mail address when it is followed as a link.
  if (named.includes('@') && !place.includes('@')) return false;
  const [shown, real] = [bare(named), bare(place)];
  return shown === real || real.endsWith(`.${shown}`) || shown.endsWith(`.${real}`);
}

/** As `URL` writes hosts; of a mail address the domain is what counts. */
function bare(place: string): string {
  const host = place.slice(place.lastIndexOf('@') + 1).replace(/^www\./, '');
  return hostOf(`https://${host}`)?.replace(/^www\./, '') ?? host;
}

function hostOf(href: string): string | null {
  const url = URL.canParse(href) ? new URL(href) : null;
  if (url === null) return null;
  if (url.protocol === 'tel:') return null;
  return url.host === '' ? null : url.host;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
