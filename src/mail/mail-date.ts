// The Date header (RFC 5322, 3.3), read strictly enough that the machine's own time zone never matters.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE =
  /(\d{1,2})[ -]+([A-Za-z]{3})[a-z]*[ -]+(\d{2,4})[ ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(?:([+-])(\d{2}):?(\d{2})|([A-Za-z]{1,5}))?/;
/** 25 Nov 2026 with the year last, as C libraries and some scripts print it. */
const ASCTIME = /([A-Za-z]{3}) +(\d{1,2}) +(\d{2}:\d{2}:\d{2})(?: +([A-Z]{3,5}))? +(\d{4})/;
const ISO =
  /(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?[.\d]*\s*(?:([+-])(\d{2}):?(\d{2}))?/;

/** RFC 5322, 4.3, and the European ones that mailers write; hours east of Greenwich. */
export const ZONES: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  bst: 1,
  met: 1,
  mez: 1,
  cet: 1,
  mesz: 2,
  cest: 2,
  eet: 2,
  eest: 3,
};

/** When a mail says that it was written; null when it does not say so intelligibly. */
export function parseMailDate(value: string): Date | null {
  const text = value.slice(0, 200);
  const iso = ISO.exec(text);
  if (iso)
    return fromParts(iso[1], Number(iso[2]), iso[3], [iso[4], iso[5], iso[6]], offset(iso, 7));
  const asc = ASCTIME.exec(text);
  if (asc) {
    return fromParts(asc[5], month(asc[1]), asc[2], (asc[3] ?? '').split(':'), zone(asc[4]));
  }
  const date = DATE.exec(text);
  if (!date) return null;
  const minutes = date[7] ? offset(date, 7) : zone(date[10]);
  return fromParts(date[3], month(date[2]), date[1], [date[4], date[5], date[6]], minutes);
}

type Digits = string | undefined;

/** Minutes east of Greenwich from three groups: sign, hours, minutes. */
function offset(match: RegExpExecArray, at: number): number {
  const minutes = Number(match[at + 1] ?? 0) * 60 + Number(match[at + 2] ?? 0);
  return match[at] === '-' ? -minutes : minutes;
}

function zone(name: Digits): number {
  return (ZONES[(name ?? '').toLowerCase()] ?? 0) * 60;
}

function month(name: Digits): number {
  return MONTHS.indexOf((name ?? '').toLowerCase()) + 1;
}

function fromParts(
  year: Digits,
  month: number,
  day: Digits,
  [hour, minute, second]: readonly Digits[],
  eastMinutes: number,
): Date | null {
  const date = new Date(0);
  date.setUTCFullYear(fullYear(Number(year)), month - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute) - eastMinutes, Number(second ?? 0));
  const valid = month > 0 && date.getUTCFullYear() >= 1970 && date.getUTCFullYear() <= 9999;
  return valid ? date : null;
}

/** RFC 5322, 4.3: two digits below 50 are of this century, three are counted from 1900. */
function fullYear(year: number): number {
  if (year < 50) return 2000 + year;
  return year < 1000 ? 1900 + year : year;
}
