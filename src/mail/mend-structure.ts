// Multiparts (RFC 2046, 5.1) whose boundaries are missing, misspelt or closed too early.

interface Delimiter {
  /** Line number. */
  readonly at: number;
  /** What stands behind the two hyphens, without the two at the end. */
  readonly value: string;
  readonly closes: boolean;
  /** A part's header follows. */
  readonly opens: boolean;
}

const BOUNDARY = /\bboundary\s{0,9}=\s{0,9}(?:"([^"\r\n]{1,200})"?|([^\s;"]{1,200}))/gi;
const PART_FIELD = /^(?:content-[a-z-]{1,40}|mime-version):/i;
const MULTIPART_FIELD = /^content-type:\s{0,9}multipart\//i;
const LONGEST = 200;
const MOST_DELIMITERS = 2000;

/**
 * A mail whose multiparts can be taken apart: delimiters that nobody declared are given to the
 * multiparts whose own are nowhere; a multipart without any becomes plain text.
 */
export function mendStructure(raw: Buffer): Buffer {
  const lines = raw.toString('latin1').split('\n');
  separateHead(lines);
  openFirst(lines);
  const declared = new Set(boundariesIn(lines));
  let delimiters = delimitersIn(lines, declared);
  const seen = new Set(delimiters.map(({ value }) => value));
  const missing = [...declared].filter(value => !seen.has(value));
  const orphans = [
    ...new Set(
      delimiters.filter(({ opens, value }) => opens && !declared.has(value)).map(one => one.value),
    ),
  ];
  for (const orphan of orphans) {
    const value = missing.shift();
    if (value === undefined) declare(lines, orphan);
    else delimiters = rename(lines, delimiters, orphan, value);
  }
  for (const value of missing) flatten(lines, value);
  nameNameless(lines, delimiters);
  reopen(lines, delimiters);
  separateParts(lines, delimiters);
  return Buffer.from(lines.join('\n'), 'latin1');
}

/** Puts an empty line before a delimiter that stands in the mail's own header block. */
function separateHead(lines: string[]): void {
  const end = headEnd(lines);
  const at = lines.findIndex((line, index) => index < end && /^--\S/.test(line));
  if (at > 0) lines.splice(at, 0, '');
}

/** Puts the delimiter that is missing before the header of the first part. */
function openFirst(lines: string[]): void {
  const end = headEnd(lines);
  const [own] = boundariesIn(lines.slice(0, end));
  const first = lines.findIndex((line, at) => at > end && line.trim() !== '');
  if (own && PART_FIELD.test(lines[first] ?? '')) lines.splice(first, 0, `--${own}`);
}

function headEnd(lines: readonly string[]): number {
  const end = lines.findIndex(line => line.trim() === '');
  return end < 0 ? lines.length : end;
}

function boundariesIn(lines: readonly string[]): string[] {
  const fields = lines.filter(line => line.length < 2000 && /boundary\s{0,9}=/i.test(line));
  return fields.flatMap(line =>
    [...line.matchAll(BOUNDARY)].map(match => (match[1] ?? match[2] ?? '').trim()),
  );
}

/** Lines like a delimiter: a declared one, also with something behind it, or one before a header. */
function delimitersIn(lines: string[], declared: ReadonlySet<string>): Delimiter[] {
  const found: Delimiter[] = [];
  for (const [at, raw] of lines.entries()) {
    if (!raw.startsWith('--') || raw.length > LONGEST + 80) continue;
    if (found.length >= MOST_DELIMITERS) break;
    const line = raw.trimEnd().slice(2);
    if (line === '') continue;
    const opens = PART_FIELD.test(lines[at + 1] ?? '');
    const named = nameOf(line, declared) ?? nameOf(/^\S{1,200}/.exec(line)?.[0] ?? '', declared);
    const value = named ?? line.replace(/--$/, '');
    const closes = line.startsWith(`${value}--`);
    // The rest of the line does not count (RFC 2046, 5.1.1).
    if (named !== null) lines[at] = `--${value}${closes ? '--' : ''}`;
    if (value.length >= 2 || opens || named !== null) found.push({ at, value, closes, opens });
  }
  return found;
}

