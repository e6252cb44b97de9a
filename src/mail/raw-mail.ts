// What is mended in the bytes of a mail before a parser sees them; all in linear time.

const LF = 10;
const CR = 13;

/** A header block up to here is passed on untouched. */
const PLAIN_HEAD = 128 * 1024;
/** Where the end of the header block is looked for; MIME parsers give up earlier. */
export const LONGEST_HEAD = 2 * 1024 * 1024;
/** Of a larger block: so many fields, each so long, and always those that hold the mail together. */
const MOST_FIELDS = 500;
const LONGEST_FIELD = 64 * 1024;
const VITAL =
  /^(?:from|sender|reply-to|to|cc|subject|date|message-id|in-reply-to|references|mime-version|content-[a-z-]+|auto-submitted|precedence):/i;

/** Line ends, leading junk and the size of the header block put right. */
export function mendRaw(raw: Buffer): Buffer {
  const mail = skipLead(raw);
  return boundHead(hasReturns(mail) ? returnsToFeeds(mail) : mail);
}

const FIELD_NAME = /^\r{0,3}\n?[!-9;-~]{1,60}:/;

/**
 * True when lines of the header block end with a lone CR, or with more CRs than one: the first line
 * does, or a field follows. Elsewhere a CR is part of a value, or of binary data in a body.
 */
export function hasBareReturns(head: Buffer): boolean {
  return hasReturns(skipLead(head));
}

function hasReturns(head: Buffer): boolean {
  const firstFeed = head.indexOf(LF);
  const end = Math.min(head.length, PLAIN_HEAD);
  for (let at = head.indexOf(CR); at >= 0 && at + 1 < end; at = head.indexOf(CR, at + 1)) {
    const next = head[at + 1];
    if (next === LF && (head[at + 2] === LF || head[at + 2] === CR)) return false;
    if (next === LF) continue;
    if (firstFeed < 0 || at < firstFeed) return true;
    if (FIELD_NAME.test(head.toString('latin1', at + 1, at + 64))) return true;
  }
  return false;
}

/** Lone CRs become LFs; a CR before an LF stays, and of several CRs before an LF only that. */
export function returnsToFeeds(raw: Buffer): Buffer {
  const whole = raw.includes('\r\r\n') ? dropDoubled(raw) : Buffer.from(raw);
  for (let at = whole.indexOf(CR); at >= 0; at = whole.indexOf(CR, at + 1)) {
    if (whole[at + 1] !== LF) whole[at] = LF;
  }
  return whole;
}

function dropDoubled(raw: Buffer): Buffer {
  return Buffer.from(raw.toString('latin1').replace(/\r{2,10}\n/g, '\r\n'), 'latin1');
}

/** How often a multipart is declared; each makes the parser compare every line with one boundary more. */
export function countMultiparts(raw: Buffer): number {
  return raw.toString('latin1').match(/^content-type:\s{0,20}multipart\//gim)?.length ?? 0;
}

/** Where the body begins: after the first empty line; the length when there is none. */
export function bodyStart(raw: Buffer): number {
  const head = raw.subarray(0, LONGEST_HEAD);
  const crlf = head.indexOf('\n\r\n');
  const lf = (crlf < 0 ? head : head.subarray(0, crlf)).indexOf('\n\n');
  if (lf >= 0) return lf + 2;
  return crlf >= 0 ? crlf + 3 : raw.length;
}

/** Leaves out a byte order mark, empty lines and an mbox `From ` line at the top. */
function skipLead(raw: Buffer): Buffer {
  let at = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  while (raw[at] === LF || raw[at] === CR) at += 1;
  const start = raw.toString('latin1', at, at + 6);
  // `From :` is a field with a space astray, which parsers take for an mbox line.
  if (start === 'From :') {
    return Buffer.concat([Buffer.from('From:'), raw.subarray(at + 6)]);
  }
  if (start.startsWith('From ') || start === '>From ') {
    while (at < raw.length && raw[at] !== LF && raw[at] !== CR) at += 1;
    while (raw[at] === LF || raw[at] === CR) at += 1;
  }
  return raw.subarray(at);
}

/** A header block of megabytes cut to its first fields; the body stays as it is. */
export function boundHead(raw: Buffer): Buffer {
  const end = bodyStart(raw);
  if (end <= PLAIN_HEAD) return raw;
  const headEnd = Math.min(end, LONGEST_HEAD);
  const kept = fieldsOf(raw.toString('latin1', 0, headEnd)).filter(
    (field, index) => index < MOST_FIELDS || VITAL.test(field.slice(0, 40)),
  );
  const head = kept.slice(0, 2 * MOST_FIELDS).map(field => `${field.slice(0, LONGEST_FIELD)}\n`);
  const budget = boundTotal(head, 900 * 1024);
  return Buffer.concat([Buffer.from(`${budget.join('')}\n`, 'latin1'), raw.subarray(end)]);
}

/** Header fields with their folds. */
function fieldsOf(head: string): string[] {
  return head.trimEnd().split(/\r?\n(?![ \t])/);
}

/** The fields that fit, the vital ones first in line, in their order. */
function boundTotal(fields: readonly string[], most: number): string[] {
  let left = most;
  const fits = new Set<number>();
  const byNeed = [...fields.keys()].sort((a, b) => need(fields[a]) - need(fields[b]) || a - b);
  for (const index of byNeed) {
    const size = fields[index]?.length ?? 0;
    if (size > left) continue;
    left -= size;
    fits.add(index);
  }
  return fields.filter((_, index) => fits.has(index));
}

function need(field: string | undefined): number {
  return VITAL.test(field?.slice(0, 40) ?? '') ? 0 : 1;
}
