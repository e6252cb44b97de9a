import { cleanLine } from './clean-text.ts';
import { decodeWords, hideWords } from './encoded-words.ts';
import type { Headers } from './headers.ts';
import { parseAddressHeader } from './mailparser.ts';
import type { Address } from './message.ts';
import { isSpaced, readOddAuthor } from './odd-author.ts';

/** Addresses kept of one mail's header; nobody answers more. */
const MOST_ADDRESSES = 1000;
/** Longest address that SMTP carries (RFC 5321, 4.5.3.1): 64 and 255 octets with an @ between. */
const LONGEST_ADDRESS = 320;

/** Of a value that is no list of mailboxes. */
const LONGEST_SALVAGED = 2000;

const RECIPIENT_HEADERS = [
  'to',
  'cc',
  'bcc',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
  'x-forwarded-to',
  'resent-to',
  'resent-cc',
] as const;

/** The mailboxes of an address header, groups flattened, without repetition, the first 1,000. */
export function readAddresses(headers: Headers, name: string): Address[] {
  const found = new Map<string, Address>();
  for (const value of headers.get(name) ?? []) {
    // Some write semicolons between mailboxes, as Outlook shows them.
    for (const { name: display, address } of parseOrSalvage(value)) {
      if (found.size >= MOST_ADDRESSES) return [...found.values()];
      if (!found.has(address)) found.set(address, { name: display, address });
    }
  }
  return [...found.values()];
}

/** RFC 5322, 3.6.2; the envelope's sender only when the mail names nobody itself. */
const AUTHOR_HEADERS = ['from', 'sender', 'reply-to', 'resent-from', 'return-path'] as const;

/**
 * The author: From, else who is named as sender; of several mailboxes the first. Where none has a valid
 * address, the one that From names: ask `isSendable` before writing to an author.
 */
export function readAuthor(headers: Headers): Address | null {
  for (const name of AUTHOR_HEADERS) {
    const first = readAddresses(headers, name)[0];
    if (first) return first;
  }
  for (const value of headers.get('from') ?? []) {
    const odd = readOddAuthor(value);
    if (odd) return odd;
  }
  return null;
}

/** True for an address that mail can be sent to; an author's may be none (`MAILER-DAEMON`). */
export function isSendable({ address }: Address): boolean {
  return isAddress(address);
}

/** Every address that any header names as a destination, lower case. */
export function readRecipients(headers: Headers): string[] {
  const all = new Set<string>();
  for (const name of RECIPIENT_HEADERS) {
    for (const { address } of readAddresses(headers, name)) {
      if (all.size < MOST_ADDRESSES) all.add(address);
    }
  }
  return [...all];
}

/** True for one of `addresses`, with or without a plus part (RFC 5233). */
export function isAmong(address: string, addresses: readonly string[]): boolean {
  return addresses.includes(address) || addresses.includes(address.replace(/\+[^@]*@/, '@'));
}

/**
 * Encoded words are decoded when the structure is clear: a comma or an address that one hides is part
 * of a name (RFC 2047, 5).
 */
function parseAddresses(value: string): Address[] {
  const { hidden, reveal } = hideWords(value);
  const parsed = parseAddressHeader(mendAddresses(hidden), {
    flatten: true,
    decodePunycode: false,
  }).value;
  return parsed.flatMap(entry =>
    toAddress(decodeWords(reveal(entry.name)), decodeWords(reveal(entry.address ?? ''))),
  );
}

/** One mailbox in plain letters, as most headers have it: nothing to decode, to mend or to doubt. */
const PLAIN =
  /^(?:([a-z0-9]{1,60}(?: [a-z0-9]{1,60}){0,5}) )?(?:<([a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9][a-z0-9.-]{0,200}[a-z0-9])>|([a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9][a-z0-9.-]{0,200}[a-z0-9]))$/i;

function readPlain(value: string): Address | null {
  const [, name = '', inBrackets, bare] = PLAIN.exec(value) ?? [];
  // A name without brackets around what follows it is for the parser.
  if (inBrackets === undefined && (bare === undefined || name !== '')) return null;
  return { name, address: (inBrackets ?? bare ?? '').toLowerCase() };
}

const ADDRESS = /[^\s@<>()[\],;:"'=?]{1,64}@[^\s@<>()[\],;:"'=?]{1,253}\.[\p{L}\d-]{2,63}/u;

/**
 * Where the parser finds no address: one that is encoded with its name, against the rule, or that
 * stands somewhere in what is no list of mailboxes at all.
 */
function parseOrSalvage(value: string): Address[] {
  const plain = readPlain(value);
  if (plain) return [plain];
  if (isSpaced(value)) return [];
  const parsed = parseAddresses(value);
  if (parsed.length > 0 || !/@|=\?/.test(value)) return parsed;
  const decoded = decodeWords(value);
  const again = decoded === value ? [] : parseAddresses(decoded);
  if (again.length > 0) return again;
  const found = ADDRESS.exec(decoded.slice(0, LONGEST_SALVAGED))?.[0];
  return found === undefined ? [] : toAddress('', found);
}

/** What the parser takes amiss: `a @ b . c`, `mailto:`, doubled brackets, open quotes. */
function mendAddresses(value: string): string {
  const quotes = value.replaceAll('\\"', '').split('"').length - 1;
  const mended = (quotes % 2 === 1 ? value.replaceAll('"', '') : value)
    .replace(/mailto:/gi, '')
    .replace(/<{2,10}/g, '<')
    .replace(/>{2,10}/g, '>')
    .replace(/\[([^[\]<>\s]{1,64}@[^[\]<>\s]{1,255})\]/g, '<$1>')
    .replace(/<([^<>"]{1,320})>/g, (_, inner: string) => `<${closeUp(inner)}>`);
  return quoteColon(mended.includes('<') ? mended : closeUp(mended));
}

/** No spaces around an address's `@`. */
function closeUp(text: string): string {
  return text.replace(/^(\S{1,64}) {0,5}@ {0,5}(\S{1,255})$/, '$1@$2');
}

/** `Firma: Erika <e@x.example>` is a name: a group ends with a semicolon (RFC 5322, 3.4). */
function quoteColon(value: string): string {
  if (!value.includes(':') || value.includes(';')) return value;
  const name = /^([^"<>(),:]{1,200}:[^"<>(),]{0,200})<[^<>]{3,320}>\s*$/.exec(value)?.[1];
  return name === undefined ? value : `"${name.trim()}" ${value.slice(name.length)}`;
}

function toAddress(name: string, raw: string): Address[] {
  const address = raw
    .trim()
    .replace(/^[<'"[]{1,10}|[>'",;\]]{1,10}$/g, '')
    .toLowerCase();
  if (address.length > LONGEST_ADDRESS || !isAddress(address)) return [];
  const display = cleanLine(name, 200)
    .replace(/^'(.*)'$/, '$1')
    .replace(/^([^<]*)>$/, '$1');
  return [{ name: display.toLowerCase() === address ? '' : display, address }];
}

/** `local@domain` without white space, brackets or control characters: safe to send to. */
function isAddress(address: string): boolean {
  return /^[^\s@<>\p{Cc}]+@[^\s@<>,;\p{Cc}]+$/u.test(address);
}