/** The declared boundary that stands there, closing or not. */
function nameOf(line: string, declared: ReadonlySet<string>): string | null {
  if (declared.has(line)) return line;
  const closing = line.replace(/--$/, '');
  return declared.has(closing) ? closing : null;
}

/** The delimiters, those of one boundary under its new name, in the lines too. */
function rename(
  lines: string[],
  delimiters: readonly Delimiter[],
  from: string,
  to: string,
): Delimiter[] {
  return delimiters.map(one => {
    if (one.value !== from) return one;
    lines[one.at] = `--${to}${one.closes ? '--' : ''}`;
    return { ...one, value: to };
  });
}

/** Names the boundary in the first multipart that has none, else in the mail's own header. */
function declare(lines: string[], value: string): void {
  const at = lines.findIndex(
    (line, index) => MULTIPART_FIELD.test(line) && !hasBoundary(lines, index),
  );
  const end = headEnd(lines);
  const hasType = lines.slice(0, end).some(line => /^content-type:/i.test(line));
  if (at >= 0) {
    lines[at] = withBoundary(lines[at] ?? '', value);
  } else if (!hasType) {
    lines.splice(end, 0, `Content-Type: multipart/mixed; boundary="${value}"`);
  }
}

/** The field goes on in lines that begin with a space. */
function hasBoundary(lines: readonly string[], at: number): boolean {
  let field = lines[at] ?? '';
  for (let next = at + 1; /^[ \t]/.test(lines[next] ?? '') && next < at + 20; next += 1) {
    field += lines[next];
  }
  return /\bboundary\s{0,9}=\s{0,9}[^\s;]/i.test(field.slice(0, 4000));
}

/** A multipart none of whose boundaries comes is read as the text that it is. */
function flatten(lines: string[], value: string): void {
  const at = lines.findIndex(line => /boundary\s{0,9}=/i.test(line) && line.includes(value));
  for (let field = at; field >= 0 && field > at - 20; field -= 1) {
    const line = lines[field] ?? '';
    if (!MULTIPART_FIELD.test(line)) continue;
    lines[field] = line.replace(/multipart\/[\w.+-]*/i, 'text/plain');
    return;
  }
}

/** A multipart without a boundary takes the next delimiter's, though others use it too. */
function nameNameless(lines: string[], delimiters: readonly Delimiter[]): void {
  for (const [at, line] of lines.entries()) {
    if (!MULTIPART_FIELD.test(line) || hasBoundary(lines, at)) continue;
    const next = delimiters.find(one => one.at > at && one.opens)?.value;
    lines[at] =
      next === undefined
        ? line.replace(/multipart\/[\w.+-]*/i, 'text/plain')
        : withBoundary(line, next);
  }
}

function withBoundary(line: string, value: string): string {
  return `${line.trimEnd().replace(/;$/, '')}; boundary="${value}"`;
}

/** A multipart that goes on behind its closing delimiter was closed too early. */
function reopen(lines: string[], delimiters: readonly Delimiter[]): void {
  const lastOpen = new Map<string, number>();
  for (const { at, value, closes } of delimiters) if (!closes) lastOpen.set(value, at);
  for (const { at, value, closes, opens } of delimiters) {
    if (!closes) continue;
    if (opens) lines[at] = `--${value}`;
    else if ((lastOpen.get(value) ?? -1) > at) lines[at] = '';
  }
}

const FIELD = /^[!-9;-~]{1,80}[ \t]?:/;

/** Puts the empty line that is missing between a part's header, or its delimiter, and its text. */
function separateParts(lines: string[], delimiters: readonly Delimiter[]): void {
  // From the end: lines that are put in move those behind them.
  for (const { at } of delimiters.toReversed()) {
    const line = lines[at]?.trimEnd() ?? '';
    if (!line.startsWith('--') || line.endsWith('--')) continue;
    let end = at + 1;
    while (FIELD.test(lines[end] ?? '') || (end > at + 1 && /^[ \t]\S/.test(lines[end] ?? '')))
      end += 1;
    if ((lines[end] ?? '').trim() !== '') lines.splice(end, 0, '');
  }
}
