// Amounts as people and shops write them, in German, English and Swiss manner.

export interface Amount {
  /** Hundredths; negative for a refund. */
  readonly cents: number;
  /** ISO 4217 where a sign or code stands with the number, else ''. */
  readonly currency: string;
}

const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', FR: 'CHF' };
/** What numeric(14,2) of the database holds. */
const MOST = 10 ** 12;
const SHAPE =
  /^(\(|[-−–])?\s*(\p{Sc}|[A-Z]{2,3}\.?)?\s*([-−–])?([\d.,'’\s]+?)\s*([-−–])?\s*(\p{Sc}|[A-Z]{2,3}\.?)?\s*(\))?$/u;

/** null: that is no amount. `1.820` and `1,820` are thousands, `1.82` and `1,8` are not. */
export function readAmount(text: string): Amount | null {
  if (text.length > 40) return null;
  if (/^\d{1,12}\.\d\d$/.test(text)) return { cents: Number(text.replace('.', '')), currency: '' };
  // "20.-" is Swiss for 20.00.
  const match = SHAPE.exec(
    text
      .trim()
      .toUpperCase()
      .replace(/[.,][-–—]{1,2}$/, ''),
  );
  if (!match) return null;
  const [, before, sign, minus, digits = '', behind, code, close] = match;
  const value = readDigits(digits.replace(/['’\s]/g, ''));
  if (value === null || value >= MOST * 100) return null;
  const negative = [before, minus, behind, close].some(one => one !== undefined);
  const word = (sign ?? code ?? '').replace('.', '');
  return { cents: negative && value !== 0 ? -value : value, currency: currencyOf(word) };
}

/** ISO 4217 of a code or sign; '' when it is none. */
export function currencyOf(text: string): string {
  const word = text.trim().toUpperCase();
  return SIGNS[word] ?? (/^[A-Z]{3}$/.test(word) ? word : '');
}

function readDigits(digits: string): number | null {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (!/^\d/.test(digits)) return null;
  if (last < 0) return hundredths(digits, '');
  const mark = digits[last] ?? '';
  const [whole, rest] = [digits.slice(0, last), digits.slice(last + 1)];
  const several = whole.includes(mark);
  const thousands = several || (rest.length === 3 && /^[1-9]\d{0,2}$/.test(whole));
  if (thousands)
    return isGrouped(digits, mark) ? hundredths(digits.replaceAll(mark, ''), '') : null;
  const other = mark === '.' ? ',' : '.';
  if (whole.includes(other) && !isGrouped(whole, other)) return null;
  return hundredths(whole.replaceAll(other, ''), rest);
}

/** `1.234.567`: groups of three behind the first. */
function isGrouped(digits: string, mark: string): boolean {
  const [first = '', ...groups] = digits.split(mark);
  return first.length <= 3 && groups.every(group => /^\d{3}$/.test(group));
}

function hundredths(whole: string, fraction: string): number | null {
  if (!/^\d{1,13}$/.test(whole) || !/^\d{0,12}$/.test(fraction)) return null;
  return Number(whole) * 100 + Math.round(Number(`0.${fraction || '0'}`) * 100);
}
