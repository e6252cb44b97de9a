import { decodeBytes } from './headers.ts';
import { mendStructure } from './mend-structure.ts';
import { type KeepLimits, type ParsedMime, parseMime } from './parse-mime.ts';
import { bodyStart, countMultiparts } from './raw-mail.ts';

/** Larger mails are read once: their parts are attachments that a person can open. */
const LARGEST = 16 * 2 ** 20;
const MOST_MULTIPARTS = 50;
const BOILERPLATE_LINES = 8;

/** Parses a mail; once more with its boundaries mended where parts of it went astray. */
export async function parseMended(raw: Buffer, keep: KeepLimits): Promise<ParsedMime> {
  const parsed = await parseMime(raw, keep);
  if (!(isAstray(parsed) || isEmpty(parsed, raw)) || !isWorthIt(raw)) return withStray(parsed);
  const again = await parseMime(mendStructure(raw), keep);
  return withStray(
    isBetter(again, parsed) ? { ...again, headerLines: parsed.headerLines } : parsed,
  );
}

/** Deep nesting is no accident, and a second reading would take as long as the first. */
function isWorthIt(raw: Buffer): boolean {
  return raw.length <= LARGEST && countMultiparts(raw) <= MOST_MULTIPARTS;
}

/** Less astray, and not by losing it: what were raw parts shrinks as it is decoded. */
function isBetter(again: ParsedMime, parsed: ParsedMime): boolean {
  const size = sizeOf(again);
  if (size === 0) return false;
  return size > sizeOf(parsed) || (size * 20 > sizeOf(parsed) && !isAstray(again));
}

/** Header fields outside of any part, or boundaries within a header or a text. */
function isAstray(parsed: ParsedMime): boolean {
  const { isBroken, text } = parsed;
  if (isBroken || PART_FIELD.test(stray(parsed))) return true;
  return text.trimStart().startsWith('--') && PART_FIELD.test(text);
}

const PART_FIELD = /^content-(?:type|disposition|transfer-encoding):/im;

function stray({ stray }: ParsedMime): string {
  return stray.toString('latin1');
}

/** Nothing was read of a mail that has a body. */
function isEmpty(parsed: ParsedMime, raw: Buffer): boolean {
  return sizeOf(parsed) === 0 && raw.subarray(bodyStart(raw)).some(byte => byte > 32);
}

/** How much was read: characters of the body, and bytes of the other parts. */
function sizeOf({ text, html, parts }: ParsedMime): number {
  const body = text.trim().length + (html ?? '').trim().length;
  return parts.reduce((sum, part) => sum + part.size, body);
}

/** What stands outside of the parts and is no boundary. */
function strayText({ stray }: Pick<ParsedMime, 'stray'>): string {
  if (!stray.some(byte => byte > 32)) return '';
  const lines = decodeBytes(stray).split(/\r?\n/);
  return lines
    .filter(line => !line.startsWith('--'))
    .join('\n')
    .trim();
}

/**
 * Words outside of the parts are shown, but for the notes that MIME programs leave to old readers: the
 * delimiter before or behind them got lost.
 */
function withStray(parsed: ParsedMime): ParsedMime {
  const { stray, strayAfter } = parsed;
  if (!stray.some(byte => byte > 32)) return parsed;
  if (sizeOf(parsed) === 0) return { ...parsed, text: strayText(parsed) };
  const before = strayText({ stray: stray.subarray(0, stray.length - strayAfter.length) });
  const behind = strayText({ stray: strayAfter });
  return { ...parsed, before: isNote(before) ? '' : before, behind: isNote(behind) ? '' : behind };
}

/** A part's own header is none: there the note would end, and a text begins. */
function isNote(stray: string): boolean {
  if (PART_FIELD.test(stray)) return false;
  return (
    stray.split('\n').length <= BOILERPLATE_LINES && /mime|multi-?part|mehrteilig/i.test(stray)
  );
}
