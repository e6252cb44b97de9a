// The folder that one session has open: its own numbering, and what it hasn't been told yet.
import { type FetchItem, item, renderItems } from './imap-fetch.ts';
import type { Mailbox, MailboxChange, StoredMessage } from './imap-mailbox.ts';
import { lowerBound, parseSet, sequenceIndexes, uidIndexes } from './imap-set.ts';
import type { Chunk } from './imap-wire.ts';

export interface Numbered {
  readonly message: StoredMessage;
  /** From 1. */
  readonly sequence: number;
}

export class Selection {
  readonly mailbox: Mailbox;
  readonly readOnly: boolean;
  /** Index + 1 is the sequence number, as this session knows it. */
  view: StoredMessage[];
  #changes: MailboxChange[] = [];
  readonly #stop: () => void;

  constructor(
    mailbox: Mailbox,
    readOnly: boolean,
    session: object,
    onChange: (change: MailboxChange) => void,
  ) {
    this.mailbox = mailbox;
    this.readOnly = readOnly;
    this.view = [...mailbox.messages];
    this.#stop = mailbox.listen(change => {
      // Who sets flags is told by the answer to its own command.
      if (change.kind === 'flags' && change.by === session) return;
      this.#changes.push(change);
      onChange(change);
    });
  }

  close(): void {
    this.#stop();
  }

  pick(set: string, byUid: boolean): Numbered[] {
    const largest = byUid ? (this.view.at(-1)?.uid ?? 0) : this.view.length;
    const ranges = parseSet(set, largest);
    const indexes = byUid
      ? uidIndexes(ranges, this.view)
      : sequenceIndexes(ranges, this.view.length);
    return indexes.flatMap(index => {
      const message = this.view[index];
      return message ? [{ message, sequence: index + 1 }] : [];
    });
  }

  /**
   * What the session must be told now. Removals are held back where they would shift the numbers
   * that a running command uses (RFC 3501 section 7.4.1).
   */
  news(withRemovals: boolean, condstore: boolean): Chunk[] {
    const changes = this.#changes;
    this.#changes = withRemovals ? [] : changes.filter(change => change.kind === 'removed');
    const lines: Chunk[] = [];
    let added = false;
    for (const change of changes) {
      if (change.kind === 'added') {
        this.view.push(...change.messages);
        added = true;
      } else if (change.kind === 'removed' && withRemovals) {
        for (const message of change.messages) lines.push(...this.#drop(message));
      } else if (change.kind === 'flags') {
        for (const message of change.messages) lines.push(...this.#flagNews(message, condstore));
      }
    }
    if (added) lines.push(`* ${this.view.length} EXISTS\r\n`);
    return lines;
  }

  #drop(message: StoredMessage): Chunk[] {
    const index = this.#indexOf(message);
    if (index < 0) return [];
    this.view.splice(index, 1);
    return [`* ${index + 1} EXPUNGE\r\n`];
  }

  #flagNews(message: StoredMessage, condstore: boolean): Chunk[] {
    const index = this.#indexOf(message);
    return index < 0 ? [] : fetchLine(index + 1, message, flagItems(condstore));
  }

  #indexOf(message: StoredMessage): number {
    const index = lowerBound(this.view, message.uid);
    return this.view[index] === message ? index : -1;
  }
}

export function flagItems(condstore: boolean): FetchItem[] {
  return [item('UID'), item('FLAGS'), ...(condstore ? [item('MODSEQ')] : [])];
}

export function fetchLine(
  sequence: number,
  message: StoredMessage,
  items: readonly FetchItem[],
): Chunk[] {
  return [`* ${sequence} FETCH `, ...renderItems(items, message), '\r\n'];
}
