import { decodeBytes } from './headers.ts';
import { mendStructure } from './mend-structure.ts';
import { type KeepLimits, type ParsedMime, parseMime } from './parse-mime.ts';
import { bodyStart } from './raw-mail.ts';

/** Larger mails are read once: their parts are attachments that a person can open. */
const LARGEST = 16 * 2 ** 20;
const BOILERPLATE_LINES = 8;

/** Parses a mail; once more with its boundaries mended where parts of it went astray. */
export async function parseMended(raw: Buffer, keep: KeepLimits): Promise<ParsedMime> {
  const parsed = await parseMime(raw, keep);
  if (!isAstray(parsed, raw) || raw.length > LARGEST) return withStray(parsed);
  const again = await parseMime(mendStructure(raw), keep);
  const better =
    sizeOf(again) > sizeOf(parsed) || strayText(again).length < strayText(parsed).length;
  return withStray(
    better && sizeOf(again) > 0 ? { ...again, headerLines: parsed.headerLines } : parsed,
  );
}

/** Header fields outside of any part, boundaries within a header, or nothing read of a body. */
function isAstray(parsed: ParsedMime, raw: Buffer): boolean {
  if (parsed.isBroken) return true;
  const stray = parsed.stray.toString('latin1');
  if (/^content-(?:type|disposition|transfer-encoding):/im.test(stray)) return true;
  if (parsed.text.trimStart().startsWith('--') && /^content-type:/im.test(parsed.text)) return true;
  return sizeOf(parsed) === 0 && raw.subarray(bodyStart(raw)).some(byte => byte > 32);
}

/** How much was read: characters of the body, and bytes of the other parts. */
function sizeOf({ text, html, parts }: ParsedMime): number {
  const body = text.trim().length + (html ?? '').trim().length;
  return parts.reduce((sum, part) => sum + part.size, body);
}

/** What stands outside of the parts and is no boundary. */
function strayText({ stray }: ParsedMime): string {
  if (!stray.some(byte => byte > 32)) return '';
  const lines = decodeBytes(stray).split(/\r?\n/);
  return lines
    .filter(line => !line.startsWith('--'))
    .join('\n')
    .trim();
}

/** Words outside of the parts are shown, but for the notes that MIME programs leave to old readers. */
function withStray(parsed: ParsedMime): ParsedMime {
  if (sizeOf(parsed) === 0) return { ...parsed, text: strayText(parsed) };
  const behind = parsed.strayAfter.some(byte => byte > 32)
    ? strayText({ ...parsed, stray: parsed.strayAfter })
    : '';
  return behind === '' || isNote(behind) ? parsed : { ...parsed, outside: behind };
}

function isNote(stray: string): boolean {
  return (
    stray.split('\n').length <= BOILERPLATE_LINES && /mime|multi-?part|mehrteilig/i.test(stray)
  );
}
