// How the demo's IMAP server writes values (RFC 3501 section 9).

/** Part of a response: text (latin1) or bytes that go out as they are. */
export type Chunk = string | Buffer;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A quoted string, or a literal where quoting can't hold it. Input: one character a byte. */
export function nstring(value: string | null): Chunk {
  if (value === null) return 'NIL';
  if (value.length > 1000 || /[^\x20-\x7e]/.test(value)) {
    return `{${value.length}}\r\n${value}`;
  }
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

export function literal(bytes: Buffer): Chunk[] {
  return [`{${bytes.length}}\r\n`, bytes];
}

/** `"07-Nov-2026 10:00:00 +0000"`; the server's zone is UTC. */
export function internalDate(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(at.getUTCDate())}-${MONTHS[at.getUTCMonth()] ?? 'Jan'}-${at.getUTCFullYear()}`;
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  return `"${day} ${time} +0000"`;
}

/** `1-Feb-2026` or ` 7-Nov-2026 10:00:00 +0100`; null when it is neither. */
export function parseDate(text: string): Date | null {
  const found =
    /^\s?(\d{1,2})-([A-Za-z]{3})-(\d{4})(?: (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2}))?$/.exec(
      text,
    );
  if (!found) return null;
  const [, day, name = '', year, hour = '0', minute = '0', second = '0', sign, zh = '0', zm = '0'] =
    found;
  const month = MONTHS.findIndex(known => known.toLowerCase() === name.toLowerCase());
  if (month < 0) return null;
  const local = Date.UTC(+(year ?? 0), month, +(day ?? 1), +hour, +minute, +second);
  const offset = (Number(zh) * 60 + Number(zm)) * 60_000;
  return new Date(sign === '-' ? local + offset : local - offset);
}

export function flagList(flags: Iterable<string>): string {
  return `(${[...flags].join(' ')})`;
}

/** `1,2,3,7` as `1:3,7`. */
export function uidSet(uids: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < uids.length; ) {
    const first = uids[at] ?? 0;
    let last = first;
    for (at += 1; uids[at] === last + 1; at += 1) last += 1;
    parts.push(first === last ? `${first}` : `${first}:${last}`);
  }
  return parts.join(',');
}
