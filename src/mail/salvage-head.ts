// Text that stands in a header block, because the empty line that ends the block is missing.
import type { HeaderLine } from './headers.ts';

/** A line that starts a field (RFC 5322, 2.2) of a mail or of a part. */
const KNOWN =
  /^(?:from|sender|reply-to|to|cc|bcc|subject|date|message-id|in-reply-to|references|received|return-path|delivered-to|mime-version|content-[a-z-]+|resent-[a-z-]+|list-[a-z-]+|(?:x|arc)-[a-z-]+|auto-submitted|precedence|dkim-signature|comments|keywords|organi[sz]ation|user-agent|importance|priority|status|envelope-to|errors-to|thread-[a-z]+|disposition-notification-to|authentication-results)$/;
const NAME = /^[!-9;-~]{1,80}$/;

/**
 * The lines of a header block that are text: from the first on that is no field, unless fields come
 * behind it (then it is noise), and all of them where none is a mail's. '' when there are none.
 */
export function salvageHead(lines: readonly HeaderLine[], isRoot: boolean): string {
  const isKnown = ({ key }: HeaderLine) => KNOWN.test(key);
  if (isRoot && lines.length > 0 && !lines.some(isKnown)) return textOf(lines);
  const isBad = ({ key }: HeaderLine) => !NAME.test(key);
  if (!lines.some(isBad)) return '';
  const lastKnown = lines.findLastIndex(isKnown);
  const start = lines.findIndex((line, at) => {
    const next = lines[at + 1];
    return isBad(line) && (at > lastKnown || (next !== undefined && isBad(next)));
  });
  return start < 0 ? '' : textOf(lines.slice(start));
}

/** True where a part's boundary stands in the header block of another. */
export function holdsBoundary(lines: readonly HeaderLine[]): boolean {
  return lines.some(({ key, line }) => key === '' && line.startsWith('--') && line.length > 3);
}

function textOf(lines: readonly HeaderLine[]): string {
  return lines.map(({ line }) => `${line}\n`).join('');
}
