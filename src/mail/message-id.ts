// Message-IDs (RFC 5322, 3.6.4) as they really come: without brackets, with comments, folded, junk between.

/** An id longer than this is no id; RFC 5322 lines end at 998. */
const LONGEST_ID = 998;
/** A thread's References beyond this many are history that nobody answers. */
const MOST_IDS = 100;
/** Room for that many ids of ordinary length; what stands before is the oldest. */
const LONGEST_VALUE = 64_000;

const ENCODED_WORD = /=\?[\w-]{1,40}\?([bq])\?([^?\s]{0,500})\?=/gi;
const BRACKETED = /<([^<>]{1,1200})>/g;
/** As nearly all are: one id, nothing to be undone in it. */
const PLAIN = /^<[^<>\s&=]{1,998}>$/;

/**
 * Every Message-ID in a Message-ID, In-Reply-To or References value, with angle brackets, in order,
 * without repetition; the last 100 when there are more. Words around the ids are left out.
 */
export function parseMessageIds(value: string): string[] {
  if (PLAIN.test(value)) return [value];
  const recent = unescaped(value.length > LONGEST_VALUE ? value.slice(-LONGEST_VALUE) : value);
  const bracketed = [...recent.matchAll(BRACKETED)].flatMap(match => toId(match[1] ?? ''));
  const ids = bracketed.length > 0 ? bracketed : recent.split(/[\s,;]+/).flatMap(bareId);
  return lastUnique(ids);
}

/** What a Message-ID header says; without brackets and `@` too, if it is one word and no sentence. */
export function ownMessageId(value: string): string | null {
  return firstMessageId(value) ?? toId(/^[^\s<>]{4,}$/.exec(value.trim())?.[0] ?? '')[0] ?? null;
}

/** The first Message-ID of a value, or null. */
export function firstMessageId(value: string): string | null {
  return parseMessageIds(value)[0] ?? null;
}

/** A Message-ID of our own. `random` makes it unique: letters, digits, dots and dashes. */
export function newMessageId(random: string, domain: string): string {
  return `<${random}@${domain}>`;
}

/** Programs have been seen that write a header as HTML, or encode its brackets as words (RFC 2047). */
function unescaped(value: string): string {
  const plain = /&[lg]t;/i.test(value)
    ? value.replace(/&lt;/gi, '<').replace(/&gt;/gi, '>')
    : value;
  return plain.replace(ENCODED_WORD, (_word, kind: string, inner: string) =>
    kind.toLowerCase() === 'b'
      ? Buffer.from(inner, 'base64').toString('latin1')
      : inner
          .replaceAll('_', ' ')
          .replace(/=([0-9A-F]{2})/gi, (_byte, hex: string) =>
            String.fromCharCode(Number.parseInt(hex, 16)),
          ),
  );
}

/** Inside brackets anything counts that has a word in it: some systems write ids without an `@`. */
function toId(inner: string): string[] {
  const id = inner.replace(/\s+/g, '');
  return id.length > 0 && id.length <= LONGEST_ID ? [`<${id}>`] : [];
}

/** Without brackets only what has the form of an id is one. */
function bareId(word: string): string[] {
  const id = word.replace(/^[<"'([]+|[>"')\]]+$/g, '');
  return /^[^@\s<>]+@[^@\s<>]+$/.test(id) ? toId(id) : [];
}

/** Keeps the last mention of each: References grow at the end. */
function lastUnique(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  const kept: string[] = [];
  for (let at = ids.length - 1; at >= 0 && kept.length < MOST_IDS; at -= 1) {
    const id = ids[at];
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    kept.push(id);
  }
  return kept.reverse();
}
