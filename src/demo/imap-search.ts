// RFC 3501 section 6.4.4: SEARCH.
import { treeOf } from './imap-fetch.ts';
import type { StoredMessage } from './imap-mailbox.ts';
import { BadCommand, type Token, textOf, wordOf } from './imap-parser.ts';
import { isSet, parseSet, type Range } from './imap-set.ts';
import { parseDate } from './imap-wire.ts';

/** What a set in the search is measured against. */
export interface SearchScope {
  /** Number of messages in the folder. */
  readonly count: number;
  readonly largestUid: number;
}

/** Does the message with this sequence number match? */
export type Matcher = (message: StoredMessage, sequence: number) => boolean;

export function parseSearch(tokens: readonly Token[], scope: SearchScope): Matcher {
  const parser = new SearchParser(tokens, scope);
  return parser.all();
}

const FLAG_KEYS: Readonly<Record<string, readonly [flag: string, wanted: boolean]>> = {
  SEEN: ['\\Seen', true],
  UNSEEN: ['\\Seen', false],
  ANSWERED: ['\\Answered', true],
  UNANSWERED: ['\\Answered', false],
  DELETED: ['\\Deleted', true],
  UNDELETED: ['\\Deleted', false],
  FLAGGED: ['\\Flagged', true],
  UNFLAGGED: ['\\Flagged', false],
  DRAFT: ['\\Draft', true],
  UNDRAFT: ['\\Draft', false],
};

class SearchParser {
  readonly #tokens: readonly Token[];
  readonly #scope: SearchScope;
  #at = 0;

  constructor(tokens: readonly Token[], scope: SearchScope) {
    this.#tokens = tokens;
    this.#scope = scope;
  }

  all(): Matcher {
    const matchers: Matcher[] = [];
    while (this.#at < this.#tokens.length) matchers.push(this.#key());
    if (matchers.length === 0) throw new BadCommand('SEARCH for what?');
    return (message, sequence) => matchers.every(matches => matches(message, sequence));
  }

  #key(): Matcher {
    const token = this.#tokens[this.#at++];
    if (token?.kind === 'list') return new SearchParser(token.items, this.#scope).all();
    const word = wordOf(token);
    const flag = FLAG_KEYS[word];
    if (flag) return message => has(message, flag[0]) === flag[1];
    if (isSet(word)) return this.#sequences(word);
    return this.#logic(word) ?? this.#dates(word) ?? this.#texts(word) ?? this.#numbers(word);
  }

  #argument(): string {
    return textOf(this.#tokens[this.#at++]);
  }

  #logic(word: string): Matcher | null {
    if (word === 'ALL') return () => true;
    if (word === 'CHARSET') {
      this.#argument();
      return () => true;
    }
    if (word === 'NEW' || word === 'RECENT') return () => false;
    if (word === 'OLD') return () => true;
    if (word === 'NOT') {
      const one = this.#key();
      return (message, sequence) => !one(message, sequence);
    }
    if (word !== 'OR') return null;
    const one = this.#key();
    const other = this.#key();
    return (message, sequence) => one(message, sequence) || other(message, sequence);
  }

  /** Dates disregard time (RFC 3501); the server's zone is UTC. */
  #dates(word: string): Matcher | null {
    const found = /^(SENT)?(SINCE|BEFORE|ON)$/.exec(word);
    if (!found) return null;
    const day = parseDate(this.#argument())?.getTime();
    if (day === undefined) throw new BadCommand(`${word} wants a date such as 7-Nov-2026`);
    const end = day + 86_400_000;
    return message => {
      const at = found[1] ? sentAt(message) : message.internalDate.getTime();
      if (found[2] === 'SINCE') return at >= day;
      return found[2] === 'BEFORE' ? at < day : at >= day && at < end;
    };
  }

  #texts(word: string): Matcher | null {
    if (word === 'HEADER') return inHeader(this.#argument(), this.#argument());
    if (['FROM', 'TO', 'CC', 'BCC', 'SUBJECT'].includes(word))
      return inHeader(word, this.#argument());
    if (word !== 'TEXT' && word !== 'BODY') return null;
    const wanted = this.#argument().toLowerCase();
    return message => {
      const bytes = word === 'TEXT' ? message.raw : treeOf(message).body;
      return bytes.toString('latin1').toLowerCase().includes(wanted);
    };
  }

  #numbers(word: string): Matcher {
    if (word === 'UID') return inRanges(this.#argument(), this.#scope.largestUid, one => one.uid);
    if (word === 'KEYWORD' || word === 'UNKEYWORD') {
      const flag = this.#argument();
      return message => has(message, flag) === (word === 'KEYWORD');
    }
    if (!['LARGER', 'SMALLER', 'MODSEQ'].includes(word)) {
      throw new BadCommand(`unknown search key ${word.slice(0, 40)}`);
    }
    const limit = Number(this.#argument());
    if (word === 'LARGER') return message => message.raw.length > limit;
    return word === 'SMALLER'
      ? message => message.raw.length < limit
      : message => message.modseq >= limit;
  }

  #sequences(text: string): Matcher {
    return inRanges(text, this.#scope.count, (_message, sequence) => sequence);
  }
}

function inRanges(
  text: string,
  largest: number,
  numberOf: (message: StoredMessage, sequence: number) => number,
): Matcher {
  const ranges: Range[] = parseSet(text, largest);
  return (message, sequence) => {
    const number = numberOf(message, sequence);
    return ranges.some(range => number >= range.from && number <= range.to);
  };
}

/** An empty value asks only whether the field is there. */
function inHeader(name: string, value: string): Matcher {
  const wanted = value.toLowerCase();
  return message =>
    (treeOf(message).headers.get(name.toLowerCase()) ?? []).some(
      found => found.toLowerCase().includes(wanted) || decodeWords(found).includes(wanted),
    );
}

/** RFC 2047 words as UTF-8 bytes in lower case; other charsets stay as they are. */
function decodeWords(value: string): string {
  return value
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/=\?utf-8\?([bq])\?([^?\s]{0,200})\?=/gi, (_all, encoding: string, data: string) => {
      if (encoding.toLowerCase() === 'b') return Buffer.from(data, 'base64').toString('latin1');
      return data
        .replaceAll('_', ' ')
        .replace(/=([0-9a-f]{2})/gi, (_hex, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    })
    .toLowerCase();
}

function has(message: StoredMessage, flag: string): boolean {
  return [...message.flags].some(known => known.toLowerCase() === flag.toLowerCase());
}

function sentAt(message: StoredMessage): number {
  const at = Date.parse(treeOf(message).headers.get('date')?.[0] ?? '');
  return Number.isNaN(at) ? message.internalDate.getTime() : at;
}
