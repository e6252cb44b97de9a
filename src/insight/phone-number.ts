// The number under which a customer can be called: from their signature, else from a line that says so.
// Careful rather than complete: a wrong number is worse than none.
import { createRequire } from 'node:module';
import type { CountryCode, parsePhoneNumberFromString as Parse } from 'libphonenumber-js/min';
import { phoneKey } from '../orders/order.ts';

const MOST_LINES = 60;
const LONGEST_LINE = 200;

/** With country code; with a leading 0; as in North America. */
const NUMBER =
  /(?<![\p{L}\p{N}#+/.,-])(?:(?:\+|00)\d[\d ()/.-]{6,22}\d|\(?0\d{1,5}\)?[ /.-]{0,3}\d[\d /.-]{3,16}\d|\(\d{3}\) ?\d{3}[ .-]\d{4}|\d{3}[ .-]\d{3}[ .-]\d{4})(?![\p{L}\p{N}])/gu;
const DATE = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)/;
/** Registers, accounts and orders: whatever number stands there is none to call. */
const OTHER_NUMBERS =
  /(?<!\p{L})(?:iban|bic|swift|konto|account|hr[ab]|amtsgericht|handelsregister|ust|vat|steuer|tax|siret|kvk|uid|bestell|auftrag|rechnung|order|invoice|kunden-?n|customer n|ticket|tracking|sendung|k-\d)|[a-z]{2}\d{2}(?: ?\d{4}){3}/iu;
const FAX = /(?<!\p{L})(?:telefax|tele-?fax|fax|f)\s{0,2}[.:]?\s{0,3}[+(\d]/iu;
const CALLABLE =
  /(?<!\p{L})(?:tel|telefon|fon|phone|telephone|mobile?|mob|cell|handy|m|t)\s{0,2}[.:]?\s{0,3}[+(\d]/iu;
/** What a customer says who wants to be called, or gives the number. */
const SAYS =
  /(?<!\p{L})(?:tel|telefon\p{L}*|phone|mobil\p{L}*|handy\p{L}*|cell|erreich\p{L}*|reach|anruf\p{L}*|rückruf\p{L}*|ruf\p{L}*|call|ring)(?!\p{L})/iu;

/** Where a number without country code may belong. */
const COUNTRIES = ['DE', 'AT', 'CH', 'GB', 'US'] as const satisfies readonly CountryCode[];

/**
 * @param home the country of the business, ISO 3166; '' when it isn't known
 * @param own numbers of the house: "under 030 1234 567 nobody answers" names no customer's
 * @returns international where the country is told, else as written; null: none
 */
export function phoneIn(
  mail: { readonly signature: string; readonly text: string },
  home: string,
  own: readonly string[] = [],
): string | null {
  const ours = new Set(own.map(phoneKey));
  const signature = linesOf(mail.signature);
  const said = linesOf(mail.text).filter(line => SAYS.test(line));
  for (const line of [...signature, ...said]) {
    const number = phonesOf(line, home).find(one => !ours.has(phoneKey(one)));
    if (number !== undefined) return number;
  }
  return null;
}

/** `DE` of "+49 30 23125001". */
export function countryOfPhone(phone: string): string {
  if (phone === '') return '';
  if (asked?.phone !== phone) asked = { phone, country: parser()(phone)?.country ?? '' };
  return asked.country;
}

/** The number of the house is asked for with every mail. */
let asked: { readonly phone: string; readonly country: string } | null = null;

/** The last lines weigh most: a signature's stand there. */
function linesOf(text: string): string[] {
  return text
    .slice(-20_000)
    .split('\n')
    .slice(-MOST_LINES)
    .map(line => line.slice(0, LONGEST_LINE).replace(/\s+/g, ' ').trim());
}

function phonesOf(line: string, home: string): string[] {
  if (OTHER_NUMBERS.test(line)) return [];
  return withoutFax(line)
    .flatMap(part => [...part.matchAll(NUMBER)])
    .flatMap(([found]) => (DATE.test(found) ? [] : (readNumber(found, home) ?? [])));
}

/** `Tel. 030 1 | Fax 030 2`: what stands behind "Fax", up to the next label, is a fax. */
function withoutFax(line: string): string[] {
  const at = line.search(FAX);
  if (at < 0) return [line];
  const behind = line.slice(at + 1);
  const next = behind.search(CALLABLE);
  return [line.slice(0, at), ...(next < 0 ? [] : withoutFax(behind.slice(next)))];
}

function readNumber(written: string, home: string): string | null {
  const parse = parser();
  if (/^(?:\+|00)/.test(written)) {
    const number = parse(written.replace(/^00/, '+'));
    return number?.isPossible() ? number.formatInternational() : null;
  }
  const countries =
    written.startsWith('0') || written.startsWith('(0') ? COUNTRIES : ['US' as const];
  const at = [...COUNTRIES.filter(country => country === home), ...countries];
  return at.some(country => parse(written, country)?.isPossible()) ? written : null;
}

let loaded: typeof Parse | null = null;

/** A tenth of a second to load: only for those who ask. */
function parser(): typeof Parse {
  if (loaded === null) {
    const library: { parsePhoneNumberFromString: typeof Parse } = createRequire(import.meta.url)(
      'libphonenumber-js/min',
    );
    loaded = library.parsePhoneNumberFromString;
  }
  return loaded;
}
